import { describe, expect, test } from 'vitest';
import { showSpans, showWeek } from '../../src/commands/opening-shown.ts';
import { readWeek } from '../../src/commands/opening-week.ts';
import { parseSentence } from '../../src/commands/parse.ts';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { readDays } from '../../src/commands/when/days-said.ts';
import { againstOf } from '../../src/commands/when.ts';
import type { Locale } from '../../src/crm/locale.ts';
import type { OpeningHours } from '../../src/crm/opening-hours.ts';
import { cardIn, effectsOf, openShop, saidIn } from './shop.ts';

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

function week(text: string, locale: Locale = 'en'): string | null {
  const read = readWeek(text, locale);
  switch (read?.is) {
    case undefined:
      return null;
    case 'week':
      return showWeek(
        Array.from({ length: 7 }, (_, day) => read.week.get(day) ?? []),
        'en',
      );
    case 'spans':
      return `? ${showSpans(read.spans)}`;
    case 'days':
      return `${read.days.join('')} ?`;
    case 'doubt':
      return `${read.words} → ${showSpans([read.meant])}`;
    case 'impossible':
      return `! ${read.words}`;
  }
}

describe('a week is read', () => {
  test.each([
    ['mon-fri 9-14 16-20, sat 10-14', 'Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun closed'],
    ['Mon–Fri: 9:00–14:00 and 16:00–20:00; Sat: 10–14', 'Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun closed'],
    ['Monday to Friday from 9am to 5:30pm', 'Mon–Fri 9–17:30 · Sat–Sun closed'],
    ['weekdays 8.30-17, weekend closed', 'Mon–Fri 8:30–17 · Sat–Sun closed'],
    ['every day 10am - 10pm', 'Mon–Sun 10–22'],
    ['daily 24 hours', 'Mon–Sun 0–24'],
    ['24/7', 'Mon–Sun 0–24'],
    ['mon, wed and fri 9-13', 'Mon 9–13 · Tue closed · Wed 9–13 · Thu closed · Fri 9–13 · Sat–Sun closed'],
    ['sat-mon 10-14', 'Mon 10–14 · Tue–Fri closed · Sat–Sun 10–14'],
    ['friday 20-2, saturday 20-3', 'Mon–Thu closed · Fri 20–2 · Sat 20–3 · Sun closed'],
    ['fri 8-11pm', 'Mon–Thu closed · Fri 20–23 · Sat–Sun closed'],
    ['fri 18-24', 'Mon–Thu closed · Fri 18–24 · Sat–Sun closed'],
    ['mon 9-14, mon 16-20', 'Mon 9–14, 16–20 · Tue–Sun closed'],
    ['9-14 16-20', '? 9–14, 16–20'],
    ['mon and tue', '01 ?'],
    ['mon-fri 9-5', '9-5 → 9–17'],
    ['mon-fri 10-2', '10-2 → 10–14'],
    ['mon-fri 4-8', '4-8 → 16–20'],
    ['mon-fri 12-2', '12-2 → 12–14'],
    ['mon-fri 04-08', 'Mon–Fri 4–8 · Sat–Sun closed'],
    ['mon-fri 10-2am', '10-2am → 22–2'],
    ['mon-fri 4am-8am', 'Mon–Fri 4–8 · Sat–Sun closed'],
    ['mon 9-27', '! 9-27'],
    ['mon 9:75-12', '! 9:75-12'],
    ['mon 9-9', '! 9-9'],
    ['mon-fri when I am awake', null],
    ['9-14, sat 10-14', null],
    ['and', null],
  ])('en: %s', (text, expected) => expect(week(text)).toBe(expected));

  test.each([
    ['lunes a viernes 9:30-14 y 16-20', 'Mon–Fri 9:30–14, 16–20 · Sat–Sun closed'],
    [
      'de lunes a viernes de 9:30 a 14:00 y de 16:00 a 20:00, sábados de 10 a 14',
      'Mon–Fri 9:30–14, 16–20 · Sat 10–14 · Sun closed',
    ],
    ['L-V 9-14 16-20', 'Mon–Fri 9–14, 16–20 · Sat–Sun closed'],
    ['mar-vie 10-18', 'Mon closed · Tue–Fri 10–18 · Sat–Sun closed'],
    ['todos los días de 9 a 21 h', 'Mon–Sun 9–21'],
    ['entre semana 9-18h; fines de semana cerrado', 'Mon–Fri 9–18 · Sat–Sun closed'],
    ['lunes, miércoles y viernes entre 17 y 20', 'Mon 17–20 · Tue closed · Wed 17–20 · Thu closed · Fri 17–20 · Sat–Sun closed'],
    ['domingo cerrado', 'Mon–Sun closed'],
  ])('es: %s', (text, expected) => expect(week(text, 'es')).toBe(expected));

  test.each([
    ['segunda a sexta das 9 às 18, sábado 10-14', 'Mon–Fri 9–18 · Sat 10–14 · Sun closed'],
    ['seg-sex 9h-12h e 13h30-18h', 'Mon–Fri 9–12, 13:30–18 · Sat–Sun closed'],
    ['2ª a 6ª das 8h às 18h', 'Mon–Fri 8–18 · Sat–Sun closed'],
    ['segunda-feira a sexta-feira 9-18, domingo fechado', 'Mon–Fri 9–18 · Sat–Sun closed'],
    ['todos os dias das 9 às 21 horas', 'Mon–Sun 9–21'],
    ['dias úteis 9-18', 'Mon–Fri 9–18 · Sat–Sun closed'],
  ])('pt: %s', (text, expected) => expect(week(text, 'pt')).toBe(expected));
});

