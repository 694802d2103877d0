import { showMoment } from '../commands/times.ts';
import type { Act, Card, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { wordsOfVoice } from '../crm/transcript.store.ts';
import { clipText } from '../kit/clip.ts';
import type { MessageId } from '../kit/ids.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import type { SentFile } from './pass-on.flow.ts';

/** A voice message on somebody's card: for their ears, for them in words, or a reminder of our own. */
export function askAboutVoice(at: OwnerSituation, sent: SentFile, view: ContactView): Effect {
  const { files, label, media: kinds } = at.words;
  const { contact } = view;
  const name = firstName(contact);
  const send: Choice = {
    label: clipText(sent.heard ? files.sendVoiceItself : files.sendVoice(name), cardLimits.button),
    act: { verb: 'pass-on', messageId: sent.messageId, contactId: contact.id },
  };
  const note: Choice = {
    label: label.note,
    act: { verb: 'as-note', text: `🎤 ${kinds.voice} · ${showMoment(at.context.now, at.place)}`, voice: sent.messageId },
  };
  return {
    do: 'show',
    to: at.operator.id,
    card: {
      kind: 'question',
      body: files.voiceFor(contactLabel(contact)),
      choices: sent.heard
        ? [send, { label: files.sendInWords, act: { verb: 'in-words', messageId: sent.messageId } }, note]
        : [send, note, { label: label.notNow, act: { verb: 'dismiss' } }],
      contactId: contact.id,
      ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    },
  };
}

/** Nothing leaves that was not read: the words are shown, and sent by a tap of their own. */
export async function inWords(at: OwnerSituation, messageId: MessageId, card: Card, view: ContactView): Promise<Effect[]> {
  const { files, label } = at.words;
  const text = await wordsOfVoice(at.tx, at.context.tenant.id, messageId);
  if (text === null) return [say(at, files.stillListening)];
  if (text === '') return [say(at, files.notUnderstood)];
  return [
    { do: 'settle-card', cardId: card.id, as: 'replaced', by: at.operator.id, state: 'superseded' },
    {
      do: 'show',
      to: at.operator.id,
      card: {
        kind: 'question',
        body: `${files.inWordsFor(contactLabel(view.contact))}\n${text}`,
        choices: [
          { label: label.send, act: { verb: 'as-reply', text } },
          { label: label.edit, act: { verb: 'reply' } },
          { label: label.notNow, act: { verb: 'dismiss' } },
        ],
        contactId: view.contact.id,
        ...(view.conversation ? { conversationId: view.conversation.id } : {}),
      },
    },
  ];
}

/** A note of a voice message holds its words, where there are some. */
export async function noteOf(at: OwnerSituation, { text, voice }: Extract<Act, { verb: 'as-note' }>): Promise<string> {
  const words = voice ? await wordsOfVoice(at.tx, at.context.tenant.id, voice) : null;
  return words ? `🎤 ${words}` : text;
}
