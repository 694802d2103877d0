import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { plainName } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { hoursOf } from '../crm/hours.ts';
import { type Locale, locales, nameKey } from '../crm/locale.ts';
import { type Operator, type WelcomeQuestion, welcomeQuestions } from '../crm/operator.ts';
import { type PresetName, presets } from '../crm/preset.ts';
import type { Tenant } from '../crm/tenant.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { readMode } from './cards.ts';
import type { CommandContext } from './command.ts';
import { readLanguage } from './language.ts';
import { placeOf } from './place.ts';
import { inPlace } from './times.ts';
import { wordsFor } from './words.ts';
import { readZone } from './zone.ts';

/** What an answer changes: in the operator and the business as the next question sees them, and in the world. */
export type Answered = {
  operator?: Partial<Pick<Operator, 'locale' | 'mode'>>;
  tenant?: Partial<Pick<Tenant, 'name' | 'timezone' | 'preset' | 'locale'>>;
  effects: Effect[];
  /** One line, over the next question. */
  said: string | null;
};

/** Longest name of a business that a card and a template still hold. */
const longestName = 60;

/** Whether words may be an answer to this question at all; what is not is a message of its own, and leaves the questions. */
export function mayAnswer(question: WelcomeQuestion, text: string): boolean {
  if (isSkip(text)) return true;
  switch (question) {
    case 'language':
      return readLanguage(text) !== null;
    case 'trade':
      return tradeNamed(text) !== null;
    case 'clock':
      return isYes(text) || isNo(text) || looksLikePlace(text);
    case 'cards':
      return readMode(text) !== null;
    case 'name':
      return (
        !isYes(text) &&
        !isNo(text) &&
        /\p{L}|\d/u.test(text) &&
        oneLine(text).length <= longestName &&
        !/[?!…\n]/.test(text.trim())
      );
  }
}

/** Reads the answer; null where it says something, but not what was asked (a clock that no zone here shows): it is asked again. */
export function answerTo(question: WelcomeQuestion, text: string, context: CommandContext): Answered | null {
  const { operator, tenant } = context;
  const { first, attention } = wordsFor(operator.locale);
  const nothing: Answered = { effects: [], said: null };
  if (isSkip(text)) return nothing;
  switch (question) {
    case 'language': {
      const locale = readLanguage(text)!;
      const { first, settings } = wordsFor(locale);
      const preset = tenant.preset as PresetName;
      const set: Effect[] =
        locale === operator.locale
          ? []
          : [
              {
                do: 'set-operator',
                operatorId: operator.id,
                change: { locale },
                by: operator.id,
                undone: settings.again.language,
              },
            ];
      const inIt: Effect = { do: 'use-preset', preset, locale, by: operator.id, undone: first.again.trade };
      return {
        operator: { locale },
        tenant: { locale },
        effects: [...set, ...(locale === tenant.locale ? [] : [inIt])],
        said: first.done.language,
      };
    }
    case 'trade': {
      const preset = tradeNamed(text)!;
      const use: Effect = { do: 'use-preset', preset, locale: operator.locale, by: operator.id, undone: first.again.trade };
      return { tenant: { preset }, effects: [use], said: first.done.trade(first.trades[preset]) };
    }
    case 'clock': {
      if (isYes(text)) return nothing;
      const timezone = readZone(text, { ...tenant, now: context.now });
      if (!timezone) return null;
      const set: Effect = { do: 'set-tenant', change: { timezone }, by: operator.id, undone: first.again.clock };
      const shown = clockIn({ ...context, tenant: { ...tenant, timezone } });
      return {
        tenant: { timezone },
        effects: timezone === tenant.timezone ? [] : [set],
        said: first.done.clock(shown, timezone),
      };
    }
    case 'cards': {
      const mode = readMode(text)!;
      const set: Effect = {
        do: 'set-operator',
        operatorId: operator.id,
        change: { mode },
        by: operator.id,
        undone: attention.again.mode,
      };
      return {
        operator: { mode },
        effects: mode === operator.mode ? [] : [set],
        said: first.done.cards(attention.modeShort[mode]),
      };
    }
    case 'name': {
      const name = clipText(oneLine(plainName(text)), longestName);
      const set: Effect = { do: 'set-tenant', change: { name }, by: operator.id, undone: first.again.name };
      return { tenant: { name }, effects: name === tenant.name ? [] : [set], said: first.done.name(name) };
    }
  }
}

