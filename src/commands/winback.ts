import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import type { ContactView } from '../crm/contact-view.ts';
import { type LostReason, reasonsMeant } from '../crm/lost.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showCount, showMoney } from './money.ts';
import { mostReasons, previewShow, whoWants } from './offer-people.ts';
import { moreRow, onePage, rowsUpTo } from './page.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';

export const winback = defineCommand({
  name: 'winback',
  words: {
    en: ['winback', 'win back', 'lost because of', 'lost for'],
    es: ['recuperar', 'perdidos por'],
    pt: ['reconquistar', 'perdidos por causa de'],
  },
  says: {
    en: 'Who was lost for what; or whom an offer is news for',
    es: 'Quién se perdió y por qué; o para quién una oferta es noticia',
    pt: 'Quem foi perdido e por quê; ou para quem uma oferta é novidade',
  },
  examples: {
    en: ['winback', 'winback price', 'lost because of the price', 'winback offer 12'],
    es: ['recuperar', 'perdidos por precio', 'recuperar oferta 12'],
    pt: ['reconquistar', 'reconquistar preço', 'reconquistar oferta 12'],
  },
  args: z.union([
    z.object({ offer: z.number().int().min(1), show: z.boolean() }),
    z.object({ reason: z.string(), page: z.number().int().min(1).max(99).default(1) }),
  ]),
  read(rest) {
    const offer = /^(show\s+)?(?:(?:of |la )?(?:offer|oferta)\s*#?|#)(\d{1,6})$/iu.exec(rest.trim());
    if (offer && Number(offer[2]) > 0) return { offer: Number(offer[2]), show: offer[1] !== undefined };
    const text = withoutPoliteness(rest).replace(/^(?:(?:because )?of |por |por causa de |de )?(?:the |el |la |o |a )?/, '');
    const page = /(?:^| )(\d{1,2})$/.exec(text);
    const reason = page ? text.slice(0, page.index) : text;
    return reason.split(' ').length <= 8 ? { reason, page: Math.max(1, Number(page?.[1] ?? 1)) } : null;
  },
  changes: false,
  alone: true,
  async people(args, context, limit) {
    const { read } = context;
    if ('offer' in args) {
      const [offer] = await read.offersNumbered([args.offer]);
      return offer ? (await whoWants(offer, context)).map(({ view }) => view).slice(0, limit) : null;
    }
    const { reason } = args;
    const meant = reasonsMeant(reason, await read.lostReasons(mostReasons));
    return meant.length > 0 ? (await read.lostFor(said(meant), limit)).rows : null;
  },
  async run(args, context): Promise<Outcome> {
    if ('offer' in args) return newsOf(args, context);
    const { reason, page } = args;
    const words = wordsOf(context);
    const there = await context.read.lostReasons(mostReasons);
    if (there.length === 0) return { answer: { text: words.winback.none }, effects: [] };
    if (reason === '') return listReasons(there, `*${words.winback.title}*`, context);
    const meant = reasonsMeant(reason, there);
    const [first] = meant;
    if (!first) return listReasons(there, words.winback.noReason(clipText(reason, 40)), context);
    const { rows, total } = await context.read.lostFor(said(meant), rowsUpTo(page));
    const { shown, left } = onePage(rows, total, page);
    const title = words.winback.lostFor(clipText(oneLine(first.reason), 60), words.answer.people(total));
    const choices = contactChoices(
      shown.map((view) => ({ view, description: describeLost(view, context), command: 'show', rest: '' })),
    );
    const more = moreRow(left, 'winback', `${first.reason} ${page + 1}`, words);
    const source = { command: 'winback', rest: first.reason };
    return listOutcome([title, words.winback.act].join('\n'), [...choices, ...more], context, words.answer.see, source);
  },
});

/** Who an offer is news for since it became cheaper or free: a list, or at once what they would be shown. */
async function newsOf({ offer: number, show }: { offer: number; show: boolean }, context: CommandContext): Promise<Outcome> {
  const { offers, answer } = wordsOf(context);
  const [offer] = await context.read.offersNumbered([number]);
  if (!offer) return { answer: { text: offers.noSuch(number) }, effects: [] };
  const people = await whoWants(offer, context);
  const what = offers.offer(number);
  if (people.length === 0) return { answer: { text: offers.noNews(what) }, effects: [] };
  if (show)
    return previewShow(
      [offer],
      people.map(({ view }) => view),
      context,
    );
  const rows = people.slice(0, cardLimits.rows).map(({ view, why }) => ({
    view,
    description: why === 'liked' ? dotted(offers.lovesIt, view.stage && oneLine(view.stage.name)) : describeLost(view, context),
    command: 'show',
    rest: '',
  }));
  const lead = [offers.newsTitle(what, answer.people(people.length)), offers.newsAct(number)].join('\n');
  return listOutcome(lead, contactChoices(rows), context, answer.see, { command: 'winback', rest: `#${number}` });
}

function said(reasons: readonly LostReason[]): string[] {
  return reasons.map(({ reason }) => reason);
}

function listReasons(there: readonly LostReason[], lead: string, context: CommandContext): Outcome {
  const { winback: words, answer } = wordsOf(context);
  const rows = there.slice(0, cardLimits.rows).map(({ reason, count }) => ({
    label: clipText(oneLine(reason), cardLimits.row),
    description: answer.people(count).replace(String(count), showCount(count, context.operator.locale)),
    act: { verb: 'run' as const, command: 'winback', rest: reason },
  }));
  return listOutcome([lead, words.foot].join('\n'), rows, context);
}

/** "€450 · 3 d · last words": what was lost, and how long ago. */
function describeLost({ deal, conversation }: ContactView, context: CommandContext): string {
  return dotted(
    deal?.value != null && showMoney(deal.value, context.tenant.currency, context.operator.locale),
    deal && showAge(context.now.getTime() - deal.enteredAt.getTime()),
    deal?.lostBecause && clipText(oneLine(deal.lostBecause), 40),
    conversation?.lastText && oneLine(conversation.lastText),
  );
}