describe('days are read', () => {
  const days = (text: string, locale: Locale = 'en', now = '2026-11-20T10:00:00Z') => {
    const read = readDays(text, againstOf({ locale, timezone: 'Europe/Madrid', country: 'ES', now: new Date(now) }));
    return Array.isArray(read) ? read.map(({ from, to }) => (from === to ? from : `${from}/${to}`)).join(' ') : read;
  };

  test.each([
    ['24 dec', '2026-12-24'],
    ['24 dec - 6 jan', '2026-12-24/2027-01-06'],
    ['from 24 dec to 6 jan', '2026-12-24/2027-01-06'],
    ['24-27 dec', '2026-12-24/2026-12-27'],
    ['24, 25 and 31 dec', '2026-12-24 2026-12-25 2026-12-31'],
    ['24 dec, 1 jan - 6 jan', '2026-12-24 2027-01-01/2027-01-06'],
    ['December 24, 2027', '2027-12-24'],
    ['24/12 - 6/1', '2026-12-24/2027-01-06'],
    ['2026-12-24 - 2027-01-06', '2026-12-24/2027-01-06'],
    ['every 25 dec', '12-25'],
    ['25 dec every year', '12-25'],
    ['every 24 dec - 6 jan', '12-24/01-06'],
    ['today', '2026-11-20'],
    ['tomorrow', '2026-11-21'],
    ['friday', '2026-11-20'],
    ['31 feb', 'impossible'],
    ['every 31 feb', 'impossible'],
    ['24 dec 2025', 'past'],
    ['27 dec 2026 - 24 dec 2026', 'impossible'],
    ['1 jan 2027 - 5 feb 2028', 'impossible'],
    ['ana', null],
    ['24', null],
    ['24 dec ana', null],
    ['ana 450', null],
  ])('en: %s', (text, expected) => expect(days(text)).toBe(expected));

  test.each([
    ['es', 'del 24 de diciembre al 6 de enero', '2026-12-24/2027-01-06'],
    ['es', 'el 24 y el 31 de diciembre', '2026-12-24 2026-12-31'],
    ['es', 'cada 25 de diciembre', '12-25'],
    ['es', 'todos los 25 de diciembre', '12-25'],
    ['es', 'mañana', '2026-11-21'],
    ['es', 'del 3 al 20 de agosto', '2027-08-03/2027-08-20'],
    ['pt', 'de 24 de dezembro a 6 de janeiro', '2026-12-24/2027-01-06'],
    ['pt', '24 dez até 6 jan', '2026-12-24/2027-01-06'],
    ['pt', 'todo 25 de dezembro', '12-25'],
    ['pt', 'dia 24 de dezembro', '2026-12-24'],
    ['pt', 'amanhã', '2026-11-21'],
  ] as const)('%s: %s', (locale, text, expected) => expect(days(text, locale)).toBe(expected));

  test('a holiday that is on goes on, though its beginning was', () => {
    expect(days('24 dec - 6 jan', 'en', '2026-12-26T10:00:00Z')).toBe('2026-12-24/2027-01-06');
    expect(days('24 dec - 6 jan', 'en', '2027-01-07T10:00:00Z')).toBe('2027-12-24/2028-01-06');
  });

  test('today is today, also just before midnight', () => {
    expect(days('today', 'en', '2026-11-20T22:50:00Z')).toBe('2026-11-20');
  });
});

