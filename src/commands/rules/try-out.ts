import { contactName } from '../../crm/contact.ts';
import { listensTo, type Rule, type RuleBody, type Trigger } from '../../crm/rule.ts';
import { slotsBetween } from '../../crm/rule-clock.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import { addMs, hourMs } from '../../kit/clock.ts';
import { holds } from '../../rules/holds.ts';
import { type Replay, replay } from '../../rules/replay.ts';
import type { CommandContext } from '../command.ts';
import { placeOf, wordsOf } from '../place.ts';
import { showTime } from '../times.ts';

const weekMs = 7 * 24 * hourMs;

/** So much of a kind is looked at: a busy business's newest. */
const mostEvents = 5_000;

/** How often a rule would have fired last week, on what really happened, with three cases. */
export async function tryOut(rule: Pick<Rule, 'id' | 'body'>, context: CommandContext): Promise<string[]> {
  const { rules: words } = wordsOf(context);
  if (rule.body.when.on === 'clock') return await tryByClock(rule.body, rule.body.when, context);
  const tried = await replayed(rule, context);
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

/** How often it would have fired last week; null where that cannot be told. */
export async function timesLastWeek(rule: Pick<Rule, 'id' | 'body'>, context: CommandContext): Promise<number | null> {
  const { when } = rule.body;
  const { now, tenant } = context;
  if (when.on === 'clock') return slotsBetween(when, addMs(now, -weekMs), now, tenant.timezone).length;
  return (await replayed(rule, context))?.fired.length ?? null;
}

async function replayed(rule: Pick<Rule, 'id' | 'body'>, { tenant, now, read }: CommandContext): Promise<Replay | null> {
  const happened = await read.happened(listensTo(rule.body.when), addMs(now, -weekMs), mostEvents);
  return replay(rule, happened, { timezone: tenant.timezone, now });
}

/** So many are looked at for three names and a number. */
const mostPeople = 1_000;

/** The clock said so on those days; whom it is about, only now is known. */
async function tryByClock(
  { if: conditions }: RuleBody,
  when: Extract<Trigger, { on: 'clock' }>,
  context: CommandContext,
): Promise<string[]> {
  const { rules: words } = wordsOf(context);
  const { tenant, now, read } = context;
  const times = words.wouldHave(slotsBetween(when, addMs(now, -weekMs), now, tenant.timezone).length);
  if (conditions.length === 0) return [times];
  const found = await read.mayBeMeant(conditions, mostPeople);
  const people = found.flatMap((one) => (one.view && holds(conditions, one, now, tenant.timezone) ? [one.view] : []));
  const names = people.slice(0, 3).map(({ contact }) => clipText(oneLine(contactName(contact)), 40));
  return [times, words.aboutNow(people.length, `${names.join(', ')}${people.length > 3 ? ' …' : ''}`)];
}
