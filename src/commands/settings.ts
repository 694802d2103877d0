import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { hoursOf } from '../crm/hours.ts';
import { clipText } from '../kit/clip.ts';
import { kinds, mayChange, settingNamed, settingNames, withChange } from './business-setting.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { emergencyWords } from './emergency.ts';
import { showWeek } from './opening-shown.ts';
import { moreRow, onePage, readPage } from './page.ts';
import { wordsOf } from './place.ts';
import { dotted, listOutcome } from './rows.ts';
import type { BusinessSetting } from './words/settings.ts';

export const settings = defineCommand({
  name: 'settings',
  words: {
    en: ['settings', 'setting', 'preferences'],
    es: ['ajustes', 'ajuste', 'configuración'],
    pt: ['configurações', 'configuração da conta', 'preferências'],
  },
  says: {
    en: 'What can be set, and how it stands',
    es: 'Lo que se puede ajustar, y cómo está',
    pt: 'O que pode ser ajustado, e como está',
  },
  examples: {
    en: ['settings', 'settings grace'],
    es: ['ajustes', 'ajustes margen'],
    pt: ['configurações', 'configurações espera'],
  },
  args: restArgs,
  read(rest) {
    const args = readRest(rest);
    return args && (args.text === '' || readPage(args.text) || settingNamed(args.text)) ? args : null;
  },
  changes: false,
  async run({ text }, context): Promise<Outcome> {
    const named = settingNamed(text);
    if (!named) return listAll(readPage(text)?.page ?? 1, context);
    return choicesOf(named.setting, context);
  },
});

/** Everything there is, each row with how it stands; what one list cannot hold is behind its last row. */
function listAll(page: number, context: CommandContext): Outcome {
  const { settings: words, attention, opening, byItself } = wordsOf(context);
  const { operator, tenant } = context;
  const { opening: open } = tenant.settings;
  const { quiet, digestAt } = hoursOf(operator, tenant.settings);
  const budget = operator.cardsPerDay !== null && attention.budgetShort(operator.cardsPerDay);
  const row = (label: string, description: string, command: string, rest = ''): Choice => ({
    label: clipText(label, cardLimits.row),
    description: clipText(description, cardLimits.description),
    act: { verb: 'run', command, rest },
  });
  const rows = [
    row(words.cards, dotted(attention.modeShort[operator.mode], budget), 'cards'),
    row(words.quiet, quiet ? `${quiet.from}–${quiet.until}` : attention.none, 'quiet'),
    row(words.digest, digestAt ?? attention.none, 'digest'),
    row(words.language, words.languages[operator.locale], 'language'),
    row(opening.short, open ? showWeek(open.week, operator.locale) : opening.none, 'hours'),
    ...(mayChange(context) ? [row(byItself.short, emergencyWords(context) ?? attention.none, 'emergency')] : []),
    ...settingNames.map((setting) => {
      const { title, shown } = words.business[setting];
      return row(title, shown(kinds[setting].shown(tenant, context)), 'settings', title);
    }),
  ];
  const { shown, left } = onePage(rows, rows.length, page);
  return listOutcome(words.intro, [...shown, ...moreRow(left, 'settings', `${page + 1}`, wordsOf(context))], context);
}

/** How it stands, and what else it is often set to. */
export function choicesOf(setting: BusinessSetting, context: CommandContext): Outcome {
  const { settings: words } = wordsOf(context);
  const { title, shown, now } = words.business[setting];
  const kind = kinds[setting];
  const rows = kind.offered.flatMap((value): Choice[] => {
    const change = kind.read(value, context);
    const label = change && shown(kind.shown(withChange(context.tenant, change), context));
    return label
      ? [{ label: clipText(label, cardLimits.row), act: { verb: 'run', command: 'set', rest: `${title} ${value}` } }]
      : [];
  });
  return listOutcome(now(kind.shown(context.tenant, context)), mayChange(context) ? rows : [], context);
}
