import { mayAs } from '../crm/access.ts';
import { contactLabel } from '../crm/contact.ts';
import type { TranscriptLine } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { dialoguesOf } from './dialogues/begin.ts';
import { showDialogue } from './dialogues/show-one.ts';
import { dialogueNamed } from './dialogues/which.ts';
import { placeOf, wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';
import { deliveryTick } from './ticks.ts';
import { showTime } from './times.ts';

/** Messages on one page, and letters of one message: ten of them stay under WhatsApp's 4,096 for a text. */
const [perPage, longest] = [10, 340];

export const chat = defineCommand({
  name: 'chat',
  words: {
    en: ['chat', 'chat with', 'messages', 'conversation'],
    es: ['conversación', 'mensajes', 'charla'],
    pt: ['conversa', 'mensagens'],
  },
  says: {
    en: 'The last ten messages, with times and ticks',
    es: 'Los diez últimos mensajes, con hora y marcas',
    pt: 'As dez últimas mensagens, com hora e marcas',
  },
  examples: {
    en: ['chat ana', 'chat Ana Ruiz', 'chat ana 2'],
    es: ['chat ana', 'conversación Ana Ruiz', 'mensajes ana'],
    pt: ['chat ana', 'conversa Ana Ruiz', 'mensagens ana'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: false,
  needsName: true,
  otherwise: conversationWithSteps,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(chat, args, context, async ({ view, who, text }) => {
      const { everyday } = wordsOf(context);
      const { contact, conversation } = view;
      const page = Math.min(99, Math.max(1, Number(/^\d{1,2}$/.exec(text)?.[0] ?? 1)));
      const lines = conversation ? await context.read.transcript(conversation.id, page * perPage + 1) : [];
      const upTo = lines.length - (page - 1) * perPage;
      const shown = lines.slice(Math.max(0, upTo - perPage), Math.max(0, upTo));
      if (shown.length === 0) return { answer: { text: everyday.chatEmpty(who), about: [contact.id] }, effects: [] };
      const earlier = upTo > perPage ? [everyday.chatEarlier(`chat ${contactLabel(contact)}: ${page + 1}`)] : [];
      const body = [everyday.chatTitle(who), ...shown.map((line) => transcriptLine(line, context)), ...earlier];
      return { answer: { text: body.join('\n'), about: [contact.id] }, effects: [] };
    }),
});

/** "conversation visit": nobody is called so, but a conversation with steps may be. */
async function conversationWithSteps(said: string, context: CommandContext): Promise<Outcome | null> {
  const { read, tenant, operator } = context;
  if (!mayAs(operator.role, 'manager')) return null;
  const meant = dialogueNamed(said, dialoguesOf(await read.dialogues(), tenant, tenant.locale));
  return meant && (await showDialogue(meant, context));
}

function transcriptLine(line: TranscriptLine, context: CommandContext): string {
  const words = wordsOf(context);
  const time = showTime(line.at, placeOf(context));
  const text = clipText(oneLine(line.text) || `[${line.type}]`, longest);
  if (line.direction === 'in') return `${time} ${text}`;
  const by = line.author === 'hilo' ? words.everyday.hilo : words.everyday.you;
  return `${time} → ${by}: ${text} ${deliveryTick(line.state, words.answer.readTick)}`.trimEnd();
}
