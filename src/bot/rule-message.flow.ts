import type { Tx } from '../../db/client.ts';
import { mayAs } from '../crm/access.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { addressedAs } from '../crm/contact.ts';
import type { Content } from '../crm/content.ts';
import { windowUntil } from '../crm/conversation.ts';
import { leavesAt, nightOf } from '../crm/customer-time.ts';
import type { Operator } from '../crm/operator.ts';
import type { OutboxRow } from '../crm/outbox.store.ts';
import type { ContactView } from '../crm/read.ts';
import type { Action, EventSituation, Rule } from '../crm/rule.ts';
import { isTalkedWith, lastByRule, waitingWords } from '../crm/rule-send.store.ts';
import { describedTemplates } from '../crm/template.store.ts';
import { countsAs, followUpTemplate, type TemplateLine, valuesOf } from '../crm/template.ts';
import { readNumber } from '../crm/tenant.store.ts';
import { asksForPerson, complains } from '../crm/urgency.ts';
import { phoneCountry } from '../kit/phone.ts';
import { filled, type Message } from '../rules/actions.ts';
import { type FiringRow, setFiring } from '../rules/firing.store.ts';
import { type MaySend, maySend, type SendFacts } from '../rules/may-send.ts';
import { isCustomerNow } from './by-itself.flow.ts';
import { withValues } from './filled-template.flow.ts';

/** What a rule would do now by one of its actions, and about whom. */
export type Doing<K extends Action['do']> = {
  rule: Rule;
  action: Extract<Action, { do: K }>;
  row: Pick<FiringRow, 'id'>;
  situation: EventSituation;
  known: { team: readonly Operator[] };
};

/** What a rule would send somebody now: whether it may, as what, and in which words. Null where there is nobody to send to. */
export async function messageOf(tx: Tx, context: CommitContext, about: Doing<'send'>): Promise<Message | null> {
  const { rule, action, row, situation } = about;
  const { view } = situation;
  if (!view?.conversation) return null;
  const template = await templateFor(tx, context, view, action);
  const may = maySend(
    await factsOfSend(tx, context, { rule, words: action.text !== '', situation, team: about.known.team, template, own: null }),
  );
  const text = filled(action.text, { view, business: context.tenant.name });
  const asTemplate = may.is === 'sends' && may.as === 'template' && template;
  const content: Content = asTemplate
    ? withValues(template, [addressedAs(view.contact), context.tenant.name].slice(0, valuesOf(template)))
    : { type: 'text', body: text };
  const category = asTemplate ? countsAs(template) : 'free';
  return { may, text, content, category, firing: row.id };
}

/** Says in the firing that what it was to send did not leave, and why; where that was all of it, it came to nothing. */
export async function cameToLess(
  tx: Tx,
  context: CommitContext,
  { id }: Pick<FiringRow, 'id'>,
  may: Exclude<MaySend, { is: 'sends' }>,
  isAll: boolean,
): Promise<void> {
  await setFiring(tx, context, id, { state: isAll && may.is === 'not' ? 'stopped' : 'done', because: may.because });
}

/** Everything that `maySend` asks. `own`: the message itself, where it is about to leave. */
export async function factsOfSend(
  tx: Tx,
  context: CommitContext,
  about: {
    rule: Rule;
    /** It has words of its own, whatever template it names. */
    words: boolean;
    situation: EventSituation;
    team: readonly Operator[];
    template: TemplateLine | null;
    own: OutboxRow | null;
  },
): Promise<SendFacts> {
  const { now, tenant } = context;
  const { rule, situation, team, template, own } = about;
  const view = situation.view!;
  const { contact } = view;
  const talk = view.conversation!;
  const waiting = await waitingWords(tx, context, talk);
  return {
    now,
    leavesAt: leavesAt(now, nightOf(contact, tenant)),
    customer: (await isCustomerNow(tx, context, contact)) && !isOneOf(team, contact.phone),
    makerThere: team.some((one) => one.id === rule.operatorId && mayAs(one.role, 'manager')),
    blocked: contact.blockedAt !== null,
    marketing: situation.marketing,
    leftAlone: contact.stopAutomation,
    openCase: view.openCase,
    wantsPerson: asksForPerson(waiting) || complains(waiting),
    talking: await isTalkedWith(tx, context, talk),
    lastByRule: await lastByRule(tx, context, contact.id, own?.id ?? null),
    windowUntil: windowUntil(talk),
    words: about.words,
    template: template && countsAs(template),
  };
}

/** Whoever has become one of us since is no customer any more. */
function isOneOf(team: readonly Operator[], phone: string | null): boolean {
  return phone !== null && team.some((one) => one.phone === phone);
}

/** The template it names, as Meta has it now; null where it cannot go there: not approved, paused, or marketing to a US number. */
export async function templateFor(
  tx: Tx,
  { tenant }: CommitContext,
  { contact, conversation }: ContactView,
  { template: name }: Doing<'send'>['action'],
): Promise<TemplateLine | null> {
  if (name === '' || !conversation) return null;
  const { wabaId } = await readNumber(tx, tenant.id, conversation.numberId);
  const found = followUpTemplate(name, await describedTemplates(tx, tenant.id, wabaId), tenant.locale);
  if (!('template' in found)) return null;
  const dropped = found.template.category === 'marketing' && contact.phone !== null && phoneCountry(contact.phone) === 'US';
  return dropped ? null : found.template;
}
