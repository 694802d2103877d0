import type { Tx } from '../../db/client.ts';
import { templateCost } from '../commands/template-cost.ts';
import { wordsFor } from '../commands/words.ts';
import type { CardSpec } from '../crm/card.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { addressedAs } from '../crm/contact.ts';
import { templateWords } from '../crm/content.ts';
import { windowUntil } from '../crm/conversation.ts';
import { leavesAt, nightOf } from '../crm/customer-time.ts';
import type { FollowUpRow } from '../crm/follow-up.store.ts';
import type { Locale } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import { findTemplate } from '../crm/outbox.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft, TranscriptLine } from '../crm/read.ts';
import { describedTemplates } from '../crm/template.store.ts';
import { countsAs, followUpTemplate, valuesOf } from '../crm/template.ts';
import { readNumber } from '../crm/tenant.store.ts';
import type { TurnId } from '../kit/ids.ts';
import { phoneCountry } from '../kit/phone.ts';
import { doubtsOf } from './draft-doubts.flow.ts';
import { followUpCard, type OfferedTemplate } from './follow-up-card.ts';

/**
 * The card for a follow-up (or, without a row, for a turn or for words whose window has closed), with what can still reach this person.
 */
export async function followUpCardNow(
  tx: Tx,
  context: CommitContext,
  about: {
    view: ContactView;
    row: Pick<FollowUpRow, 'id' | 'silentSince' | 'kind' | 'step'> | null;
    turnId?: TurnId | null;
    draft: Draft | null;
    operator: Operator;
  },
): Promise<CardSpec> {
  const { tenant, now } = context;
  const { view, row, draft, operator } = about;
  const reach = await reachByTemplate(tx, context, view, operator.locale, stepTemplate(view, row));
  const night = nightOf(view.contact, tenant);
  const morning = leavesAt(now, night);
  const read = openRead(tx, tenant.id);
  const talk = view.conversation ? await read.transcript(view.conversation.id, saidWithin) : [];
  const words = wordsFor(operator.locale);
  return followUpCard({
    view,
    followUpId: row?.id ?? null,
    turnId: about.turnId ?? null,
    step: row?.kind === 'silence' ? { n: row.step, of: view.stage?.sequence.steps.length ?? 1 } : null,
    silentSince: row?.silentSince ?? view.conversation?.lastInboundAt ?? now,
    said: lastOfEach(talk),
    draft,
    doubts: await doubtsOf(tx, context, view, draft, words),
    windowUntil: view.conversation ? windowUntil(view.conversation) : null,
    ...reach,
    morning: row?.kind === 'silence' && morning > now ? { at: morning, zone: night.zone } : null,
    currency: tenant.currency,
    place: { locale: operator.locale, timezone: tenant.timezone, now },
    words,
  });
}

/** So far back it is looked for what either side said last. */
const saidWithin = 20;

/** The last line of either side, in the order they were said. */
function lastOfEach(talk: readonly TranscriptLine[]): TranscriptLine[] {
  const last = (direction: TranscriptLine['direction']) => talk.findLast((line) => line.direction === direction);
  return talk.filter((line) => line === last('in') || line === last('out'));
}

/** Which templates may go to this person now, filled, and what each costs there: the step's `own` first, then the greeting. Marketing neither to who stopped it nor to US numbers, where WhatsApp drops it. */
export async function reachByTemplate(
  tx: Tx,
  context: CommitContext,
  view: ContactView,
  locale: Locale,
  own: string | null,
): Promise<{ knock: { cost: string } | null; templates: Offered[]; withoutMarketing: 'stopped' | 'us' | null }> {
  const { tenant } = context;
  const cost = (category: string) => templateCost(category, view.contact, context, locale);
  const number = await readNumber(tx, tenant.id, view.conversation!.numberId);
  const knock = await findTemplate(tx, context, number.wabaId, 'knock', tenant.locale);
  // Who waits for our answer is not asked whether they are still interested, as long as they can be told that it is there.
  const owed = knock && view.conversation?.awaitingSince;
  const greeting = owed ? null : await findTemplate(tx, context, number.wabaId, 'quiet-lead', tenant.locale);
  const described = own && !owed ? await describedTemplates(tx, tenant.id, number.wabaId) : [];
  const found = own ? followUpTemplate(own, described, tenant.locale) : null;
  const ofStep = found && 'template' in found ? found.template : null;
  const fitting = [ofStep, greeting?.name === ofStep?.name ? null : greeting].flatMap((one) => one ?? []);
  const marketing = fitting.some(({ category }) => category === 'marketing');
  const stopped = marketing && (await openRead(tx, tenant.id).marketing(view.contact.id)) === 'stopped';
  const toUs = marketing && view.contact.phone !== null && phoneCountry(view.contact.phone) === 'US';
  const values = [addressedAs(view.contact), tenant.name];
  return {
    knock: knock && { cost: cost(knock.category) },
    templates: fitting
      .filter(({ category }) => category !== 'marketing' || !(stopped || toUs))
      .map((one) => ({
        name: one.name,
        language: one.language,
        text: templateWords(one.components, values),
        values: values.slice(0, valuesOf(one)),
        category: countsAs(one),
        cost: cost(one.category),
        ofStep: one === ofStep,
      })),
    withoutMarketing: stopped ? ('stopped' as const) : toUs ? ('us' as const) : null,
  };
}

/** A template as it would go now. */
export type Offered = OfferedTemplate & { language: string; values: string[] };

/** The template that the step of a sequence names for those whom own words do not reach. */
export function stepTemplate({ stage }: ContactView, row: Pick<FollowUpRow, 'kind' | 'step'> | null): string | null {
  return (row?.kind === 'silence' && stage?.sequence.steps[row.step - 1]?.template) || null;
}
