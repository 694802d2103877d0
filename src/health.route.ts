import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Db } from '../db/client.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { readFigures } from './health.store.ts';
import type { Clock } from './kit/clock.ts';
import { errorFacts, type Log } from './kit/log.ts';
import type { Doorbell } from './queues.ts';

type Needs = { db: Db; clock: Clock; doorbell: Doorbell; log: Log; refusals(): { 401: number; 413: number } };

/**
 * `/health/live`: the process answers. `/health/ready`: the database can be reached and has every migration, with the figures that show
 * received = stored = handled. `/metrics`: the same for Prometheus.
 */
export async function healthRoute(server: FastifyInstance, needs: Needs): Promise<void> {
  server.get('/health/live', async () => ({ status: 'live' }));

  server.get('/health/ready', async (_request, reply) => {
    try {
      const pending = await pendingMigrations(needs.db);
      if (pending > 0) return reply.code(503).send({ status: 'migrations-pending', pending });
      const { figures } = await readFigures(needs.db, needs.clock.machineMs());
      return { status: 'ready', ...figures };
    } catch (error) {
      needs.log.error('database is away', errorFacts(error));
      return reply.code(503).send({ status: 'database-unreachable' });
    }
  });

  const registry = new Registry();
  const inbound = new Counter({
    name: 'hilo_inbound_items_total',
    help: 'Distinct items received, by kind and outcome; outcome duplicate counts repeats.',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  const outbound = new Counter({
    name: 'hilo_outbound_messages_total',
    help: 'Outgoing messages that stand in each state.',
    labelNames: ['state'],
    registers: [registry],
  });
  const deliveries = new Counter({
    name: 'hilo_inbound_deliveries_total',
    help: 'Signed deliveries stored, repeats included.',
    registers: [registry],
  });
  const refused = new Counter({
    name: 'hilo_webhook_refusals_total',
    help: 'Requests turned away at the door by this process, by status.',
    labelNames: ['status'],
    registers: [registry],
  });
  const waiting = new Gauge({
    name: 'hilo_inbound_waiting',
    help: 'Items and unsplit deliveries not handled yet.',
    registers: [registry],
  });
  const age = new Gauge({
    name: 'hilo_inbound_oldest_waiting_seconds',
    help: 'Age of the oldest of them.',
    registers: [registry],
  });
  const depth = new Gauge({ name: 'hilo_doorbell_depth', help: 'Rings that wait to be answered.', registers: [registry] });

  server.get('/metrics', async (_request, reply) => {
    const read = await readFigures(needs.db, needs.clock.machineMs()).catch((error) => {
      needs.log.error('database is away', errorFacts(error));
      return null;
    });
    if (!read) return reply.code(503).send();
    const { figures, itemCounts } = read;
    registry.resetMetrics();
    for (const row of itemCounts) inbound.inc({ kind: row.kind, outcome: row.outcome }, row.value);
    for (const [state, value] of Object.entries(figures.outbound)) outbound.inc({ state }, value);
    for (const [status, value] of Object.entries(needs.refusals())) refused.inc({ status }, value);
    deliveries.inc(figures.inbound.deliveries);
    waiting.set(figures.inbound.waiting);
    age.set(figures.inbound.oldestWaitingSeconds);
    depth.set(await needs.doorbell.depth());
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
