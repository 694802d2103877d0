import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel, contactMark, contactName, firstName } from '../crm/contact.ts';
import { type Conversation, canSend, windowUntil } from '../crm/conversation.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { DraftId } from '../kit/ids.ts';
import { previewMany } from './answer-many.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { lastHeard } from './last-heard.ts';
import { placeOf, wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { listOutcome } from './rows.ts';
import { showTime } from './times.ts';
import { askWhom, personRows } from './which.ts';
import { findWhom } from './whom.ts';

export const reply = defineCommand({
  name: 'reply',
  words: {
    en: ['reply', 'answer', 'tell', 'write to'],
    es: ['responder', 'responde', 'contesta', 'contestar', 'dile a'],
    pt: ['responda', 'responder a', 'diga a', 'diga para'],
  },
  says: {
    en: 'Sends your words to a customer',
    es: 'Envía tus palabras a un cliente',
    pt: 'Envia as suas palavras a um cliente',
  },
  examples: {
    en: ['reply ana see you at 4', 'reply Ana Ruiz: see you at 4', 'tell "Ana Ruiz" see you at 4'],
    es: ['responder ana nos vemos a las 4', 'responde Ana Ruiz: nos vemos a las 4', 'dile a ana nos vemos a las 4'],
    pt: ['responder a ana até as 4', 'responda Ana Ruiz: até as 4', 'diga para ana até as 4'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  ofMany: true,
  askMany: (text, views, context) => replyToAll(text, views, context),
  async run(args, context): Promise<Outcome> {
    if (!context.contactId && !args.who && args.text === '') return pickWhom(context);
    const whom = await findWhom(args, context);
    const name = whom.is === 'guess' ? nameOn(whom.view) : '';
    const label = wordsOf(context).thread.sendTo(name);
    const question = askWhom(whom, { command: 'reply', rest: whom.text, shown: whom.text, label }, context);
    if (question || whom.is !== 'exact') return question ?? { effects: [] };
    if (whom.text === '') return promptFor(whom.view, context);
    return answerThem(whom.view, whom.text, context);
  },
});

/** "reply these we open at nine": the words, as each would get them. */
async function replyToAll(text: string, views: readonly ContactView[], context: CommandContext): Promise<Outcome> {
  const words = text.replace(/^[:,]\s*/, '').trim();
  if (views.length > 0 && words === '')
    return { answer: { text: wordsOf(context).answerOnce.noWords(forThese[context.operator.locale]) }, effects: [] };
  return await previewMany(words, views, context);
}

const forThese = { en: 'reply these we open at 9', es: 'responder estos abrimos a las 9', pt: 'responder estes abrimos às 9' };

function nameOn({ contact }: ContactView): string {
  return firstName(contact) || contactMark(contact) || contactName(contact);
}

/** "reply" alone: who is waiting, to pick from; else who was dealt with last. */
async function pickWhom(context: CommandContext): Promise<Outcome> {
  const { answer } = wordsOf(context);
  const waiting = await context.read.waiting(cardLimits.rows);
  // With everybody answered, those the operator dealt with last.
  const rows = waiting.rows.length > 0 ? waiting.rows : await context.read.recent(context.operator.id, cardLimits.rows);
  if (rows.length === 0) return { answer: { text: answer.likeThis(reply.examples[context.operator.locale][0]!) }, effects: [] };
  return listOutcome(answer.answerWhom, personRows(rows, { command: 'reply', rest: '' }, context), context);
}

/** A name without words: the next text is for them. */
async function promptFor({ contact, conversation }: ContactView, context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context);
  const who = contactLabel(contact);
  const heard = await lastHeard(conversation, context.read);
  if (!conversation || !heard) return { answer: { text: words.answer.neverWrote(who), about: [contact.id] }, effects: [] };
  const until = addMs(context.now, 5 * minuteMs).toISOString();
  const asked = { what: 'reply' as const, cardId: null, conversationId: conversation.id, contactId: contact.id, until };
  return {
    answer: { text: words.thread.replyPrompt(who), about: [contact.id] },
    effects: [{ do: 'ask', operator: context.operator.id, asked }],
  };
}

/** Words for one customer: they leave after the grace, or are kept where they cannot go. */
async function answerThem(view: ContactView, text: string, context: CommandContext): Promise<Outcome> {
  const { contact, conversation } = view;
  const words = wordsOf(context);
  const who = contactLabel(contact);
  const heard = await lastHeard(conversation, context.read);
  if (!conversation || !heard) return { answer: { text: words.answer.neverWrote(who), about: [contact.id] }, effects: [] };
  if (contact.blockedAt) {
    const how = `${words.everyday.unblockWord} ${contactName(contact)}`;
    return { answer: { text: words.everyday.isBlocked(who, how), about: [contact.id] }, effects: [] };
  }
  const may = canSend('free', conversation, 'unasked', context.now);
  if (!may.ok) return offerKnock(view, conversation, heard, text, context);
  return {
    answer: { text: words.answer.replied(who, clipText(text, 80)), about: [contact.id] },
    effects: [
      {
        do: 'send',
        conversationId: conversation.id,
        content: { type: 'text', body: text },
        category: 'free',
        because: { what: 'typed' },
        approvedBy: context.operator.id,
        hold: 'grace',
        causedByWamid: context.wamid,
      },
      // The card that asked for this answer is over: without this a "yes" minutes later would send its suggestion on top.
      { do: 'supersede-cards', conversationId: conversation.id, as: 'answered', by: context.operator.id },
      { do: 'answered', conversationId: conversation.id },
    ],
  };
}

/** The window has closed: the words become a draft, and a knock is offered for it. */
function offerKnock(
  { contact }: ContactView,
  conversation: Conversation,
  heard: Date,
  text: string,
  context: CommandContext,
): Outcome {
  const words = wordsOf(context);
  const draftId = context.newId<DraftId>();
  const ended = windowUntil({ lastInboundAt: heard })!;
  const name = firstName(contact) || contactLabel(contact);
  const body = [
    `*${clipText(oneLine(contactLabel(contact)), 90)}*`,
    words.card.windowClosed(showTime(ended, placeOf(context))),
    words.answer.wordsKept(clipText(text, 500)),
    words.card.knockOffer(clipText(oneLine(name), 40)),
  ].join('\n');
  return {
    answer: {
      kind: 'question',
      body: clipText(body, cardLimits.body),
      choices: [
        { label: words.label.knock, act: { verb: 'knock', draftId } },
        { label: words.label.notNow, act: { verb: 'not-now' } },
      ],
      contactId: contact.id,
      conversationId: conversation.id,
      draftId,
    },
    effects: [{ do: 'draft', id: draftId, conversationId: conversation.id, text, source: 'operator', from: 'reply' }],
  };
}
