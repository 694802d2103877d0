import type { Stage } from '../../../crm/deal.ts';
import {
  type DialogueBody,
  type DialogueStep,
  type DialogueTrouble,
  dialogueLimits,
  toEnd,
  troubleIn,
} from '../../../crm/dialogue.ts';
import type { Locale } from '../../../crm/locale.ts';
import { languageOf } from '../../../crm/spoken-language.ts';
import { oneLine } from '../../../kit/clip.ts';
import { findStage } from '../../stage-named.ts';
import { dialogueCustomerWords } from '../../words/dialogue-customer.ts';
import type { SpokenDialogue, SpokenEnd, SpokenStep, WholeTrouble } from './spoken.ts';

export type Compiled = { ok: true; body: DialogueBody } | { ok: false; trouble: WholeTrouble | DialogueTrouble };

/** What was written as data that can be had to its end: numbers become steps, names stages. `locale`: its language, where the words do not tell. */
export function compileDialogue(
  spoken: SpokenDialogue,
  { stages, locale }: { stages: readonly Stage[]; locale: Locale },
): Compiled {
  const { name, starts, ends } = spoken;
  const count = spoken.steps.length;
  if (name === '') return refuse({ why: 'no-name' });
  if (name.length > dialogueLimits.name) return refuse({ why: 'name-long', is: name.length, most: dialogueLimits.name });
  if (count === 0) return refuse({ why: 'no-steps' });
  if (count > dialogueLimits.steps) return refuse({ why: 'many-steps', is: count, most: dialogueLimits.steps });
  const missing = spoken.steps.flatMap(jumpsOf).find((to) => to < 1 || to > count);
  if (missing !== undefined) return refuse({ why: 'no-step', what: String(missing), of: count });
  const found = stageMeant(ends, stages);
  if (found && 'why' in found) return refuse(found);
  const spokenIn = languageOf(wordsIn(spoken)) ?? locale;
  const body: DialogueBody = {
    v: 1,
    locale: spokenIn,
    name: oneLine(name),
    starts: {
      first: starts.first,
      words: [...new Set(starts.words)],
      ...(starts.about.length > 0 ? { about: starts.about.slice(0, 3) } : {}),
    },
    steps: spoken.steps.map((step, index) => ({ ...compileStep(step, stepKey), key: stepKey(index + 1) })),
    end: { say: dialogueCustomerWords[spokenIn].thanks, tells: 'notice', ...endsOf(ends, found?.stage ?? null) },
  };
  const trouble = troubleIn(body);
  return trouble ? refuse(trouble) : { ok: true, body };
}

/** What customers will read of it. */
function wordsIn({ steps, ends }: SpokenDialogue): string {
  const choices = steps.flatMap(({ wants }) => (wants.as === 'choice' ? wants.choices.map(({ label }) => label) : []));
  return [...steps.map(({ ask }) => ask), ...choices, endOf(ends, 'say')?.text ?? ''].join(' ');
}

/** The stage that the end names; null where it names none. */
export function stageMeant(ends: readonly SpokenEnd[], stages: readonly Stage[]): { stage: Stage } | WholeTrouble | null {
  const said = endOf(ends, 'stage');
  const found = said && findStage(said.stage, stages);
  if (!found || found.is === 'one') return found ? { stage: found.stage } : null;
  return { why: 'no-stage', what: said.stage, names: stages.map((one) => oneLine(one.name)).join(' · ') };
}

/** What was said of the end, and nothing else. */
export function endsOf(ends: readonly SpokenEnd[], stage: Stage | null): Partial<DialogueBody['end']> {
  const tags = ends.flatMap((one) => (one.do === 'tag' ? [oneLine(one.tag)] : []));
  const [say, opens, task] = [endOf(ends, 'say'), endOf(ends, 'opens'), endOf(ends, 'task')];
  return {
    ...(say ? { say: say.text } : {}),
    ...(tags.length > 0 ? { tags: tags.slice(0, 3) } : {}),
    ...(stage ? { stage: stage.id } : {}),
    ...(opens ? { opens: opens.what } : {}),
    ...(task ? { tells: 'task' } : endOf(ends, 'show') ? { tells: 'notice' } : {}),
    ...(task && task.text !== '' ? { task: oneLine(task.text) } : {}),
  };
}

function endOf<K extends SpokenEnd['do']>(ends: readonly SpokenEnd[], what: K): Extract<SpokenEnd, { do: K }> | undefined {
  return ends.findLast((one): one is Extract<SpokenEnd, { do: K }> => one.do === what);
}

/** A step as data; `keyOf`: the key of the step of a number. One that there is none of leads nowhere, which is found as trouble. */
export function compileStep({ ask, label, wants, write }: SpokenStep, keyOf: (n: number) => string): Omit<DialogueStep, 'key'> {
  const place = (to: number | 'end') => (to === 'end' ? toEnd : keyOf(to));
  return {
    label,
    ask,
    wants:
      wants.as === 'choice'
        ? {
            as: 'choice',
            choices: wants.choices.map((one) => ({ label: one.label, ...(one.to === null ? {} : { to: place(one.to) }) })),
          }
        : wants,
    ...(write ? { write } : {}),
  };
}

function jumpsOf({ wants }: SpokenStep): number[] {
  return wants.as === 'choice' ? wants.choices.flatMap(({ to }) => (typeof to === 'number' ? [to] : [])) : [];
}

/** What a step is counted by; it keeps that when others are put before it. */
function stepKey(n: number): string {
  return `s${n}`;
}

function refuse(trouble: WholeTrouble | DialogueTrouble): Compiled {
  return { ok: false, trouble };
}
