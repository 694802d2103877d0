import { cardLimits } from '../../crm/card-limits.ts';
import type { Rule } from '../../crm/rule.ts';
import { clipText } from '../../kit/clip.ts';
import { addMs, hourMs } from '../../kit/clock.ts';
import type { Id } from '../../kit/ids.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { wordsOf } from '../place.ts';
import { dotted } from '../rows.ts';
import { tellRule } from './explain.ts';
import { tellingOf } from './telling.ts';

/** A rule by its number, or (`#`) by its id, and a firing (`!`) by its own: what a button carries, whatever it is called by then. */
export type Which = { number: number } | { ruleId: string } | { firingId: string };

/** Which one a sentence is about, and what stands behind it; null where it is about none. */
export function readWhich(rest: string): { which: Which; behind: string } | null {
  const match = /^(?:(\d{1,6})|#([0-9a-z-]+)|!([0-9a-z-]+))\s*(.*)$/s.exec(rest.trim());
  if (!match) return null;
  const [, number, ruleId, firingId, behind = ''] = match;
  return { which: firingId ? { firingId } : ruleId ? { ruleId } : { number: Number(number) }, behind };
}

/** The rule that is meant; null where there is none. */
export async function findRule(which: Exclude<Which, { firingId: string }>, { read }: CommandContext): Promise<Rule | null> {
  if ('ruleId' in which) return await read.rule(which.ruleId as Id<'rule'>);
  return (await read.rules()).find((one) => one.number === which.number) ?? null;
}

export function noSuchRule(which: Exclude<Which, { firingId: string }>, context: CommandContext): Outcome {
  const { rules: words } = wordsOf(context);
  return { answer: { text: 'number' in which ? words.noSuch(String(which.number)) : words.offerGone }, effects: [] };
}

/** What it is, how it stands, how often it fired; and what can be done with it. */
export async function showRule(found: Rule, context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  const telling = tellingOf({ stages: await context.read.stages(), team: await context.read.team() }, context);
  const fired = (await context.read.firedSince(addMs(context.now, -7 * 24 * hourMs))).get(found.id) ?? 0;
  const isOn = found.state === 'on';
  const rest = (deed: 'on' | 'off' | 'remove') => ({ verb: 'run' as const, command: 'rule', rest: `#${found.id} ${deed}` });
  const state = found.state === 'on' || found.state === 'off' || found.state === 'paused' ? words.states[found.state] : '';
  const body = [
    tellRule(found.body, telling),
    dotted(state, found.asks && words.asksState, words.firedWeek(fired)),
    ...(found.pausedBecause ? [words.paused[found.pausedBecause]] : []),
  ];
  return {
    answer: {
      kind: 'question',
      body: clipText(`*${found.number ?? ''}.* ${body.join('\n')}`, cardLimits.body),
      choices: [
        { act: { verb: 'run', command: 'rules', rest: `#${found.id} log` }, label: words.log },
        { act: rest(isOn ? 'off' : 'on'), label: isOn ? words.switchOff : words.switchOn },
        { act: rest('remove'), label: words.remove },
      ],
    },
    effects: [],
  };
}
