import { DateTime } from 'luxon';
import type { Locale } from '../crm/locale.ts';
import { comingDays } from '../crm/opening-days.ts';
import { isYearly, nextOpening, type OpeningHours, openNow, openSpans, type SpecialDays, spansOn } from '../crm/opening-hours.ts';
import { languageOf } from '../crm/spoken-language.ts';
import type { Tenant } from '../crm/tenant.ts';
import { showDays, showSpans, showWeek } from './opening-shown.ts';
import { questionWords, wordSet } from './question-words.ts';
import { readDays } from './when/days-said.ts';
import { againstOf } from './when.ts';
import { customerWords } from './words/customer.ts';
import { openingWords } from './words/opening.ts';

/** So far ahead days that are not as usual are told without being asked about. */
const aheadDays = 14;

/** The answer to a question that is about the opening hours and nothing else; null for every other, and where there are none. */
export function answerFromHours(said: string, tenant: Tenant, now: Date): string | null {
  const { opening } = tenant.settings;
  const locale = languageOf(said) ?? tenant.locale;
  const asked = opening && hoursAsked(said, { ...tenant, locale, now });
  if (!opening || !asked) return null;
  const today = DateTime.fromJSDate(now, { zone: tenant.timezone }).setLocale(locale);
  return asked.day ? onDay(opening, asked.day, today) : inGeneral(opening, today);
}

type Place = { locale: Locale; timezone: string; country: string; now: Date };

/** Whether a question is about the opening hours alone, and of which day ("2026-11-21"); null where it asks anything else. */
export function hoursAsked(said: string, place: Place): { day: string | null } | null {
  const words = questionWords(said);
  const against = againstOf(place);
  let day: string | null = null;
  let asks = false;
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const found = dayAt(words, at, against);
    if (found) {
      if (day !== null && day !== found.day) return null;
      day = found.day;
      at += found.length;
    } else if (strong.has(word) || small.has(word)) {
      asks ||= strong.has(word);
      at += 1;
    } else return null;
  }
  return asks ? { day } : null;
}

/** The longest run of words from here that is one day. */
function dayAt(
  words: readonly string[],
  at: number,
  against: ReturnType<typeof againstOf>,
): { day: string; length: number } | null {
  const first = words[at]!;
  if (todayWords.has(first)) return { day: isoOf(against.today), length: 1 };
  for (let length = Math.min(5, words.length - at); length > 0; length -= 1) {
    const run = words.slice(at, at + length).join(' ');
    const days = readDays(length === 1 ? run.replace(/^(.*day|sabado|domingo)s$/, '$1') : run, against);
    const [one] = Array.isArray(days) ? days : [];
    if (one && days?.length === 1 && one.from === one.to && one.from.length === 'YYYY-MM-DD'.length)
      return { day: one.from, length };
  }
  return null;
}

const todayWords = new Set(['now', 'tonight', 'ahora', 'ahorita', 'agora']);

/** Words that only somebody uses who asks about opening; without one of them nothing is asked. */
const strong = wordSet(
  'open opens opened opening close closes closed closing hours',
  'abierto abiertos abierta abiertas abre abren abris abrir abrireis abriran apertura cerrado cerrados cierra cierran cerrais cierre horario horarios',
  'aberto abertos aberta abre abrem abrir abertura fechado fechados fecha fecham fechamento horario horarios funcionamento funcionam',
);

/** Words that change nothing about it. */
const small = wordSet(
  'a an the are is do does you your u we what whats when which time times till until at on for from to in of and or be will would can could i it this',
  'please pls hi hello hey good morning afternoon evening thanks thank tell me know store shop office clinic business place today day days still ok so right',
  'el la los las lo un una de del al en a hasta desde para por que cual cuales cuando es son esta estan estais estaras hora horas hoy dia dias favor hola',
  'buenas buenos tardes noches gracias saber quiero quisiera podria podrias decir decirme me vosotros ustedes usted tu su tienda local oficina clinica',
  'consulta negocio y o si vais tienen teneis tiene atienden atencion puedes',
  'o os as um uma da do das dos no na nos nas ao ate e ou qual quais quando sao estao voces voce hora hoje oi ola bom boa tarde noite obrigado obrigada',
  'gostaria queria quero saber pode podem dizer loja escritorio negocio atendimento se tem',
);

function onDay(hours: OpeningHours, day: string, today: DateTime): string {
  const locale = today.locale as Locale;
  const words = customerWords[locale];
  const zone = zoneOf(today);
  const now = today.toJSDate();
  const at = DateTime.fromISO(day, { zone }).setLocale(locale);
  const name = words.day(at, today);
  const spans = spansOn(hours, day);
  const isOver =
    day === today.toISODate() && openSpans(hours, day, zone).every(({ to }) => to <= now) && !openNow(hours, now, zone);
  if (spans.length > 0 && !isOver)
    return words.openOn(
      name,
      spans.map(({ from, until }) => words.span(clock(from), clock(until))),
    );
  const after = isOver || day < isoOf(today) ? now : at.plus({ days: 1 }).toJSDate();
  const next = nextOpening(hours, after, zone);
  const opens = next && words.moment(DateTime.fromJSDate(next, { zone }).setLocale(locale), today);
  return spans.length > 0 ? words.overToday(opens) : words.closedOn(name, opens);
}

/** The week in one line, and what is not as usual within the next two weeks. */
function inGeneral(hours: OpeningHours, today: DateTime): string {
  const locale = today.locale as Locale;
  const place = { locale, timezone: zoneOf(today), now: today.toJSDate() };
  const last = today.plus({ days: aheadDays }).toISODate()!;
  const soon = comingDays(hours, isoOf(today)).filter((days) => (isYearly(days) ? isWithin(days, today) : days.from <= last));
  const special = soon.map((days) => `${showDays(days, place)} ${showSpans(days.spans) || openingWords[locale].closed}`);
  return customerWords[locale].week(showWeek(hours.week, locale), special.join(' · '));
}

/** Whether days of every year begin within the next two weeks. */
function isWithin({ from }: SpecialDays, today: DateTime): boolean {
  const days = Array.from({ length: aheadDays + 1 }, (_, ahead) => today.plus({ days: ahead }).toFormat('MM-dd'));
  return days.includes(from);
}

function isoOf(day: DateTime): string {
  return day.toISODate()!;
}

function zoneOf(day: DateTime): string {
  return day.zoneName!;
}

function clock(time: string): string {
  return time.replace(/^0(?=\d)/, '');
}
