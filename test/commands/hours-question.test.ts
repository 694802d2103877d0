import { describe, expect, test } from 'vitest';
import { answerFromHours, hoursAsked } from '../../src/commands/hours-question.ts';
import type { Locale } from '../../src/crm/locale.ts';
import type { OpeningHours } from '../../src/crm/opening-hours.ts';
import { openShop } from './shop.ts';

const asked = (said: string, locale: Locale = 'en') =>
  hoursAsked(said, { locale, timezone: 'Europe/Madrid', country: 'ES', now: new Date('2026-11-20T10:00:00Z') });

describe('a question about the opening hours alone', () => {
  test.each<[string, Locale, string | null]>([
    ['What are your opening hours?', 'en', null],
    ['hours?', 'en', null],
    ['Hi! When do you open please', 'en', null],
    ['are you open on saturday?', 'en', '2026-11-21'],
    ['What time do you close today?', 'en', '2026-11-20'],
    ['are you open now', 'en', '2026-11-20'],
    ['Are you open on Sundays?', 'en', '2026-11-22'],
    ['Is the shop open tomorrow?', 'en', '2026-11-21'],
    ['are you closed on 25 december?', 'en', '2026-12-25'],
    ['¿A qué hora abrís?', 'es', null],
    ['¿Qué horario tienen?', 'es', null],
    ['Hola, ¿abren el sábado?', 'es', '2026-11-21'],
    ['¿Están abiertos hoy?', 'es', '2026-11-20'],
    ['¿abrís mañana por favor?', 'es', '2026-11-21'],
    ['a qué hora cierran los domingos', 'es', '2026-11-22'],
    ['que horas abre?', 'pt', null],
    ['Qual o horário de funcionamento?', 'pt', null],
    ['Vocês abrem no sábado?', 'pt', '2026-11-21'],
    ['Estão abertos agora?', 'pt', '2026-11-20'],
  ])('“%s”', (said, locale, day) => expect(asked(said, locale)).toEqual({ day }));

  test.each<[string, Locale]>([
    ['Are you open on saturday and how much is a cut?', 'en'],
    ['Do you have an open position?', 'en'],
    ['What time is it?', 'en'],
    ['do you open at 8?', 'en'],
    ['are you open saturday or monday?', 'en'],
    ['can I open an account', 'en'],
    ['close my account please', 'en'],
    ['my window does not close', 'en'],
    ['see you tomorrow', 'en'],
    ['¿A qué hora es mi cita?', 'es'],
    ['¿Cuándo abren inscripciones?', 'es'],
    ['se cierra mal la puerta', 'es'],
    ['que horas é a minha consulta?', 'pt'],
    ['quero fechar negócio', 'pt'],
    ['', 'en'],
  ])('“%s” is none', (said, locale) => expect(asked(said, locale)).toBe(null));
});

describe('the answer', () => {
  const usual: OpeningHours = {
    week: [
      ...Array.from({ length: 5 }, () => [
        { from: '09:00', until: '14:00' },
        { from: '16:00', until: '20:00' },
      ]),
      [{ from: '10:00', until: '14:00' }],
      [],
    ],
    days: [],
  };
  const { tenant } = openShop([]).context();
  const answer = (said: string, { days = [] as OpeningHours['days'], now = '2026-11-20T10:00:00Z' } = {}) =>
    answerFromHours(said, { ...tenant, settings: { ...tenant.settings, opening: { ...usual, days } } }, new Date(now));

  test.each([
    ['are you open on saturday?', 'Tomorrow we are open from 10:00 to 14:00.'],
    ['are you open today?', 'Today we are open from 9:00 to 14:00 and from 16:00 to 20:00.'],
    ['are you open on sunday?', 'On Sunday 22 November we are closed. We open on Monday at 9:00.'],
    ['what are your hours?', 'We are open Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun closed.'],
    ['¿A qué hora abrís?', 'Nuestro horario: lun–vie 9–14, 16–20 · sáb 10–14 · dom cerrado.'],
    ['¿abren el domingo?', 'El domingo 22 de noviembre cerramos. Abrimos el lunes a las 9:00.'],
    ['Vocês abrem na segunda-feira?', 'Na segunda-feira, 23 de novembro, abrimos das 9:00 às 14:00 e das 16:00 às 20:00.'],
  ])('“%s”', (said, expected) => expect(answer(said)).toBe(expected));

  test('is true for that day, holidays and all', () => {
    const days = [{ from: '2026-12-24', to: '2027-01-06', spans: [] }];
    expect(answer('are you open on 28 december?', { days })).toBe(
      'On Monday 28 December we are closed. We open on Thursday 7 January at 9:00.',
    );
    const tomorrow = [{ from: '2026-11-21', to: '2026-11-21', spans: [] }];
    expect(answer('are you open tomorrow?', { days: tomorrow })).toBe('Tomorrow we are closed. We open on Monday at 9:00.');
    expect(answer('opening hours?', { days: tomorrow })).toBe(
      'We are open Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun closed. Not as usual: Sat 21 Nov closed.',
    );
  });

  test('in the evening today is over', () => {
    expect(answer('are you open today?', { now: '2026-11-20T21:00:00Z' })).toBe(
      'We are closed for today. We open tomorrow at 10:00.',
    );
  });

  test('there is none without opening hours', () => {
    expect(answerFromHours('are you open today?', tenant, new Date('2026-11-20T10:00:00Z'))).toBe(null);
  });
});
