import { dayOf, monthOf } from '../crm/business-days.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel, countryOf, firstName } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import { canSend } from '../crm/conversation.ts';
import { monthCost } from '../crm/cost.ts';
import { mostAtOnce } from '../crm/people.ts';
import { fillLine } from '../crm/playbook.ts';
import { freeServiceMessages, priceOf } from '../crm/rates.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext, Outcome } from './command.ts';
import { showCount, showDollars } from './money.ts';
import { wordsOf } from './place.ts';

/** One text message holds so much (Meta, text messages: 4,096 characters). */
const longestText = 4_096;

/** How many of them are shown with what they would get. */
const previews = 3;

/** The words as one person gets them: `{name}` becomes their first name, and leaves no hole where there is none. */
export function fillFor(text: string, { contact }: Pick<ContactView, 'contact'>, business: string): string {
  return fillLine(text.replaceAll(/\{(name|nombre|nome)\}/gi, '{first_name}'), { first_name: firstName(contact), business });
}

/** Whether own words can reach somebody now. */
export function canReach({ contact, conversation }: ContactView, now: Date): boolean {
  return !contact.blockedAt && conversation !== null && canSend('free', conversation, 'unasked', now).ok;
}

/** What everybody would get: three of them with their last words, the cost, one tap. `topics`: the ways of asking that it answers. */
export async function previewMany(
  text: string,
  views: readonly ContactView[],
  context: CommandContext,
  topics?: readonly string[],
): Promise<Outcome> {
  const { answerOnce: words, label, group } = wordsOf(context);
  if (views.length === 0) return { answer: { text: group.nobody }, effects: [] };
  const reachable = views.filter((view) => canReach(view, context.now));
  const meant = reachable.slice(0, mostAtOnce);
  if (meant.length === 0) return { answer: { text: words.nobodyReachable }, effects: [] };
  if (meant.some((view) => fillFor(text, view, context.tenant.name).length > longestText))
    return { answer: { text: words.tooLong(longestText) }, effects: [] };
  const samples = meant.slice(0, previews).map((view) => preview(text, view, context));
  const unreachable = views.length - reachable.length;
  const body = [
    words.preview(meant.length),
    '',
    ...samples,
    ...(meant.length > samples.length ? [`+${meant.length - samples.length}`] : []),
    ...(reachable.length > meant.length ? [words.onlySo(meant.length)] : []),
    ...(unreachable > 0 ? [words.unreachable(unreachable)] : []),
    '',
    await showCost(meant, context),
  ].join('\n');
  return {
    answer: {
      kind: 'question',
      body: clipText(body, cardLimits.body),
      choices: [
        { label: clipText(words.send(meant.length), cardLimits.button), act: { verb: 'answer-many', text } },
        { label: label.notNow, act: { verb: 'dismiss' } },
      ],
      // Other words take the place of these.
      adds: 'answer',
      people: meant.map((view) => view.contact.id),
      about: meant.slice(0, previews).map((view) => view.contact.id),
      ...(topics ? { topics: [...topics] } : {}),
    },
    effects: [],
  };
}

function preview(text: string, view: ContactView, { tenant }: CommandContext): string {
  const said = view.conversation?.lastText;
  return [
    `*${clipText(oneLine(contactLabel(view.contact)), 60)}*${said ? `: “${clipText(oneLine(said), 60)}”` : ''}`,
    `→ ${clipText(fillFor(text, view, tenant.name), 160)}`,
  ].join('\n');
}

/** What so many free-form messages would cost now: the month's free ones first, by the number each leaves from. */
export async function showCost(views: readonly ContactView[], context: CommandContext): Promise<string> {
  const { answerOnce: words } = wordsOf(context);
  const { locale } = context.operator;
  const { days } = monthOf(context.now, context.tenant.timezone);
  const spent = monthCost(await context.read.charges(days[0]!, days.at(-1)!));
  const day = dayOf(context.now, context.tenant.timezone);
  const cost = { micros: 0, estimated: false };
  let free = 0;
  for (const [numberId, ofNumber] of Map.groupBy(views, (view) => view.conversation!.numberId)) {
    const left = spent.numbers.find((one) => one.numberId === numberId)?.freeLeft ?? freeServiceMessages;
    free += Math.max(0, left - ofNumber.length);
    for (const { contact } of ofNumber.slice(left)) {
      const price = priceOf({ day, category: 'service', kind: 'regular', country: countryOf(contact) ?? '' });
      cost.micros += price.micros;
      cost.estimated ||= price.estimated;
    }
  }
  return cost.micros === 0 ? words.free(showCount(free, locale)) : words.costs(showDollars(cost, locale));
}
