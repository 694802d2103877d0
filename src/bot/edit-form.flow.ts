import { and, eq } from 'drizzle-orm';
import { outbox } from '../../db/schema/queues.ts';
import { type ActRow, actsOf, lockAct, lockCard, readDraft } from '../crm/card.store.ts';
import type { Act, Card, CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import { editFormOf } from '../crm/edit-form.store.ts';
import type { Effect } from '../crm/effect.ts';
import type { Prompt } from '../crm/operator.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText } from '../kit/clip.ts';
import type { ActId } from '../kit/ids.ts';
import type { InboundContent } from '../meta/content.ts';
import { editFormField, editFormMost, editFormScreen } from '../outreach/edit-form.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { answerStale } from './stale.flow.ts';
import { promptedWords } from './typed-words.flow.ts';

/**
 * The message from which the draft is changed in a form; null where the thread's number has none, or the draft does not fit into it. It is a
 * card of its own with one act, whose id is the form's token: so it belongs to one operator, cannot be guessed, and counts once.
 */
export async function editFormCard(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'edit' }>,
  card: Card,
  { contact, conversation }: ContactView,
): Promise<CardSpec | null> {
  const id = await editFormOf(at.tx, at.context);
  const draft = id ? await readDraft(at.tx, at.context, act.draftId) : null;
  if (!id || !draft || !conversation || draft.text.trim() === '' || draft.text.length > editFormMost) return null;
  const { form, thread } = at.words;
  const who = contactLabel(contact);
  return {
    kind: 'form',
    body: form.prompt(who),
    choices: [{ act: { verb: 'reword', cardId: card.id, draftId: draft.id }, label: form.open }],
    form: { id, screen: editFormScreen, data: { [editFormField]: draft.text }, otherwise: thread.editPrompt(who) },
    contactId: contact.id,
    conversationId: conversation.id,
  };
}

type FormAnswer = Extract<InboundContent, { type: 'flow-reply' }>;
type Opened = { act: ActRow & { act: Extract<Act, { verb: 'reword' }> }; form: Card };

/**
 * A form came back. What it holds goes the way of words typed after Edit, through the same checks; what they were typed for is told by its
 * token. A second answer of the same form is told what happened since.
 */
export async function formAnswered(at: OwnerSituation, answer: FormAnswer, quoted: string | null): Promise<Effect[]> {
  const opened = await openedBy(at, answer.flowToken, quoted);
  if (!opened) return [say(at, at.words.thread.cardGone)];
  const { act, form } = opened;
  const card = await lockCard(at.tx, at.context, act.act.cardId);
  const view = card?.contactId ? await at.read.contact(card.contactId) : null;
  if (!card?.conversationId || !view) return [say(at, at.words.thread.cardGone)];
  const who = contactLabel(view.contact);
  const about = [view.contact.id];
  const text = wordsIn(answer);
  if (form.state !== 'live' && card.state === 'live') return [say(at, at.words.form.usedBefore(who), about)];
  if (form.state !== 'live') return await answerStale(at, card);
  if (text === '') return [say(at, at.words.form.empty(who), about)];
  if (text.length > cardLimits.text) return [say(at, at.words.form.tooLong(who, text.length, cardLimits.text), about)];
  const prompt: Prompt = {
    what: 'edit',
    cardId: card.id,
    draftId: act.act.draftId,
    conversationId: card.conversationId,
    contactId: view.contact.id,
    until: at.context.now.toISOString(),
  };
  const effects = await promptedWords(at, prompt, view, text);
  return [
    { do: 'settle-card', cardId: form.id, as: 'done', by: at.operator.id, state: 'settled' },
    ...askedNoMore(at, card),
    ...effects.filter((effect) => effect.do !== 'ask'),
    ...keptWords(at, effects, view, text),
  ];
}

/** By its token; by the message it was opened from where the phone left the token out, as some iPhones do. Only their own. */
async function openedBy(at: OwnerSituation, token: string | null, quoted: string | null): Promise<Opened | null> {
  const id = token ?? (quoted ? await tokenBehind(at, quoted) : null);
  const found = id ? await lockAct(at.tx, at.context, id) : null;
  if (!found || found.act.operatorId !== at.operator.id || found.act.act.verb !== 'reword') return null;
  return { act: { ...found.act, act: found.act.act }, form: found.card };
}

async function tokenBehind(at: OwnerSituation, wamid: string): Promise<ActId | null> {
  const [row] = await at.tx
    .select({ cardId: outbox.cardId })
    .from(outbox)
    .where(and(eq(outbox.tenantId, at.context.tenant.id), eq(outbox.wamid, wamid), eq(outbox.operatorId, at.operator.id)));
  const [act] = row?.cardId ? await actsOf(at.tx, at.context, row.cardId) : [];
  return act?.id ?? null;
}

/** What a phone sends is a stranger's data, whatever the form had let through. */
function wordsIn({ values }: FormAnswer): string {
  const text = values?.[editFormField];
  return typeof text === 'string' ? text.trim() : '';
}

/** What is asked for in words is answered; where it is about another card by now it is still waited for. */
function askedNoMore(at: OwnerSituation, card: Card): Effect[] {
  const { asked } = at.operator;
  const elsewhere = (asked?.what === 'edit' || asked?.what === 'reply') && asked.cardId !== card.id;
  return elsewhere ? [] : [{ do: 'ask', operator: at.operator.id, asked: null }];
}

/** Words that went nowhere, and into no question, are repeated: the thread shows of a form only that it was sent. */
function keptWords(at: OwnerSituation, effects: readonly Effect[], { contact }: ContactView, text: string): Effect[] {
  if (effects.some((effect) => effect.do === 'send' || effect.do === 'show')) return [];
  return [say(at, clipText(at.words.form.yourWords(contactLabel(contact), text), cardLimits.text), [contact.id])];
}
