import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CalendarServer, startCalendarServer } from '../world/calendar-server.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, messageWith, run } from './thread.ts';

describe('Appointments in a calendar outside', () => {
  let world: World;
  let owner: Phone;
  let address: string;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    await world.phone('+34600000411', 'Ana Ruiz').says('Hello, my number is +34 600 000 411');
    await world.turnEnds();
    await owner.says('book ana ruiz tomorrow 16:00 cleaning for Leo');
  });
  afterAll(() => world.close());

  const addressIn = (text: string) => {
    const found = /https:\/\/hilo\.example(\/calendar\/\S+\.ics)/.exec(text)?.[1];
    if (!found) throw new Error(`No address in: ${text}`);
    return `${world.appUrl}${found}`;
  };
  const read = (at: string, headers: Record<string, string> = {}) => fetch(at, { headers });

  it('are read at an address that the thread gives, the same each time, and that is kept nowhere', async () => {
    address = addressIn(await ask(owner, 'calendar'));
    expect(addressIn(await ask(owner, 'calendar'))).toBe(address);
    const secret = address.split('/').at(-1)!.replace('.ics', '');
    const kept = await run(world, sql`select text, content::text from messages`);
    expect(JSON.stringify(kept)).not.toContain(secret);

    const answer = await read(address);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('SUMMARY:Ana Ruiz · cleaning · for Leo');
    expect(text).toContain('STATUS:TENTATIVE');
    // No number of anybody's; ids and times have digits of their own.
    const words = text.split('\r\n').filter((line) => !/^(UID|DT\w+|CREATED|LAST-MODIFIED)\b/.test(line));
    expect(words.join('\n')).not.toContain('600');
    const again = await read(address, { 'if-none-match': answer.headers.get('etag')! });
    expect(again.status).toBe(304);
  });

  it('change there as they change here, and a cancelled one is said to be so', async () => {
    const uid = /UID:\S+/.exec(await (await read(address)).text())![0];
    await owner.says('unbook ana ruiz');
    const text = await (await read(address)).text();
    expect(text).toContain(uid);
    expect(text).toContain('SEQUENCE:1');
    expect(text).toContain('STATUS:CANCELLED');
  });

  it('are nobody’s who has not the address: another secret, an ended one, and whose access ended find nothing', async () => {
    expect((await read(address.replace(/\/[^/]+\.ics$/, '/0.ics'))).status).toBe(404);
    expect((await read(`${world.appUrl}/calendar/x/y.ics`)).status).toBe(404);
    const renewed = addressIn(await ask(owner, 'calendar new'));
    expect((await read(address)).status).toBe(404);
    expect((await read(renewed)).status).toBe(200);
    await run(world, sql`update operators set locked_at = created_at`);
    expect((await read(renewed)).status).toBe(404);
    await run(world, sql`update operators set locked_at = null`);
  });

  it('are not asked for without end', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 40; n++) statuses.add((await read(address)).status);
    expect(statuses).toEqual(new Set([404, 429]));
  });
});

describe('A calendar outside', () => {
  let world: World;
  let owner: Phone;
  let server: CalendarServer;
  beforeAll(async () => {
    server = await startCalendarServer();
    const week = Array.from({ length: 7 }, () => [{ from: '09:00', until: '18:00' }]);
    world = await openWorld({ insteadOf: { [server.address]: server.url }, settings: { opening: { week, days: [] } } });
    owner = world.owner;
    await world.phone('+34600000411', 'Ana Ruiz').says('Hello');
    await world.turnEnds();
  });
  afterAll(async () => {
    await world.close();
    await server.close();
  });

  /** Every day from 16:00 to 17:00. */
  const daily = (hour: number) => {
    const begins = DateTime.now().setZone('Europe/Madrid').startOf('day').set({ hour });
    return [
      'BEGIN:VCALENDAR',
      'X-WR-CALNAME:Home',
      'BEGIN:VEVENT',
      'UID:daily',
      `DTSTART;TZID=Europe/Madrid:${begins.toFormat("yyyyLLdd'T'HHmmss")}`,
      'DURATION:PT1H',
      'RRULE:FREQ=DAILY',
      'SUMMARY:Something private',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
  };
  const readAgain = async () => {
    await run(world, sql`update calendar_feeds set next_read_machine = '2020-01-01'`);
    await world.app.sweep();
    await world.settle();
  };

  it('is read when it is added, and its times are offered to nobody; a booking in one is explained, and can be made all the same', async () => {
    server.gives({ text: daily(16) });
    expect(await ask(owner, 'calendar add webcal://calendar.example.com/secret/basic.ics')).toMatch(
      /Read: calendar\.example\.com → the business\. (28|29) busy times/,
    );
    await owner.says('book ana ruiz tomorrow 16:30 cleaning');
    const busy = await owner.last();
    expect(busy.text).toMatch(/^You are busy then, by the calendar: .+ 16:00–17:00\nNearest free times:/);
    expect(busy.buttons.map(({ title }) => title)).toEqual([
      expect.stringMatching(/ 15:30$/),
      expect.stringMatching(/ 17:00$/),
      'Book anyway',
    ]);
    await owner.taps('Book anyway', busy);
    expect((await owner.last()).text).toContain('📅 Booked: *Ana Ruiz');
    const kept = JSON.stringify(
      await run(world, sql`select * from calendar_feeds f left join calendar_busy b on b.feed_id = f.id`),
    );
    expect(kept).not.toMatch(/secret|private/i);
  });

  it('changes what is free when it changes, and is not read again where it has not', async () => {
    const before = server.unchanged;
    await readAgain();
    expect(server.unchanged).toBe(before + 1);
    server.gives({ text: `${daily(10)}\r\n` });
    await readAgain();
    expect(await ask(owner, 'slots tomorrow')).toMatch(/ 09:30 11:00 /);
  });

  it('that breaks keeps the time it took, says so once and in the list, and says when it is whole again', async () => {
    server.gives({ text: '<html>Sign in</html>' });
    for (let n = 0; n < 6; n++) await readAgain();
    const told = (await owner.thread()).filter(({ text }) => text.includes('I cannot read calendar.example.com'));
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain('What lies there is no calendar that can be read.');
    expect(await ask(owner, 'slots tomorrow')).toMatch(/ 09:30 11:00 /);
    expect(await ask(owner, 'calendar')).toMatch(/1\. calendar\.example\.com \(Home\) → the business: ⚠️ not read since/);
    server.gives({ text: daily(10) });
    await readAgain();
    await messageWith(owner, 'can be read again');
  });

  it('ends when it is removed, and is back with an undo', async () => {
    await owner.says('calendar remove 1');
    expect(await ask(owner, 'slots tomorrow')).toMatch(/ 10:00 10:30 /);
    await owner.says('undo');
    await world.settle();
    expect(await ask(owner, 'slots tomorrow')).toMatch(/ 09:30 11:00 /);
  });

  it('is refused where it does not lie on the open internet, in words that say what to do', async () => {
    expect(await ask(owner, 'calendar add http://calendar.example.com/a.ics')).toContain('is no https address');
    expect(await ask(owner, 'calendar add https://127.0.0.1/a.ics')).toContain('is no https address');
    server.gives({ location: 'https://127.0.0.1/a.ics' });
    expect(await ask(owner, `calendar add ${server.address}/other.ics`)).toContain('does not lie on the open internet');
  });
});
