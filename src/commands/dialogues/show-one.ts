import type { Choice } from '../../crm/card.ts';
import { cardLimits } from '../../crm/card-limits.ts';
import { contactName } from '../../crm/contact.ts';
import type { Dialogue } from '../../crm/dialogue.ts';
import type { Recalled } from '../../crm/rule.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import { addMs, hourMs } from '../../kit/clock.ts';
import { begin } from '../begin.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { placeOf, wordsOf } from '../place.ts';
import { showTime } from '../times.ts';
import { lastMonth, tellBeginning, tellCounts, tellDialogue, tellStops, wouldHaveBegun } from './explain.ts';

/** So many of last week's messages are looked at for who would have begun one. */
const mostTried = 2_000;

/** What it does, with whom it begins, with whom of last week's it would have begun, how it went; `lead`: what is said before. */
export async function showDialogue({ kind, body, on }: Dialogue, context: CommandContext, lead?: string): Promise<Outcome> {
  const words = wordsOf(context);
  const { list } = words.dialogues;
  const { locale } = context.operator;
  const lines = await lastMonth(context);
  const counts = tellCounts(kind, lines, list, locale);
  const { begun } = wouldHaveBegun(kind, body, await lastWeek(context));
  const title = `*${body.name}* · ${list.states[on ? 'on' : 'off']}`;
  const does = tellDialogue(body, list, await context.read.stages()).join('\n');
  const went = [
    tellBeginning(body, begin.examples[locale][0]!, words.dialogues),
    list.wouldHave(begun.length),
    ...(begun.length > 0 ? [words.rules.cases(casesOf(begun, context))] : []),
    ...(counts ? [counts] : []),
    ...tellStops(kind, body, lines, list, locale),
  ].join('\n');
  const text = [...(lead ? [lead, ''] : []), title, does, '', went].join('\n');
  const choice = (what: 'on' | 'off' | 'try', label: string): Choice => ({
    label,
    act: { verb: 'run', command: 'conversations', rest: `${kind} ${what}` },
  });
  const fits = text.length <= cardLimits.body;
  return {
    answer: {
      kind: 'question',
      body: clipText(fits ? text : [title, went].join('\n'), cardLimits.body),
      choices: [on ? choice('off', list.switchOff) : choice('on', list.switchOn), choice('try', list.tryIt)],
    },
    // A long one is told whole, and before its buttons.
    effects: fits
      ? []
      : [
          {
            do: 'say',
            to: context.operator.id,
            text: clipText([...(lead ? [lead, ''] : []), title, does].join('\n'), cardLimits.text),
          },
        ],
  };
}

/** What customers wrote last week. */
export function lastWeek({ read, now }: CommandContext): Promise<Recalled[]> {
  return read.happened('message', addMs(now, -7 * 24 * hourMs), mostTried);
}

/** Three of them, by name and time. */
function casesOf(begun: readonly Recalled[], context: CommandContext): string {
  return begun
    .slice(0, 3)
    .map(({ event, situation }) => {
      const name = situation.view ? clipText(oneLine(contactName(situation.view.contact)), 40) : '';
      return `${name} (${showTime(event.at, placeOf(context))})`.trim();
    })
    .join(', ');
}
