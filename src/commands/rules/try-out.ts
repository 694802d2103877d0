import { contactName } from '../../crm/contact.ts';
import { listensTo, type Recalled, type Rule, type RuleBody, type Trigger } from '../../crm/rule.ts';
import { isHoliday, slotsBetween } from '../../crm/rule-clock.ts';
import { countsAs } from '../../crm/template.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import { addMs, hourMs } from '../../kit/clock.ts';
import { holds } from '../../rules/holds.ts';
import { type Replay, replay } from '../../rules/replay.ts';
import { wouldSend } from '../../rules/would-send.ts';
import type { CommandContext } from '../command.ts';
import { placeOf, wordsOf } from '../place.ts';
import { showTime } from '../times.ts';
import { sendsOf, templateNamed, writesToThem } from './send-lines.ts';

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
  return [
    pauses ? words.wouldHavePaused(fired.length) : words.wouldHave(fired.length),
    ...(await wouldHaveSent(rule.body, fired, context)),
    words.cases(cases.join(', ')),
  ];
}

/** Of a rule that writes to people: how many messages would really have left. */
async function wouldHaveSent(body: RuleBody, fired: Replay['fired'], context: CommandContext): Promise<string[]> {
  if (!writesToThem(body)) return [];
  const name = sendsOf(body)[0]?.template ?? '';
  const template = templateNamed(name, name === '' ? [] : await context.read.templates(), context.tenant.locale);
  const category = template && countsAs(template);
  return [wordsOf(context).rules.wouldHaveSent(wouldSend(body, fired, category))];
}

/** How often each would have fired last week; null where that cannot be told. What happened is read once, however many listen to it. */
export async function timesLastWeek(
  rules: readonly Pick<Rule, 'id' | 'body'>[],
  context: CommandContext,
): Promise<(number | null)[]> {
  const lastWeek = openLastWeek(context);
  const times: (number | null)[] = [];
  for (const rule of rules) {
    const { when } = rule.body;
    times.push(
      when.on === 'clock'
        ? slotsLastWeek(when, context).length
        : ((await replayed(rule, context, lastWeek))?.fired.length ?? null),
    );
  }
  return times;
}

type LastWeek = (kind: ReturnType<typeof listensTo>) => Promise<Recalled[]>;

/** When the clock would have said so, without the days on which the business was closed. */
function slotsLastWeek(when: Extract<Trigger, { on: 'clock' }>, { now, tenant }: CommandContext): Date[] {
  const slots = slotsBetween(when, addMs(now, -weekMs), now, tenant.timezone);
  return slots.filter((slot) => !isHoliday(when, slot, tenant.settings.opening, tenant.timezone));
}

/** What happened last week, each kind read when it is first asked for. */
function openLastWeek({ now, read }: CommandContext): LastWeek {
  const known = new Map<string, Promise<Recalled[]>>();
  return (kind) => {
    const found = known.get(kind) ?? read.happened(kind, addMs(now, -weekMs), mostEvents);
    known.set(kind, found);
    return found;
  };
}

async function replayed(
  rule: Pick<Rule, 'id' | 'body'>,
  context: CommandContext,
  lastWeek: LastWeek = openLastWeek(context),
): Promise<Replay | null> {
  // What happened does not tell it, so it is not read.
  if (rule.body.when.on === 'waits') return null;
  return replay(rule, await lastWeek(listensTo(rule.body.when)), { timezone: context.tenant.timezone, now: context.now });
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
  const times = words.wouldHave(slotsLastWeek(when, context).length);
  if (conditions.length === 0) return [times];
  const found = await read.mayBeMeant(conditions, mostPeople);
  const people = found.flatMap((one) => (one.view && holds(conditions, one, now, tenant.timezone) ? [one.view] : []));
  const names = people.slice(0, 3).map(({ contact }) => clipText(oneLine(contactName(contact)), 40));
  return [times, words.aboutNow(people.length, `${names.join(', ')}${people.length > 3 ? ' …' : ''}`)];
}
