import { expect, test } from 'vitest';
import { type DialogueBody, type DialogueStep, dialogueBody, readyKinds, toEnd, troubleIn } from '../../src/crm/dialogue.ts';
import { advance, begin, type Heard, type Move, type Progress, stepOf } from '../../src/crm/dialogue-run.ts';
import { locales } from '../../src/crm/locale.ts';
import { presets } from '../../src/crm/preset.ts';
import { readyDialogue } from '../../src/crm/presets/dialogues/trades.ts';
import { dice } from './dice.ts';

const text = (key: string): DialogueStep => ({ key, label: key, ask: `${key}?`, wants: { as: 'text' } });
const choice = (key: string, ...to: (string | undefined)[]): DialogueStep => ({
  key,
  label: key,
  ask: `${key}?`,
  wants: { as: 'choice', choices: to.map((one, n) => ({ label: `${key} ${n}`, ...(one ? { to: one } : {}) })) },
});
const body = (...steps: DialogueStep[]): DialogueBody => ({
  v: 1,
  locale: 'en',
  name: 'Test',
  starts: { first: false, words: [] },
  steps,
  end: { say: 'Thanks.', tells: 'notice' },
});
const said = (value: string, picked?: number): Heard => ({
  is: 'answer',
  value,
  shown: value,
  ...(picked === undefined ? {} : { choice: picked }),
});

const forked = body(choice('what', undefined, 'c', toEnd), text('b'), text('c'));

test.each<[string, DialogueBody, Heard[], string]>([
  ['each answer leads to the next step', body(text('a'), text('b')), [said('1'), said('2')], 'ask b, finish a=1 b=2'],
  ['a choice leads where it says', forked, [said('x', 1), said('2')], 'ask c, finish what=x c=2'],
  ['or to the end', forked, [said('x', 2)], 'finish what=x'],
  ['or to the next', forked, [said('x', 0)], 'ask b'],
  ['one wrong answer is asked again', body(text('a')), [{ is: 'wrong' }, said('1')], 'again a, finish a=1'],
  ['two wrong answers are a person’s', body(text('a')), [{ is: 'wrong' }, { is: 'wrong' }], 'again a, leave wrong-twice'],
  [
    'wrong answers are counted for each step',
    body(text('a'), text('b')),
    [{ is: 'wrong' }, said('1'), { is: 'wrong' }],
    'again a, ask b, again b',
  ],
  [
    'what has gone meanwhile is nobody’s mistake',
    body(text('a')),
    [{ is: 'gone' }, { is: 'gone' }, { is: 'gone' }],
    'again a, again a, again a',
  ],
  [
    'whoever wants a person has one at once',
    body(text('a')),
    [{ is: 'leave', because: 'asks-for-person' }],
    'leave asks-for-person',
  ],
])('%s', (_, dialogue, heard, expected) => {
  const told: string[] = [];
  let progress = begin(dialogue);
  for (const one of heard) {
    const move = advance(dialogue, progress, one);
    told.push(shown(move));
    if (move.go !== 'leave') progress = move.progress;
  }
  expect(told.join(', ')).toBe(expected);
});

function shown(move: Move): string {
  if (move.go === 'leave') return `leave ${move.because}`;
  if (move.go === 'ask') return `${move.again ? 'again' : 'ask'} ${move.progress.step}`;
  return `finish ${move.progress.answers.map(({ step, value }) => `${step}=${value}`).join(' ')}`;
}

test.each([
  ['a step of the same name', body(text('a'), text('a')), 'same-key'],
  ['a choice that leads back', body(text('a'), choice('b', 'a', undefined)), 'backwards'],
  ['a choice that leads to itself', body(choice('b', 'b', undefined)), 'backwards'],
  ['a choice that leads nowhere', body(choice('b', 'z', undefined)), 'backwards'],
  ['a step that nobody comes to', body(choice('a', 'c', 'c'), text('b'), text('c')), 'unreachable'],
  [
    'two choices that read alike',
    body({ ...text('a'), wants: { as: 'choice', choices: [{ label: 'Sí' }, { label: 'si' }] } }),
    'same-choice',
  ],
])('%s is a mistake', (_, dialogue, why) => expect(troubleIn(dialogue)).toMatchObject({ why }));

