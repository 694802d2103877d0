import { contactName } from '../../crm/contact.ts';
import { listensTo, type Rule } from '../../crm/rule.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import { addMs, hourMs } from '../../kit/clock.ts';
import { replay } from '../../rules/replay.ts';
import type { CommandContext } from '../command.ts';
import { placeOf, wordsOf } from '../place.ts';
import { showTime } from '../times.ts';

const weekMs = 7 * 24 * hourMs;

/** So much of a kind is looked at: a busy business's newest. */
const mostEvents = 5_000;

/** How often a rule would have fired last week, on what really happened, with three cases. */
export async function tryOut(rule: Pick<Rule, 'id' | 'body'>, context: CommandContext): Promise<string[]> {
  const { rules: words } = wordsOf(context);
  const { tenant, now, read } = context;
  const happened = await read.happened(listensTo(rule.body.when), addMs(now, -weekMs), mostEvents);
  const tried = replay(rule, happened, { timezone: tenant.timezone, now });
  if (!tried) return [words.cannotTry];
  const { fired, pauses } = tried;
  if (fired.length === 0) return [words.neverWould];
  const cases = [...new Map(fired.toReversed().map((one) => [one.recalled.event.contactId, one])).values()]
    .slice(0, 3)
    .map(
      ({ recalled, at }) =>
        `${clipText(oneLine(recalled.situation.view ? contactName(recalled.situation.view.contact) : ''), 40)} (${showTime(at, placeOf(context))})`,
    );
  return [pauses ? words.wouldHavePaused(fired.length) : words.wouldHave(fired.length), words.cases(cases.join(', '))];
}
