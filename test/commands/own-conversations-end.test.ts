import { expect, test } from 'vitest';
import { compileDialogue } from '../../src/commands/dialogues/written/compile.ts';
import { readDialogue } from '../../src/commands/dialogues/written/read-dialogue.ts';
import { type DialogueBody, type DialogueStep, dialogueBody } from '../../src/crm/dialogue.ts';
import { type DialogueEdit, editDialogue } from '../../src/crm/dialogue-edit.ts';
import { advance, begin, type Heard, type Progress, stepOf } from '../../src/crm/dialogue-run.ts';
import { dice } from '../crm/dice.ts';

type Roll = (sides: number) => number;

const answers = ['', 'text', 'number', 'amount', 'date', 'e-mail', 'telefone', 'foto', 'hora libre', 'yes/no'];
const questions = ['Which area?', '¿Qué zona?', 'Qual região?', 'ask "Which area, please?"', 'Tell us about it:', 'whatever'];
const writes = ['', '', '', ' -> tag', ' -> name', ' -> value', ' -> field area', ' -> nowhere'];
const ends = ['then tag visit', 'luego tarea llamar', 'depois etiqueta visita, di "Obrigado!"', 'then quote', 'thanks'];

/** A message as somebody might write it: mostly right, its choices leading anywhere. */
function anyMessage(roll: Roll): string {
  const count = 1 + roll(roll(8) ? 4 : 14);
  const from = <T>(all: readonly T[]): T => all[roll(all.length)]!;
  const choice = (n: number) => `choice ${n}${roll(4) > 0 ? '' : ` -> ${roll(6) === 0 ? 'end' : 1 + roll(count + 1)}`}`;
  const choices = () => Array.from({ length: 2 + roll(5) }, (_, n) => choice(n)).join(' / ');
  const lines = Array.from({ length: count }, () => {
    const asked = roll(40) === 0 ? from(questions) : from(questions.slice(0, 4));
    return roll(2) === 0 ? `${asked} ${choices()}` : `${asked} ${from(answers)}${roll(3) === 0 ? from(writes) : ''}`;
  });
  return ['Visit', ...(roll(3) ? [] : ['when they write "visit"']), ...lines, ...(roll(3) ? [] : [from(ends)])].join(
    roll(4) ? '\n' : '; ',
  );
}

function anyHeard(roll: Roll, step: DialogueStep): Heard {
  const kind = roll(12);
  if (kind < 2) return { is: 'wrong' };
  if (kind === 2) return { is: 'gone' };
  const picked = step.wants.as === 'choice' ? { choice: roll(step.wants.choices.length) } : {};
  return { is: 'answer', value: 'x', shown: 'x', ...picked };
}

function anyEdit(roll: Roll): DialogueEdit {
  const step = 1 + roll(5);
  const made = { label: 'New', ask: 'New?', wants: { as: 'text' as const } };
  const all: DialogueEdit[] = [
    { is: 'remove', step },
    { is: 'move', step, to: 1 + roll(5) },
    { is: 'insert', step, made },
    { is: 'replace', step, made },
  ];
  return all[roll(all.length)]!;
}

/** As many turns as any of them can take: each step at most once, each with one wrong answer; "gone" is the world's and is not counted. */
function turnsToEnd(body: DialogueBody, roll: Roll): number {
  let progress: Progress = begin(body);
  const asked = new Set([progress.step]);
  for (let turns = 1; ; ) {
    const heard = anyHeard(roll, stepOf(body, progress));
    const move = advance(body, progress, heard);
    if (move.go !== 'ask') return turns;
    if (heard.is === 'answer' && asked.has(move.progress.step)) throw new Error('The same question twice.');
    asked.add(move.progress.step);
    progress = move.progress;
    turns += heard.is === 'gone' ? 0 : 1;
  }
}

function endsInTime(body: DialogueBody, roll: Roll): boolean {
  return turnsToEnd(body, roll) <= body.steps.length * 2;
}

test('whatever is accepted as a conversation of one’s own ends, also after any change of it: 20,000 of them', () => {
  const ended = { written: 0, changed: 0 };
  let refused = 0;
  for (let seed = 0; ended.written < 10_000 || ended.changed < 10_000; seed += 1) {
    const roll = dice(seed);
    const read = readDialogue(anyMessage(roll));
    const compiled = read && read.wrong.length === 0 ? compileDialogue(read.spoken, { stages: [], locale: 'en' }) : null;
    if (!compiled?.ok) {
      refused += 1;
      continue;
    }
    let { body } = compiled;
    if (!dialogueBody.safeParse(body).success || !endsInTime(body, roll)) throw new Error(`Seed ${seed}`);
    ended.written += 1;
    for (const edit of [anyEdit(roll), anyEdit(roll), anyEdit(roll)]) {
      const edited = editDialogue(body, edit);
      if (!edited.ok) continue;
      body = edited.body;
      if (!endsInTime(body, roll)) throw new Error(`Seed ${seed}, ${edit.is}`);
      ended.changed += 1;
    }
  }
  // What leads back, misses a step or cannot be read is told, and there is plenty of it.
  expect(refused).toBeGreaterThan(1_000);
}, 60_000);