test('every ready one of every trade can be had, in every language', () => {
  const trades = Object.keys(presets);
  const ready = trades.flatMap((trade) =>
    readyKinds.flatMap((kind) => locales.map((locale) => ({ trade, kind, locale, found: readyDialogue(trade, kind, locale) }))),
  );
  for (const { trade, kind, locale, found } of ready.filter((one) => one.found)) {
    expect(() => dialogueBody.parse(found), `${trade} ${kind} ${locale}`).not.toThrow();
    expect(troubleIn(found!), `${trade} ${kind} ${locale}`).toBeNull();
  }
  // Each trade has two at least, and first questions or an order to begin with.
  for (const trade of trades)
    expect(ready.filter((one) => one.trade === trade && one.found).length / 3).toBeGreaterThanOrEqual(2);
});

/** A conversation that can be had: up to eight steps, choices that lead forward. */
function anyBody(roll: (sides: number) => number): DialogueBody {
  const count = 1 + roll(8);
  const steps = Array.from({ length: count }, (_, index) => {
    if (roll(2) === 0) return text(`s${index}`);
    const ahead = () =>
      roll(3) > 0
        ? undefined
        : index + 1 + roll(count - index) >= count
          ? toEnd
          : `s${index + 1 + roll(Math.max(1, count - index - 1))}`;
    // One of them always leads to the next, so that nobody misses a step for good.
    return choice(`s${index}`, undefined, ...Array.from({ length: 1 + roll(4) }, ahead));
  });
  return body(...steps);
}

function anyHeard(roll: (sides: number) => number, step: DialogueStep): Heard {
  const kind = roll(12);
  if (kind < 2) return { is: 'wrong' };
  if (kind === 2) return { is: 'gone' };
  if (kind === 3) return { is: 'leave', because: 'asks-for-person' };
  const picked = step.wants.as === 'choice' ? roll(step.wants.choices.length) : undefined;
  return said(`answer ${kind}`, picked);
}

test('100,000 conversations at random: each ends, is never asked after that, and keeps only what was answered', () => {
  const runs = 100_000;
  const ended = { finish: 0, leave: 0 };
  for (let seed = 0; seed < runs; seed += 1) {
    const roll = dice(seed);
    const dialogue = anyBody(roll);
    if (troubleIn(dialogue)) throw new Error(`Seed ${seed}: ${JSON.stringify(troubleIn(dialogue))}`);
    let progress: Progress = begin(dialogue);
    let answers = 0;
    let wrong = 0;
    const asked = new Set<string>([progress.step]);
    // Of wrong answers there is one a step at most before a person takes over; "gone" is up to the world, so it is bounded here.
    for (let turn = 0; ; turn += 1) {
      if (turn > 200) throw new Error(`Seed ${seed} did not end.`);
      const heard = anyHeard(roll, stepOf(dialogue, progress));
      const move = advance(dialogue, progress, heard);
      if (heard.is === 'leave' && move.go !== 'leave') throw new Error(`Seed ${seed}: asked on after it was to be left.`);
      if (move.go === 'leave') {
        if (heard.is === 'answer') throw new Error(`Seed ${seed}: left at an answer.`);
        ended.leave += 1;
        break;
      }
      answers += heard.is === 'answer' ? 1 : 0;
      if ((move.go === 'finish' || move.given !== null) !== (heard.is === 'answer'))
        throw new Error(`Seed ${seed}: something was written without an answer.`);
      if (move.progress.answers.length !== answers) throw new Error(`Seed ${seed}: an answer was lost or invented.`);
      if (move.go === 'finish') {
        ended.finish += 1;
        break;
      }
      wrong = heard.is === 'wrong' ? wrong + 1 : heard.is === 'answer' ? 0 : wrong;
      if (wrong > 1) throw new Error(`Seed ${seed}: asked a third time.`);
      if (heard.is === 'answer') {
        if (asked.has(move.progress.step)) throw new Error(`Seed ${seed}: the same question twice.`);
        asked.add(move.progress.step);
      } else if (move.progress.step !== progress.step) throw new Error(`Seed ${seed}: went on without an answer.`);
      progress = move.progress;
    }
  }
  expect(ended.finish + ended.leave).toBe(runs);
  expect(Math.min(ended.finish, ended.leave)).toBeGreaterThan(runs / 10);
});
