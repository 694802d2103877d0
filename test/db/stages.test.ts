import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '../../db/client.ts';
import { deals } from '../../db/schema/crm.ts';
import { openContext } from '../../src/bot/context.store.ts';
import { commit } from '../../src/crm/commit.store.ts';
import type { Settled } from '../../src/crm/effect.ts';
import { systemClock } from '../../src/kit/clock.ts';
import type { DealId, OperatorId, StageId } from '../../src/kit/ids.ts';
import { openVault } from '../../src/kit/secrets.ts';
import { practiceTenantId, seedPractice } from '../../src/practice-seed.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';
import { rowsOf } from './rows.ts';

/** On native servers these really happen at once; the embedded database takes them one after the other. */
describe('Stages that are changed while deals move', () => {
  let database: TestDatabase;
  const vault = openVault(Buffer.alloc(32, 'practice'));
  let stages: { id: StageId; name: string }[];
  let deal: DealId[];
  let by: OperatorId;
  beforeAll(async () => {
    database = await openTestDatabase();
    await seedPractice({ db: database.db, vault, clock: systemClock });
    stages = await ask(sql`select id, name from stages where removed_at is null order by position`);
    by = (await ask<{ id: OperatorId }>(sql`select id from operators`))[0]!.id;
    await database.underneath((tx) =>
      tx.execute(sql`insert into deals (tenant_id, id, contact_id, conversation_id, stage_id, value, entered_at, created_at)
        select tenant_id, gen_random_uuid(), contact_id, conversation_id, ${stages[0]!.id}, 100, entered_at, created_at
        from (select * from deals limit 1) d, generate_series(1, 40)`),
    );
    deal = (await ask<{ id: DealId }>(sql`select id from deals order by id`)).map(({ id }) => id);
  });
  afterAll(() => database.close());

  const ask = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
    database.underneath((tx) => rowsOf<T>(tx, query));
  const write = (effects: Settled[]) =>
    withTenant(database.db, practiceTenantId, async (tx) =>
      commit(tx, await openContext(tx, { clock: systemClock, vault }, practiceTenantId), effects),
    );
  const move = (dealId: DealId, to: StageId) =>
    write([{ do: 'move', dealId, toStageId: to, by: 'operator', operatorId: by, because: 'typed' }]);

  async function countsAreTrue(): Promise<void> {
    const wrong = await ask(sql`
      select s.name, s.deal_count, count(d.id)::int as there from stages s left join deals d on d.stage_id = s.id
      group by s.id, s.name, s.deal_count, s.deal_value having s.deal_count <> count(d.id) or s.deal_value <> coalesce(sum(d.value), 0)`);
    expect(wrong).toEqual([]);
  }

  it('moves in opposite directions neither deadlock nor lose count', async () => {
    const [a, b] = [stages[0]!.id, stages[1]!.id];
    await Promise.all(deal.slice(0, 20).map((id) => move(id, b)));
    await Promise.all(deal.slice(0, 40).map((id, at) => move(id, at < 20 ? a : b)));
    await countsAreTrue();
  });

  it('nobody comes into a stage that is being removed', async () => {
    const [from, gone, to] = [stages[0]!.id, stages[2]!.id, stages[3]!.id];
    const remove: Settled = { do: 'remove-stage', stageId: gone, to, by, undone: 'your stages' };
    await Promise.all([
      ...deal.slice(0, 15).map((id) => move(id, gone)),
      write([remove]),
      ...deal.slice(15, 30).map((id) => move(id, gone)),
    ]);
    const astray = await withTenant(database.db, practiceTenantId, (tx) =>
      tx.select({ id: deals.id }).from(deals).where(eq(deals.stageId, gone)),
    );
    expect(astray).toEqual([]);
    await countsAreTrue();
    // It comes back with those it gave away, wherever the others stayed.
    const [undo] = await ask<{ undo: { effects: Settled[] } }>(
      sql`select undo from undos where undo #>> '{effects,0,do}' = 'restore-stage'`,
    );
    await write(undo!.undo.effects);
    await countsAreTrue();
    expect((await ask(sql`select id from deals where stage_id = ${from}`)).length).toBeGreaterThan(0);
  });

  it('of two who remove the same stage one comes too late, and says so', async () => {
    const removing = (to: number): Settled[] => [
      { do: 'remove-stage', stageId: stages[1]!.id, to: stages[to]!.id, by, undone: 'your stages' },
    ];
    const results = await Promise.allSettled([write(removing(0)), write(removing(2))]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await countsAreTrue();
  });
});
