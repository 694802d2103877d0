import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Feeds, openFeeds } from '../../src/integrations/feed.client.ts';
import { type CalendarServer, startCalendarServer } from '../world/calendar-server.ts';

let server: CalendarServer;
let feeds: Feeds;
const nothing = { etag: null, modified: null };

beforeAll(async () => {
  server = await startCalendarServer();
  feeds = openFeeds({ insteadOf: { [server.address]: server.url }, timeoutMs: 1_000 });
});
beforeEach(() => {
  server.asked = 0;
});
afterAll(() => server.close());

test('a calendar comes with what says next time whether it has changed', async () => {
  server.gives({ text: 'BEGIN:VCALENDAR' });
  const first = await feeds.fetch(`${server.address}/a.ics`, nothing);
  expect(first).toEqual({ ok: true, text: 'BEGIN:VCALENDAR', etag: '"15"', modified: null });
  expect(await feeds.fetch(`${server.address}/a.ics`, { etag: '"15"', modified: null })).toMatchObject({ ok: true, text: null });
});

test.each([
  [{ status: 404 }, 'feed-refused'],
  [{ status: 403 }, 'feed-refused'],
  [{ status: 500 }, 'feed-unreachable'],
  [{ status: 429 }, 'feed-unreachable'],
  [{ hang: true as const }, 'feed-unreachable'],
  [{ text: 'x'.repeat(11 * 1024 * 1024) }, 'feed-too-large'],
])('%j is %s', async (gives, code) => {
  server.gives(gives);
  expect(await feeds.fetch(`${server.address}/a.ics`, nothing)).toMatchObject({ ok: false, code });
});

test.each([
  'https://127.0.0.1/a.ics',
  'https://[::1]/a.ics',
  'https://localhost/a.ics',
  'https://169.254.169.254/latest/meta-data',
  'https://user:word@calendar.example.com/a.ics',
  'http://calendar.example.org/a.ics',
  'file:///etc/passwd',
  'nonsense',
])('%s is not asked for, neither at once nor behind a redirect', async (address) => {
  expect(await feeds.fetch(address, nothing)).toMatchObject({ ok: false, code: 'feed-private' });
  if (address === 'nonsense') return;
  server.gives({ location: address });
  expect(await feeds.fetch(`${server.address}/a.ics`, nothing)).toMatchObject({ ok: false, code: 'feed-private' });
  expect(server.asked).toBe(1);
});

test('what redirects to itself is left', async () => {
  server.gives({ location: `${server.address}/a.ics` });
  expect(await feeds.fetch(`${server.address}/a.ics`, nothing)).toMatchObject({ ok: false, code: 'feed-refused' });
  expect(server.asked).toBeLessThan(10);
});
