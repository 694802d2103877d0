import { type Locale, locales, nameKey } from '../crm/locale.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';
import { wordsFor } from './words.ts';

export const language = defineCommand({
  name: 'language',
  words: { en: ['language', 'speak'], es: ['idioma', 'habla en'], pt: ['língua', 'fale em', 'idioma em'] },
  says: { en: 'The language I speak with you', es: 'El idioma en que hablo contigo', pt: 'O idioma em que falo com você' },
  examples: {
    en: ['language es', 'language Portuguese'],
    es: ['idioma inglés', 'idioma pt'],
    pt: ['idioma inglês', 'língua espanhol'],
  },
  args: restArgs,
  read(rest) {
    const args = readRest(rest);
    return args && (args.text === '' || readLanguage(args.text)) ? args : null;
  },
  changes: true,
  async run({ text }, context): Promise<Outcome> {
    const locale = readLanguage(text);
    if (!locale) return askLanguage(context);
    const { id } = context.operator;
    const { speaks, again } = wordsFor(locale).settings;
    return {
      answer: { text: speaks },
      effects: [{ do: 'set-operator', operatorId: id, change: { locale }, by: id, undone: again.language }],
    };
  },
});

/** Each language by its code and by its name in any of them. */
export function readLanguage(text: string): Locale | null {
  const key = nameKey(text);
  return locales.find((locale) => locale === key || named[locale].includes(key)) ?? null;
}

const named: Record<Locale, readonly string[]> = {
  en: ['english', 'ingles'],
  es: ['spanish', 'espanol', 'castellano', 'espanhol'],
  pt: ['portuguese', 'portugues'],
};

function askLanguage(context: CommandContext): Outcome {
  const { settings } = wordsOf(context);
  const rows = locales.map((locale) => ({
    label: settings.languages[locale],
    act: { verb: 'run' as const, command: 'language', rest: locale },
  }));
  return listOutcome(settings.whichLanguage(settings.languages[context.operator.locale]), rows, context);
}