/** One question with what can be tapped; what can be written instead is put behind the same command. */
export function questionCard(question: WelcomeQuestion, lead: string | null, context: CommandContext): CardSpec {
  const { operator, tenant } = context;
  const { first, label, attention } = wordsFor(operator.locale);
  const { quiet } = hoursOf(operator, tenant.settings);
  const row = (label: string, answer: string, description?: string): Choice => ({
    label: clipText(label, cardLimits.button),
    ...(description ? { description: clipText(description, cardLimits.description) } : {}),
    act: { verb: 'run', command: 'start', rest: `${question} ${answer}` },
  });
  const skip = row(first.skip, 'skip');
  const asked: Record<WelcomeQuestion, { text: string; choices: Choice[] }> = {
    language: { text: first.language, choices: locales.map((locale) => row(ownName[locale], locale)) },
    trade: { text: first.trade, choices: [...tradeNames.map((trade) => row(first.trades[trade], trade)), skip] },
    clock: {
      text: first.clock(clockIn(context), tenant.timezone),
      choices: [row(first.right, 'yes'), row(first.wrong, 'no'), skip],
    },
    cards: {
      text: first.cards(quiet?.from ?? '21:00', quiet?.until ?? '07:00'),
      choices: (['everything', 'needs-me', 'digest'] as const).map((mode) =>
        row(attention.modeShort[mode], attention.modeShort[mode], attention.modeSays[mode]),
      ),
    },
    name: { text: first.name(clipText(oneLine(tenant.name), longestName)), choices: [skip] },
  };
  const { text, choices } = asked[question];
  const number = first.of(welcomeQuestions.indexOf(question) + 1, welcomeQuestions.length);
  return {
    kind: 'question',
    body: clipText(`${lead ? `${lead}\n\n` : ''}*${number}* · ${text}`, cardLimits.body),
    choices,
    listLabel: clipText(label.choose, cardLimits.listLabel),
    ...(question === 'cards' ? { asList: true } : {}),
    adds: { command: 'start', rest: question },
  };
}

/** The clock as it is asked for again: nobody shown it, or no zone of the country shows it. */
export function clockAgain({ operator }: CommandContext): CardSpec {
  const { first } = wordsFor(operator.locale);
  return {
    kind: 'question',
    body: first.clockAgain,
    choices: [{ label: first.skip, act: { verb: 'run', command: 'start', rest: 'clock skip' } }],
    adds: { command: 'start', rest: 'clock' },
  };
}

export function questionAfter(question: WelcomeQuestion): WelcomeQuestion | null {
  return welcomeQuestions[welcomeQuestions.indexOf(question) + 1] ?? null;
}

/** Each language by its own name, whatever is spoken so far. */
const ownName: Record<Locale, string> = { en: 'English', es: 'Español', pt: 'Português' };
const tradeNames = Object.keys(presets) as PresetName[];

function tradeNamed(text: string): PresetName | null {
  const key = nameKey(text);
  const names = (trade: PresetName) => [trade, ...locales.map((locale) => nameKey(wordsFor(locale).first.trades[trade]))];
  return tradeNames.find((trade) => names(trade).some((name) => name === key || name.split(', ').includes(key))) ?? null;
}

function clockIn(context: CommandContext): string {
  return inPlace(context.now, placeOf(context)).toFormat('cccc HH:mm');
}

/** A clock ("9:05", "9.05 pm") or a city: a few words without what makes a sentence of them. */
function looksLikePlace(text: string): boolean {
  return /^\d{1,2}\s*([:.h]\s*\d{0,2})?\s*([ap]m)?$/i.test(text.trim()) || /^\p{L}[\p{L}\p{M}'. /_-]{2,30}$/u.test(text.trim());
}

const skips = new Set(['skip', 'next', 'saltar', 'siguiente', 'pular', 'proxima', 'proximo']);
const yeses = new Set(['yes', 'y', 'ok', 'si', 'sim', 'right', 'correct', 'correcto', 'certo']);
const noes = new Set(['no', 'nope', 'nao']);

function isSkip(text: string): boolean {
  return skips.has(nameKey(text));
}
function isYes(text: string): boolean {
  return yeses.has(nameKey(text));
}
function isNo(text: string): boolean {
  return noes.has(nameKey(text));
}
