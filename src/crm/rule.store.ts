import { and, asc, count, desc, eq, gte, inArray, max, ne } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { firings, rules } from '../../db/schema/rules.ts';
import type { Id, TenantId } from '../kit/ids.ts';
import { readBefore, readLastDeed } from './deed.store.ts';
import { recall } from './event.store.ts';
import { whoMayBeMeant } from './meant.store.ts';
import { type Firing, type PausedBecause, type Rule, type RulesRead, ruleBody } from './rule.ts';
import { sentByRules } from './rule-send.store.ts';

/** Opens the rules of one business for reading. */
export function openRulesRead(tx: Tx, tenantId: TenantId): RulesRead {
  const ofThis = eq(firings.tenantId, tenantId);
  return {
    async rules() {
      const rows = await tx
        .select()
        .from(rules)
        .where(and(eq(rules.tenantId, tenantId), inArray(rules.state, ['on', 'off', 'paused'])))
        .orderBy(asc(rules.number));
      return rows.map(asRule);
    },
    rule: (id) => readRule(tx, tenantId, id),
    async nextRuleNumber() {
      const [row] = await tx
        .select({ last: max(rules.number) })
        .from(rules)
        .where(eq(rules.tenantId, tenantId));
      return (row?.last ?? 0) + 1;
    },
    async firedSince(since) {
      const rows = await tx
        .select({ id: firings.ruleId, n: count() })
        .from(firings)
        .where(and(ofThis, inArray(firings.state, ['done', 'undone']), gte(firings.settledAt, since)))
        .groupBy(firings.ruleId);
      return new Map(rows.map(({ id, n }) => [id, n]));
    },
    sentByRules: (from, until) => sentByRules(tx, tenantId, from, until),
    async firings({ ruleId }, limit) {
      const rows = await tx
        .select()
        .from(firings)
        .where(and(ofThis, ruleId ? eq(firings.ruleId, ruleId) : undefined))
        .orderBy(desc(firings.id))
        .limit(limit);
      return rows.map(asFiring);
    },
    async firing(id) {
      const [row] = await tx
        .select()
        .from(firings)
        .where(and(ofThis, eq(firings.id, id)));
      return row ? asFiring(row) : null;
    },
    lastDeed: (which) => readLastDeed(tx, tenantId, which),
    before: (contactId, stretch) => readBefore(tx, tenantId, contactId, stretch),
    mayBeMeant: (conditions, limit) => whoMayBeMeant(tx, tenantId, conditions, limit),
    happened: (kind, since, limit) => recall(tx, tenantId, kind, since, limit),
  };
}

export async function readRule(tx: Tx, tenantId: TenantId, id: Id<'rule'>): Promise<Rule | null> {
  const [row] = await tx
    .select()
    .from(rules)
    .where(and(eq(rules.tenantId, tenantId), eq(rules.id, id), ne(rules.state, 'removed')));
  return row ? asRule(row) : null;
}

/** A rule's row as what it is; one that nobody can read any more is a bug of whoever changed how rules are written. */
export function asRule(row: typeof rules.$inferSelect): Rule {
  return { ...row, pausedBecause: row.pausedBecause as PausedBecause | null, body: ruleBody.parse(row.body) };
}

export function asFiring(row: typeof firings.$inferSelect): Firing {
  return { ...row, kind: row.kind as Firing['kind'], because: row.because as Firing['because'] };
}
