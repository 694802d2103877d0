import { cardLimits } from '../crm/card-limits.ts';
import { type Locale, locales } from '../crm/locale.ts';
import type { OpenSpan } from '../crm/opening-hours.ts';
import { clipText } from '../kit/clip.ts';
import { isOff, readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { closedWord, setSpecial, splitDays } from './opening-days-said.ts';
import { setOpening } from './opening-set.ts';
import { showComing, showNow, showSpan, showSpans, showWeek, showWeekdays, writeDays } from './opening-shown.ts';
import { type ReadWeek, readWeek, type WeekSaid } from './opening-week.ts';
import { placeOf, wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';

/** Words in a sentence that still says hours: each day of a week with two spans. */
const mostWords = 48;

/** What is offered to pick, written as it is typed. */
const offered = ['mon-fri 9-18', 'mon-fri 9-14 16-20', 'mon-sat 9-19', 'mon-fri 9-14 16-20, sat 10-14'];

export const hours = defineCommand({
  name: 'hours',
  words: {
    en: ['hours', 'opening hours', 'opening', 'opening times', 'business hours', 'set hours', 'holidays'],
    es: ['horario', 'horarios', 'horario de apertura', 'apertura', 'ajustar horario', 'festivos', 'días festivos'],
    pt: ['horário', 'horários', 'horário de funcionamento', 'feriados'],
  },
  says: {
    en: 'When you are open, with holidays; alone it shows it',
    es: 'Cuándo abres, con festivos; la palabra sola lo muestra',
    pt: 'Quando você abre, com feriados; a palavra sozinha mostra',
  },
  examples: {
    en: ['hours mon-fri 9-14 16-20, sat 10-14', 'hours sunday closed', 'hours off'],
    es: ['horario lunes a viernes 9:30-14 y 16-20', 'horario domingo cerrado', 'horario no'],
    pt: ['horário segunda a sexta das 9 às 18, sábado 10-14', 'horário domingo fechado', 'horário não'],
  },
  args: restArgs,
  read(rest) {
    const args = readRest(rest, mostWords);
    return args && (args.text === '' || isOff(args.text) || saysHours(args.text)) ? args : null;
  },
  changes: true,
  async run({ text }, context): Promise<Outcome> {
    const { opening: words, answer } = wordsOf(context);
    if (text === '') return showHours(context);
    if (isOff(text)) return setOpening(null, words.off, context);
    const read = readInAny(text, context.operator.locale);
    if (read) return setWeek(read, context);
    const said = splitDays(text.replace(closedWord, '').trim());
    if (said) return setSpecial(said, context);
    return { answer: { text: answer.likeThis(hours.examples[context.operator.locale][0]!) }, effects: [] };
  },
});

/** The week and what is not as usual; each special day's row makes it usual again. */
function showHours(context: CommandContext): Outcome {
  const { opening: words } = wordsOf(context);
  const place = placeOf(context);
  const { opening } = context.tenant.settings;
  if (!opening) {
    const rows = offered.flatMap((rest) => {
      const read = readWeek(rest, 'en');
      if (read?.is !== 'week') return [];
      const label = clipText(showShort(read.week, place.locale), cardLimits.row);
      return [{ label, act: { verb: 'run' as const, command: 'hours', rest } }];
    });
    return listOutcome(words.notSet, rows, context);
  }
  const coming = showComing(opening, place);
  const rows = coming.slice(0, cardLimits.rows).map(({ days, line }) => ({
    label: clipText(line, cardLimits.row),
    description: clipText(words.back(line), cardLimits.description),
    act: { verb: 'run' as const, command: 'open', rest: writeDays(days) },
  }));
  const special = coming.length > 0 ? ['', words.special, ...coming.map(({ line }) => `· ${line}`)] : [];
  const lines = [`*${words.title}*`, showWeek(opening.week, place.locale), showNow(opening, place), ...special, '', words.foot];
  return listOutcome(lines.join('\n'), rows, context);
}

function setWeek(read: ReadWeek, context: CommandContext): Outcome {
  const { opening: words } = wordsOf(context);
  const { locale } = context.operator;
  const say = (text: string): Outcome => ({ answer: { text }, effects: [] });
  switch (read.is) {
    case 'impossible':
      return say(words.impossible(clipText(read.words, 40)));
    case 'doubt':
      return say(words.doubt(clipText(read.words, 40), showSpan(read.meant)));
    case 'days':
      return say(words.whichTimes(read.days.map((day) => showWeekdays(day, day, locale)).join(', ')));
    case 'spans':
      return askDays(read.spans, context);
    case 'week': {
      const { opening } = context.tenant.settings;
      const was = opening?.week ?? Array.from({ length: 7 }, (): OpenSpan[] => []);
      const week = was.map((spans, day) => sorted(read.week.get(day) ?? spans));
      return setOpening({ week, days: opening?.days ?? [] }, words.set(showWeek(week, locale)), context);
    }
  }
}

/** Hours without days: they are asked for, with the hours kept. */
function askDays(spans: OpenSpan[], context: CommandContext): Outcome {
  const { opening: words } = wordsOf(context);
  const { locale } = context.operator;
  const rest = spans.map(({ from, until }) => `${from}-${until}`).join(' ');
  const row = (label: string, days: string) => ({
    label,
    act: { verb: 'run' as const, command: 'hours', rest: `${days} ${rest}` },
  });
  return listOutcome(
    words.whichDays(showSpans(spans)),
    [
      row(showWeekdays(0, 4, locale), 'monday-friday'),
      row(showWeekdays(0, 5, locale), 'monday-saturday'),
      row(words.daily, 'every day'),
    ],
    context,
  );
}

/** The operator's language first: short weekdays are its own. */
function readInAny(text: string, own: Locale): ReadWeek | null {
  for (const locale of [own, ...locales]) {
    const read = readWeek(text, locale);
    if (read) return read;
  }
  return null;
}

function saysHours(text: string): boolean {
  return /\d/.test(text) || readInAny(text, 'en') !== null || splitDays(text.replace(closedWord, '').trim()) !== null;
}

function showShort(week: WeekSaid, locale: Locale): string {
  const open = Array.from({ length: 7 }, (_, day) => week.get(day) ?? []);
  return showWeek(open, locale).split(' · ').slice(0, -1).join(' · ');
}

function sorted(spans: readonly OpenSpan[]): OpenSpan[] {
  return spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
