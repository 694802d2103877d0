import { describe, expect, it, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { calendarOf } from '../../src/crm/business-record.ts';
import type { Choice } from '../../src/crm/card.ts';
import type { Locale } from '../../src/crm/locale.ts';
import { defaultSettings } from '../../src/crm/tenant.ts';
import { appointmentOf, cardIn, effectsOf, openShop, type Shop, saidIn } from './shop.ts';

/** Friday, 20 November 2026, 11:00 in Madrid. */
const at = (madrid: string) => new Date(`2026-11-${madrid.replace(' ', 'T')}:00+01:00`);
const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: '09:00', until: '18:00' }] : []));
const opening = { week, days: [{ from: '2026-11-25', to: '2026-11-25', spans: [] }] };

function openClinic(): Shop {
  const shop = openShop([{ name: 'Ana Ruiz' }, { name: 'Leo Gomes' }, { name: 'Luis Blocked', blocked: true }]);
  return shop;
}

async function say(shop: Shop, text: string, locale: Locale = 'en', hours: typeof opening | null = opening) {
  const { tenant } = shop.context(locale);
  const settings = { ...defaultSettings, ...tenant.settings, opening: hours };
  return await answerSentence(text, shop.context(locale, { tenant: { ...tenant, settings } }));
}

async function tap(shop: Shop, choice: Choice | undefined) {
  if (choice?.act.verb !== 'run') throw new Error('That runs nothing.');
  const { command, rest, contactId } = choice.act;
  return await runCommand(command, rest, shop.context('en', { ...(contactId ? { contactId } : {}) }));
}

const booked = (outcome: Awaited<ReturnType<typeof say>>) => effectsOf(outcome, 'open-record')[0]?.record;