const shop = openShop([{ name: 'Ana Ruiz', stage: 'New' }]);
const owner = (opening: OpeningHours | null, locale: Locale = 'en') => {
  const { tenant } = shop.context();
  return shop.context(locale, { tenant: { ...tenant, settings: { ...tenant.settings, opening } } });
};
const told = async (sentence: string, opening: OpeningHours | null = usual, locale: Locale = 'en') => {
  const outcome = await answerSentence(sentence, owner(opening, locale));
  return { said: saidIn(outcome), opening: effectsOf(outcome, 'set-business')[0]?.change.opening };
};

describe('hours', () => {
  test('shows nothing but how it is set where it is not', async () => {
    const outcome = await answerSentence('hours', owner(null));
    expect(saidIn(outcome)).toContain('Not set');
    const [first] = cardIn(outcome).choices;
    expect(first).toMatchObject({ label: 'Mon–Fri 9–18', act: { verb: 'run', command: 'hours', rest: 'mon-fri 9-18' } });
    for (const { act } of cardIn(outcome).choices)
      expect(act.verb === 'run' && effectsOf(await runCommand(act.command, act.rest, owner(null)), 'set-business')).toHaveLength(
        1,
      );
  });

  test('shows the week in a line, whether it is open, and what is not as usual', async () => {
    const days = [
      { from: '12-25', to: '12-25', spans: [] },
      { from: '2026-12-24', to: '2027-01-06', spans: [] },
      { from: '2026-12-31', to: '2026-12-31', spans: [{ from: '10:00', until: '14:00' }] },
      { from: '2026-11-01', to: '2026-11-02', spans: [] },
    ];
    const outcome = await answerSentence('hours', owner({ ...usual, days }));
    expect(saidIn(outcome).split('\n').slice(0, 8)).toEqual([
      '*When you are open*',
      'Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun closed',
      'Open now, until 14:00.',
      '',
      'Not as usual:',
      '· Thu 24 Dec – Wed 6 Jan 2027 closed',
      '· Thu 31 Dec 10–14',
      '· every 25 Dec closed',
    ]);
    // A row makes its days usual again, in every language.
    for (const locale of ['en', 'es', 'pt'] as const) {
      const context = owner({ ...usual, days }, locale);
      for (const [at, { act }] of cardIn(await answerSentence('hours', context)).choices.entries()) {
        if (act.verb !== 'run') throw new Error('no command');
        const change = effectsOf(await runCommand(act.command, act.rest, context), 'set-business')[0]?.change.opening;
        expect(change?.days.length, `${locale} ${act.rest}`).toBe([1, 3, 2][at]);
      }
    }
  });

  test('sets the days that are said, and leaves the others', async () => {
    // With the first hours it is said what happens by them from now on.
    expect((await told('hours mon-fri 9-14 16-20, sat 10-14', null)).said).toMatch(
      /^Open: Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun closed\nFrom now on whoever writes/,
    );
    const { said, opening } = await told('hours sunday 11-13');
    expect(said).toBe('Open: Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun 11–13');
    expect(opening?.week[0]).toEqual(usual.week[0]);
    expect((await told('horario sábado cerrado', usual, 'es')).said).toBe('Horario: lun–vie 9–14, 16–20 · sáb–dom cerrado');
    expect((await told('hours off')).opening).toBe(null);
  });

  test('times without days ask for them, and keep the times', async () => {
    const { choices } = cardIn(await answerSentence('hours 9-14 16-20', owner(null)));
    expect(choices.map(({ label }) => label)).toEqual(['Mon–Fri', 'Mon–Sat', 'Every day']);
    const { act } = choices[1]!;
    if (act.verb !== 'run') throw new Error('no command');
    expect(saidIn(await runCommand(act.command, act.rest, owner(null)))).toContain('Open: Mon–Sat 9–14, 16–20 · Sun closed');
  });

  test.each([
    ['hours mon-fri 9-14 13-20', 'On Monday 9–14 and 13–20 overlap.'],
    ['hours fri 20-3, sat 2-6am', 'On Saturday 20–3 and 2–6 overlap.'],
    ['hours mon 9-27', '“9-27” is no time'],
    ['hours mon-fri 9-5', 'Did you mean 9–17?'],
    ['hours every day closed', 'never be open'],
    ['hours monday', 'From when until when on Mon?'],
    ['hours mon-fri 9 or 10', 'hours mon-fri 9-14 16-20, sat 10-14'],
    ['closed 31 feb', '“31 feb” are no days'],
    ['closed 24 dec 2025', '“24 dec 2025” is over already.'],
    ['open 24 dec 9-5', 'Did you mean 9–17?'],
    ['open 20 dec', 'Sun 20 Dec is a Sunday'],
  ])('“%s” changes nothing, and says why', async (sentence, line) => {
    const { said, opening } = await told(sentence);
    expect(opening).toBe(undefined);
    expect(said).toContain(line);
  });

  test('holidays without a week ask for the week first', async () => {
    expect((await told('closed 24 dec', null)).said).toContain('usual week first');
  });

  test('is a manager’s to change, and everybody’s to see', async () => {
    const context = owner(usual);
    const agent = { ...context, operator: { ...context.operator, role: 'agent' as const } };
    const refused = await answerSentence('hours sat 10-12', agent);
    expect(refused.effects).toEqual([]);
    expect(saidIn(refused)).toContain('managers');
    expect((await answerSentence('closed 24 dec', agent)).effects).toEqual([]);
    expect(saidIn(await answerSentence('hours', agent))).toContain('Sat 10–14');
  });
});

