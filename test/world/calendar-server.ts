import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it gives next: a calendar, a refusal, somewhere else to look, or never an answer. */
export type Gives = { text: string } | { status: number } | { location: string } | { hang: true };

export type CalendarServer = {
  /** Where it listens, and the address by which tests know it. */
  url: string;
  address: string;
  /** From now on. */
  gives(gives: Gives): void;
  /** How often it was asked, and how often it answered that nothing had changed. */
  asked: number;
  unchanged: number;
  close(): Promise<void>;
};

/** Stands in for a calendar's server: an address, an ETag, and whatever else such servers do. */
export async function startCalendarServer(): Promise<CalendarServer> {
  let next: Gives = { text: '' };
  const server = createServer((request, response) => {
    calendars.asked += 1;
    if ('hang' in next) return;
    if ('status' in next) return void response.writeHead(next.status).end();
    if ('location' in next) return void response.writeHead(302, { location: next.location }).end();
    const etag = `"${next.text.length}"`;
    if (request.headers['if-none-match'] === etag) {
      calendars.unchanged += 1;
      return void response.writeHead(304, { etag }).end();
    }
    response.writeHead(200, { 'content-type': 'text/calendar', etag }).end(next.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const calendars: CalendarServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    address: 'https://calendar.example.com',
    gives: (gives) => {
      next = gives;
    },
    asked: 0,
    unchanged: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return calendars;
}