describe('A booking', () => {
  const cases: [string, Locale, { startsAt: Date; minutes?: number; title?: string; forName?: string | null; with?: boolean }][] =
    [
      ['book ana thursday 16:00 cleaning', 'en', { startsAt: at('26 16:00'), title: 'cleaning' }],
      ['book ana cleaning thursday 16:00', 'en', { startsAt: at('26 16:00'), title: 'cleaning' }],
      ['book ana thursday at 4pm', 'en', { startsAt: at('26 16:00'), title: 'appointment' }],
      ['book ana tomorrow 10 cleaning anyway', 'en', { startsAt: at('21 10:00'), title: 'cleaning' }],
      ['book ana monday 10 root canal 1h', 'en', { startsAt: at('23 10:00'), minutes: 60, title: 'root canal' }],
      ['book ana monday 10:00 45 min for Leo', 'en', { startsAt: at('23 10:00'), minutes: 45, forName: 'Leo' }],
      ['book ana monday 10:00 check-up for leo', 'en', { startsAt: at('23 10:00'), title: 'check-up', forName: 'leo' }],
      ['book ana monday 10:00 for cleaning', 'en', { startsAt: at('23 10:00'), title: 'cleaning', forName: null }],
      ['book ana monday 10:00 with maria cleaning', 'en', { startsAt: at('23 10:00'), title: 'cleaning', with: true }],
      ['book ana monday 10:00 filling with anaesthesia', 'en', { startsAt: at('23 10:00'), title: 'filling with anaesthesia' }],
      ['book ana in 2 hours', 'en', { startsAt: at('20 13:00'), minutes: 30 }],
      ['cita ana lunes a las 16:30 limpieza de 45 min', 'es', { startsAt: at('23 16:30'), minutes: 45, title: 'limpieza' }],
      [
        'reservar ana el lunes 16h 1h revisión para Leo con maría',
        'es',
        { startsAt: at('23 16:00'), minutes: 60, forName: 'Leo', with: true },
      ],
      ['agendar ana segunda às 16h limpeza', 'pt', { startsAt: at('23 16:00'), title: 'limpeza' }],
      ['marcar horário ana terça 9:30 1h30', 'pt', { startsAt: at('24 09:30'), minutes: 90 }],
    ];
  test.each(cases)('%s', async (text, locale, { startsAt, minutes = 30, title, forName, with: withMaria }) => {
    const shop = openClinic();
    const record = booked(await say(shop, text, locale));
    expect(record?.startsAt).toEqual(startsAt);
    expect((record!.endsAt!.getTime() - startsAt.getTime()) / 60_000).toBe(minutes);
    if (title) expect(record?.title).toBe(title);
    if (forName !== undefined) expect(record?.forName).toBe(forName);
    expect(record?.calendarId === calendarOf(shop.team.find(({ name }) => name.startsWith('Maria'))!.id)).toBe(
      withMaria === true,
    );
  });

  it('names target, day, time, length and what it is in one line', async () => {
    const outcome = await say(openClinic(), 'book ana thursday 16:00 cleaning 45 min for Leo with maria');
    const [line, ...others] = saidIn(outcome).split('\n');
    expect(line).toBe('📅 Booked: *Ana Ruiz …4412* · Thu 26 Nov 16:00–16:45 · cleaning · for Leo · with Maria');
    expect(others).toEqual([expect.stringContaining('Customers hear of it by themselves')]);
  });

  it('says once what goes to customers by itself', async () => {
    const shop = openClinic();
    shop.records.push(appointmentOf(shop, 1, at('26 09:00')));
    expect(saidIn(await say(shop, 'book ana thursday 16:00'))).toBe('📅 Booked: *Ana Ruiz …4412* · Thu 26 Nov 16:00–16:30');
  });

  it('of a day or of nothing shows what is free, and a tap takes it', async () => {
    const shop = openClinic();
    shop.records.push(appointmentOf(shop, 1, at('26 09:00')));
    const list = cardIn(await say(shop, 'book ana thursday cleaning 1h'));
    expect(list.body).toBe('Free on Thu 26 Nov:');
    expect(list.choices[0]!.label).toBe('Thu 26 Nov 09:30');
    const taken = await tap(shop, list.choices[0]);
    expect(booked(taken)).toMatchObject({ startsAt: at('26 09:30'), endsAt: at('26 10:30'), title: 'cleaning' });
    const next = cardIn(await say(shop, 'book ana'));
    expect(next.body).toBe('Free times for Ana Ruiz …4412:');
    expect(next.choices).toHaveLength(10);
    expect(next.choices[0]!.label).toBe('Fri 20 Nov 11:30');
  });

  it('that overlaps says with whom, and offers the nearest free times', async () => {
    const shop = openClinic();
    shop.records.push(appointmentOf(shop, 1, at('26 16:00')));
    const card = cardIn(await say(shop, 'book ana thursday 16:15 cleaning'));
    expect(card.body).toBe('That time is taken: Leo Gomes …4413 · Thu 26 Nov 16:00–16:30 · cleaning\nNearest free times:');
    expect(card.choices.map(({ label }) => label)).toEqual(['Thu 26 Nov 15:30', 'Thu 26 Nov 16:30', 'Thu 26 Nov 17:00']);
    // Behind the other, with a colleague and after it was cancelled there is room.
    expect(booked(await say(shop, 'book ana thursday 16:30'))).toBeDefined();
    expect(booked(await say(shop, 'book ana thursday 16:15 with maria'))).toBeDefined();
    shop.records[0]!.state = 'cancelled';
    expect(booked(await say(shop, 'book ana thursday 16:15'))).toBeDefined();
  });

  it('outside the hours or on a holiday asks, and can be made anyway', async () => {
    const shop = openClinic();
    for (const [text, when] of [
      ['book ana sunday 10:00', 'Sun 22 Nov 10:00'],
      ['book ana thursday 17:45', 'Thu 26 Nov 17:45'],
      ['book ana wednesday 10:00', 'Wed 25 Nov 10:00'],
    ] as const) {
      const card = cardIn(await say(shop, text));
      expect(card.body).toBe(`You are closed then: ${when}\nNearest free times:`);
      expect(card.choices.at(-1)!.label).toBe('Book anyway');
      expect(card.choices).toHaveLength(3);
      expect(booked(await tap(shop, card.choices.at(-1)))).toBeDefined();
    }
    // Where nobody has said when it is open nothing is outside.
    expect(booked(await say(shop, 'book ana sunday 10:00', 'en', null))).toBeDefined();
  });

  test.each([
    ['book ana yesterday 10:00', '“yesterday 10:00” is over already'],
    ['book ana 31 february 10:00', '31 february'],
    ['book ana 2027-03-28 2:30am', 'the clock goes forward'],
    ['book ana thursday 16:00 2 min', 'from 5 minutes to 24 hours'],
    ['book luis thursday 16:00', 'is blocked'],
  ])('that cannot be is explained: %s', async (text, said) => {
    const outcome = await say(openClinic(), text);
    expect(saidIn(outcome)).toContain(said);
    expect(outcome.effects).toEqual([]);
  });

  it('of a name that is not exact waits for the tap, with the day as it was meant', async () => {
    const card = cardIn(await say(openClinic(), 'book anna tomorrow 10:00 cleaning anyway'));
    expect(card.choices[0]!.act).toMatchObject({ command: 'book', rest: expect.stringContaining('2026-11-21 10:00') });
  });
});

