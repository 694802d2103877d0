import { and, asc, between, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { dailyFigures } from '../../db/schema/figures.ts';
import { operators } from '../../db/schema/tenants.ts';
import type { TenantId } from '../kit/ids.ts';
import { eachDay } from './business-days.ts';
import type { FigureLine, FigureName, FiguresRead } from './figures.ts';

/** Reads what was counted, over the shards of the server processes that counted it. */
export function openFiguresRead(tx: Tx, tenantId: TenantId): FiguresRead {
  const count = sql<number>`sum(${dailyFigures.count})::float8`;
  async function together(which: SQL | undefined): Promise<FigureLine[]> {
    const rows = await tx
      .select({ name: dailyFigures.name, key: dailyFigures.key, count, sum: sql<number>`sum(${dailyFigures.sum})::float8` })
      .from(dailyFigures)
      .where(and(eq(dailyFigures.tenantId, tenantId), which))
      .groupBy(dailyFigures.name, dailyFigures.key);
    return rows.map((row) => ({ ...row, name: row.name as FigureName }));
  }
  return {
    figures: ({ from, to }) => together(between(dailyFigures.day, from, to)),
    // Day by day, so that the index leads to each name of each day.
    figuresNamed: (names, days) =>
      together(and(inArray(dailyFigures.day, eachDay(days)), inArray(dailyFigures.name, [...names]))),
    figureByDay: (name, { from, to }) =>
      tx
        .select({ day: dailyFigures.day, count })
        .from(dailyFigures)
        .where(and(eq(dailyFigures.tenantId, tenantId), between(dailyFigures.day, from, to), eq(dailyFigures.name, name)))
        .groupBy(dailyFigures.day)
        .orderBy(asc(dailyFigures.day)),
    staff: () =>
      tx
        .select({ id: operators.id, name: operators.name })
        .from(operators)
        .where(eq(operators.tenantId, tenantId))
        .orderBy(operators.createdAt, operators.id),
  };
}
