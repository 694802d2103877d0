import { cardLimits } from '../crm/card-limits.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { contactSheet } from './contact-sheet.ts';
import { oneSlipApart } from './distance.ts';
import { wordsOf } from './place.ts';
import { readWho, whoArgs } from './rest.ts';
import { tokensOf } from './tokens.ts';
import { unknownSentence } from './unknown.ts';
import { askWhom } from './which.ts';
import { findWho } from './whom.ts';

export const show = defineCommand({
  name: 'show',
  words: {
    en: ['show', 'open', 'who is', 'contact'],
    es: ['ver', 'abrir', 'abre', 'quién es', 'contacto'],
    pt: ['mostrar', 'abra', 'quem é', 'contato'],
  },
  says: {
    en: 'Opens a person; the name alone does too',
    es: 'Abre a una persona; el nombre solo también',
    pt: 'Abre uma pessoa; o nome sozinho também',
  },
  examples: {
    en: ['ana', 'show ana ruiz', 'Who is Ana?'],
    es: ['ana', 'ver ana ruiz', '¿quién es Ana?'],
    pt: ['ana', 'mostrar ana ruiz', 'quem é Ana?'],
  },
  args: whoArgs,
  read: readWho,
  changes: false,
  async run({ who }, context): Promise<Outcome> {
    if (who === '' && !context.contactId) {
      return { answer: { text: wordsOf(context).answer.likeThis(show.examples[context.operator.locale][1]!) }, effects: [] };
    }
    const whom = await findWho(who, context);
    // Reading may guess a name: the only near one is opened at once.
    if (whom.is === 'exact' || whom.is === 'guess') return contactCard(whom.view, context);
    return askWhom(whom, { command: 'show', rest: '' }, context) ?? { effects: [] };
  },
});

/** A sentence that is nothing else: somebody's name. */
export async function showNamed(text: string, context: CommandContext): Promise<Outcome> {
  return (await showSounding(text, context)) ?? { answer: unknownSentence(context.operator.locale), effects: [] };
}

/**
 * The person or people a sentence names; null where it names nobody. "hm" opens nobody, though Ahmed has it in his name: what was typed must
 * be how a word of the name begins, or that word with one letter wrong.
 */
export async function showSounding(text: string, context: CommandContext): Promise<Outcome | null> {
  const unnamed = { ...context, contactId: undefined };
  const who = readWho(text)?.who ?? '';
  const whom = await findWho(who, unnamed);
  const views = whom.is === 'nobody' ? [] : whom.is === 'several' ? whom.views : [whom.view];
  if (!views.some((view) => whom.is === 'exact' || soundsLike(view, who))) return null;
  return show.run({ who }, unnamed);
}

function soundsLike({ contact }: ContactView, typed: string): boolean {
  if (/^[@+\d]/.test(typed)) return true;
  const names = tokensOf(contact.name).map((token) => token.key);
  return tokensOf(typed).every(({ key }) =>
    names.some(
      (name) => name === key || (key.length >= 3 && name.startsWith(key)) || (key.length >= 4 && oneSlipApart(name, key)),
    ),
  );
}

async function contactCard(view: ContactView, context: CommandContext): Promise<Outcome> {
  const { label } = wordsOf(context);
  const { contact, conversation, deal } = view;
  return {
    answer: {
      kind: 'notice',
      body: clipText(await contactSheet(view, context), cardLimits.body),
      choices: [
        ...(conversation ? [{ label: label.reply, act: { verb: 'reply' as const } }] : []),
        ...(deal ? [{ label: label.move, act: { verb: 'run' as const, command: 'move', rest: '', contactId: contact.id } }] : []),
      ],
      contactId: contact.id,
      conversationId: conversation?.id,
    },
    effects: [],
  };
}
