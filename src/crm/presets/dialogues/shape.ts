import type { DialogueBody, DialogueStep, ReadyKind } from '../../dialogue.ts';
import type { Locale } from '../../locale.ts';
import type { InEach } from '../shape.ts';

/** A step as a trade begins with it, in each language. A choice may lead further than to the next step. */
export type ReadyStep = {
  key: string;
  label: InEach;
  ask: InEach;
  wants: Exclude<DialogueStep['wants']['as'], 'choice'> | { choices: readonly { label: InEach; to?: string }[] };
  write?: DialogueStep['write'];
};

/** A conversation with steps as a trade begins with it. It begins with nobody by itself before it is switched on. */
export type ReadyDialogue = {
  name: InEach;
  first: boolean;
  words: Record<Locale, readonly string[]>;
  steps: readonly ReadyStep[];
  say: InEach;
  opens?: DialogueBody['end']['opens'];
  tells: DialogueBody['end']['tells'];
};

export type ReadyDialogues = Partial<Record<ReadyKind, ReadyDialogue>>;

/** In one language, as data. Its words are known in every language: customers do not all write the business's. */
export function inLanguage({ name, first, words, steps, say, opens, tells }: ReadyDialogue, locale: Locale): DialogueBody {
  return {
    v: 1,
    locale,
    name: name[locale],
    starts: { first, words: [...new Set([...words[locale], ...Object.values(words).flat()])].slice(0, 10) },
    steps: steps.map(({ key, label, ask, wants, write }) => ({
      key,
      label: label[locale],
      ask: ask[locale],
      wants:
        typeof wants === 'string'
          ? { as: wants }
          : { as: 'choice', choices: wants.choices.map((one) => ({ ...one, label: one.label[locale] })) },
      ...(write ? { write } : {}),
    })),
    end: { say: say[locale], ...(opens ? { opens } : {}), tells },
  };
}

export function each(en: string, es: string, pt: string): InEach {
  return { en, es, pt };
}
