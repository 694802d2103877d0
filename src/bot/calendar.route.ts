import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Db } from '../../db/client.ts';
import type { Marks } from '../crm/commit-context.ts';
import { openAllowance } from '../kit/allowance.ts';
import type { Clock } from '../kit/clock.ts';
import { errorFacts, type Log } from '../kit/log.ts';
import { readCalendarAt } from './calendar-out.flow.ts';

type Needs = { db: Db; clock: Clock; vault: Marks; log: Log };

/** Calendars ask every few minutes at most; what asks more often is broken, or guessing. */
const [perMinute, guessesPerMinute] = [30, 300];

/**
 * Appointments for calendars outside, at an address that only who was given it knows: 404 for any other, 304 where nothing has changed, 429 with
 * a time where it is asked for too often. The address is never logged: it is the key.
 */
export async function calendarRoute(server: FastifyInstance, needs: Needs): Promise<void> {
  const readings = openAllowance({ perMinute });
  const guesses = openAllowance({ perMinute: guessesPerMinute });

  server.get('/calendar/:id/:file', async (request, reply) => {
    const { id, file } = request.params as { id: string; file: string };
    const machineMs = needs.clock.machineMs();
    const allowed = readings.take(id, machineMs);
    if (!allowed.ok) return reply.code(429).header('retry-after', allowed.afterSeconds).send();
    const calendar = file.endsWith('.ics') ? await readCalendarAt(needs, id, file.slice(0, -'.ics'.length)) : null;
    if (calendar === null) {
      const guess = guesses.take('', machineMs);
      if (!guess.ok) return reply.code(429).header('retry-after', guess.afterSeconds).send();
      return reply.code(404).send();
    }
    const etag = `"${createHash('sha256').update(calendar).digest('base64url')}"`;
    reply.header('etag', etag).header('cache-control', 'private, max-age=300').header('x-robots-tag', 'noindex');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/calendar; charset=utf-8').send(calendar);
  });

  server.setErrorHandler((error, _request, reply) => {
    needs.log.error('a calendar could not be written', errorFacts(error));
    return reply.code(503).send();
  });
}