describe('special days', () => {
  test.each([
    ['closed 24 dec - 6 jan', 'Closed: Thu 24 Dec – Wed 6 Jan 2027.', [{ from: '2026-12-24', to: '2027-01-06', spans: [] }]],
    ['we are closed tomorrow', 'Closed: Sat 21 Nov.', [{ from: '2026-11-21', to: '2026-11-21', spans: [] }]],
    ['closed every 25 dec', 'Closed: every 25 Dec.', [{ from: '12-25', to: '12-25', spans: [] }]],
    [
      'open 24 dec 10-14',
      'Open Thu 24 Dec: 10–14.',
      [{ from: '2026-12-24', to: '2026-12-24', spans: [{ from: '10:00', until: '14:00' }] }],
    ],
    [
      'hours 24 dec 10-14',
      'Open Thu 24 Dec: 10–14.',
      [{ from: '2026-12-24', to: '2026-12-24', spans: [{ from: '10:00', until: '14:00' }] }],
    ],
    ['holidays 24 dec closed', 'Closed: Thu 24 Dec.', [{ from: '2026-12-24', to: '2026-12-24', spans: [] }]],
  ])('“%s”', async (sentence, line, days) => {
    const { said, opening } = await told(sentence);
    expect(said).toBe(line);
    expect(opening).toEqual({ ...usual, days });
  });

  test('closed on a weekday is every week in the plural, and is asked otherwise', async () => {
    expect((await told('closed on saturdays')).said).toBe('Open: Mon–Fri 9–14, 16–20 · Sat–Sun closed');
    expect((await told('cerramos los sábados', usual, 'es')).said).toBe('Horario: lun–vie 9–14, 16–20 · sáb–dom cerrado');
    const outcome = await answerSentence('closed saturday', owner(usual));
    const { choices } = cardIn(outcome);
    expect(saidIn(outcome)).toBe('Every Saturday, or only the next?');
    expect(choices.map(({ label }) => label)).toEqual(['Every week', 'Only Sat 21 Nov']);
    const done = await Promise.all(
      choices.map(async ({ act }) => act.verb === 'run' && saidIn(await runCommand(act.command, act.rest, owner(usual)))),
    );
    expect(done).toEqual(['Open: Mon–Fri 9–14, 16–20 · Sat–Sun closed', 'Closed: Sat 21 Nov.']);
    expect((await told('open sunday 10-14')).said).toBe('Every Sunday, or only the next?');
  });

  test('a day out of a holiday is as usual again, and the rest of it stays', async () => {
    const holiday = { ...usual, days: [{ from: '2026-12-24', to: '2027-01-06', spans: [] }] };
    expect(await told('open 31 dec', holiday)).toEqual({
      said: 'As usual again: Thu 31 Dec.',
      opening: {
        ...usual,
        days: [
          { from: '2026-12-24', to: '2026-12-30', spans: [] },
          { from: '2027-01-01', to: '2027-01-06', spans: [] },
        ],
      },
    });
    expect((await told('open 24 dec - 6 jan', holiday)).opening).toEqual(usual);
    // Of every year only that one.
    const yearly = { ...usual, days: [{ from: '12-25', to: '12-25', spans: [] }] };
    expect((await told('open 25 dec', yearly)).opening?.days).toEqual([
      ...yearly.days,
      { from: '2026-12-25', to: '2026-12-25', spans: usual.week[4] },
    ]);
    expect((await told('open every 25 dec', yearly)).opening).toEqual(usual);
  });

  test('what was said again replaces what it was, and what is over is kept no longer', async () => {
    const days = [
      { from: '2026-12-24', to: '2026-12-24', spans: [] },
      { from: '2026-08-01', to: '2026-08-20', spans: [] },
    ];
    expect((await told('closed 23 dec - 6 jan', { ...usual, days })).opening?.days).toEqual([
      { from: '2026-12-23', to: '2027-01-06', spans: [] },
    ]);
  });
});

test('words that are a deal’s and a person’s too are theirs wherever no days follow', () => {
  const called = (text: string) => {
    const parsed = parseSentence(text);
    return parsed.is === 'command' ? parsed.command.name : parsed.is;
  };
  expect(
    ['closed ana 450', 'closed', 'closed may 450', 'open ana', 'open at 9', 'close', 'close the day', 'off'].map(called),
  ).toEqual(['won', 'won', 'won', 'show', 'show', 'close', 'close', 'off']);
  expect(
    ['closed 24 dec', 'closed sunday', 'open 24 dec 10-14', 'cerrado mañana', 'fechado 24 dez', 'abrimos 24 dic 10-14'].map(
      called,
    ),
  ).toEqual(['closed', 'closed', 'open', 'closed', 'closed', 'open']);
  expect(
    ['horas de silencio 22-8', 'horário de silêncio 22-8', 'quiet hours 22-8', 'hours and hours I waited'].map(called),
  ).toEqual(['quiet', 'quiet', 'quiet', 'unknown']);
});
