import type { Stage } from '../crm/deal.ts';
import type { PlaybookLine } from '../crm/playbook.ts';
import type { ContactView } from '../crm/read.ts';
import type { Sequence, Step } from '../crm/sequence.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { Words } from './words.ts';

/** What each step of a stage's sequence says: its own words, else the next of the stage's; null where there is none left. */
export function textsOf({ id, sequence }: Pick<Stage, 'id' | 'sequence'>, lines: readonly PlaybookLine[]): (string | null)[] {
  const left = lines.filter((line) => line.kind === 'follow-up' && line.stageId === id).map(({ text }) => text);
  return sequence.steps.map(({ text }) => text ?? left.shift() ?? null);
}

/** "after 3, 7 and 14 days of silence, 3 texts". */
export function explainSequence(
  stage: Pick<Stage, 'id' | 'sequence'>,
  lines: readonly PlaybookLine[],
  { sequences }: Words,
): string {
  const { on, steps } = stage.sequence;
  if (steps.length === 0) return sequences.none;
  const texts = textsOf(stage, lines).filter((text) => text !== null).length;
  const said = sequences.afterSilence(showSteps(steps), texts);
  return on ? said : sequences.switchedOff(said);
}

/** The days of steps, each as a number where all are whole days. */
export function showSteps(steps: readonly Step[]): { times: string[]; unit: 'days' | 'hours' } {
  const whole = steps.every(({ afterHours }) => afterHours % 24 === 0);
  return { times: steps.map(({ afterHours }) => String(whole ? afterHours / 24 : afterHours)), unit: whole ? 'days' : 'hours' };
}

/** So many follow-ups would have come in the last seven days, by how long those who stand there have been silent. */
export function wouldHaveCome({ steps }: Sequence, people: readonly ContactView[], now: Date): number {
  const from = addMs(now, -7 * 24 * hourMs);
  return people.reduce((all, { conversation, deal }) => {
    const words = [conversation?.lastInboundAt, conversation?.lastOutboundAt].flatMap((at) => at ?? []);
    if (words.length === 0 || !deal || deal.closedAt) return all;
    const begin = new Date(Math.max(...[...words, deal.enteredAt].map((at) => at.getTime())));
    const due = steps.map(({ afterHours }) => addMs(begin, afterHours * hourMs));
    return all + due.filter((at) => at > from && at <= now).length;
  }, 0);
}