describe('An appointment that is there', () => {
  function withOne(): Shop {
    const shop = openClinic();
    shop.records.push(appointmentOf(shop, 0, at('26 16:00'), { state: 'confirmed' }));
    return shop;
  }

  it('moves, and what was confirmed was the other time', async () => {
    for (const text of ['rebook ana friday 10:00', "reschedule ana's appointment to friday 10:00"]) {
      const outcome = await say(withOne(), text);
      expect(saidIn(outcome), text).toBe('📅 Moved: *Ana Ruiz …4412* · now Fri 27 Nov 10:00–10:30 · cleaning');
      expect(effectsOf(outcome, 'change-record')[0]).toMatchObject({ to: 'booked', change: { startsAt: at('27 10:00') } });
    }
  });

  it('is not in its own way', async () => {
    expect(effectsOf(await say(withOne(), 'rebook ana thursday 16:15'), 'change-record')).toHaveLength(1);
    expect(saidIn(await say(withOne(), 'rebook ana thursday 16:00'))).toContain('It is at that time already');
  });

  it('is cancelled by whose it is, in words people use', async () => {
    for (const [text, locale] of [
      ["cancel ana's appointment", 'en'],
      ['unbook ana', 'en'],
      ['anular la cita de ana', 'es'],
      ['cancelar o horário da ana', 'pt'],
    ] as const)
      expect(effectsOf(await say(withOne(), text, locale), 'change-record')[0], text).toMatchObject({ to: 'cancelled' });
  });

  it('of several is asked for', async () => {
    const shop = withOne();
    shop.records.push(appointmentOf(shop, 0, at('27 10:00')));
    const card = cardIn(await say(shop, 'unbook ana'));
    expect(card.choices.map(({ label }) => label)).toEqual(['Thu 26 Nov 16:00', 'Fri 27 Nov 10:00']);
    expect(card.choices[1]!.act).toMatchObject({ command: 'unbook', rest: '#2' });
  });

  it('is judged when it has begun, not before', async () => {
    const shop = withOne();
    expect(saidIn(await say(shop, 'no show ana'))).toContain('has no appointment that has begun');
    const early = await runCommand('noshow', '#1', shop.context('en', { contactId: shop.views[0]!.contact.id }));
    expect(saidIn(early)).toContain('has not begun yet');
    shop.records.push(appointmentOf(shop, 0, at('20 10:00')));
    expect(effectsOf(await say(shop, 'no show ana'), 'change-record')[0]).toMatchObject({ to: 'no-show' });
    expect(effectsOf(await say(shop, 'came ana'), 'change-record')[0]).toMatchObject({ to: 'done' });
  });

  it('opens with what can be done in its state', async () => {
    const shop = withOne();
    const labels = async () => cardIn(await say(shop, 'appointment ana')).choices.map(({ label }) => label);
    expect(await labels()).toEqual(['Move', 'Cancel it']);
    shop.records[0]!.state = 'booked';
    expect(await labels()).toEqual(['Move', 'Cancel it', 'Confirm']);
    Object.assign(shop.records[0]!, { startsAt: at('20 10:30'), endsAt: at('20 11:30') });
    expect(await labels()).toEqual(['Took place', 'No-show', 'Move']);
    shop.records[0]!.state = 'cancelled';
    expect(await labels()).toEqual(['Book again']);
  });
});

describe('The agenda', () => {
  const labels = async (shop: Shop, text: string, locale: Locale = 'en') => {
    const outcome = await say(shop, text, locale);
    return 'kind' in outcome.answer! ? cardIn(outcome).choices.map(({ label }) => label) : saidIn(outcome);
  };
  const shop = openClinic();
  for (const [person, when, more] of [
    [0, '20 16:00', {}],
    [1, '21 09:00', { calendarId: shop.team[0]!.id as never }],
    [1, '26 09:00', {}],
    [0, '26 10:00', { state: 'cancelled' }],
  ] as const)
    shop.records.push(appointmentOf(shop, person, at(when), more));

  test.each([
    ['agenda', ['16:00 Ana Ruiz']],
    ['appointments tomorrow', ['09:00 Leo Gomes']],
    ['agenda week', ['Fri 16:00 Ana Ruiz', 'Sat 09:00 Leo Gomes', 'Thu 09:00 Leo Gomes']],
    ['agenda week mine', ['Sat 09:00 Leo Gomes']],
    ['agenda thursday', ['09:00 Leo Gomes']],
    ['agenda monday', 'No appointments: Mon 23 Nov.\nNext: Leo Gomes …4413 · Thu 26 Nov 09:00 · cleaning · booked'],
  ])('%s', async (text, expected) => expect(await labels(shop, text)).toEqual(expected));

  it('speaks the other languages too', async () => {
    expect(await labels(shop, 'citas mañana', 'es')).toEqual(['09:00 Leo Gomes']);
    expect(await labels(shop, 'agenda semana', 'pt')).toHaveLength(3);
  });

  it('says what is free', async () => {
    expect(saidIn(await say(shop, 'slots thursday 2h'))).toMatch(/^Free times:\nThu 26 Nov: 09:30 10:00/);
  });

  it('is in the day’s list, with the next to come', async () => {
    const card = cardIn(await say(shop, 'today'));
    expect(card.body).toContain('📅 1 appointment, next 16:00 Ana Ruiz');
    expect(card.choices.map(({ description }) => description)).toContain('📅 16:00 · cleaning');
    expect(saidIn(await say(shop, 'hoy', 'es'))).toContain('📅 1 cita, la próxima 16:00 Ana Ruiz');
  });
});
