import { setImmediate } from 'node:timers/promises';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { media } from '../../db/schema/crm.ts';
import { imports } from '../../db/schema/files.ts';
import { type Words, wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import { readStages } from '../crm/deal.store.ts';
import type { Settled } from '../crm/effect.ts';
import { addListed, countListed, type Listed, removeListed } from '../crm/import.store.ts';
import { teamKeys, whoHas } from '../crm/lead.store.ts';
import type { MediaStore } from '../crm/media-store.ts';
import type { Operator } from '../crm/operator.ts';
import { readOperator, readTenant } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, secondMs } from '../kit/clock.ts';
import { csvLine, csvMark } from '../kit/csv.ts';
import type { ContactId, ImportId, TenantId } from '../kit/ids.ts';
import { errorFacts } from '../kit/log.ts';
import { type NoTable, readTable } from '../kit/read-table.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { doneMark } from './done-mark.store.ts';
import { importCard } from './import-card.ts';
import { type ImportColumns, readColumns } from './import-columns.ts';
import { type ImportPerson, type RefusedRow, readPeople } from './import-rows.ts';
import { type LaidFile, layFile, showLaid } from './laid-file.flow.ts';

type Needs = BotNeeds & { files: MediaStore };
type Row = typeof imports.$inferSelect;
type Job = { row: Row; operator: Operator; words: Words };

export const importLimits = { rows: 50_000, bytes: 20 * 1024 * 1024 };

/** People written in one transaction: short enough that nobody waits for it, and a crash costs one of them. */
const rowsAtOnce = 500;
/** So long nobody else takes it up; renewed by every step, and by a timer while a large file is read. */
const leaseMs = 15 * secondMs;
const againAfterMs = 10 * secondMs;
/** A file that is still being fetched is looked for again after this. */
const fetchingMs = 2 * secondMs;
const triesMost = 10;
/** A list shorter than this is in before its progress could be read. */
const toldFrom = 2_000;

/**
 * A list of people on its way: read and shown, written after a tap, taken back after an undo. The rows stay in the file; the row here says how many
 * have been dealt with, and moves with them in one transaction. Whoever dies leaves it due again, and the next one reads the file anew and goes
 * on behind the last row that was written.
 */
export async function runImport(needs: Needs, tenantId: TenantId, id: ImportId): Promise<Ring[]> {
  const job = await withTenant(needs.db, tenantId, (tx) => claim(tx, needs, tenantId, id));
  if (!job) return [];
  if ('rings' in job) return job.rings;
  const told: Ring[] = [];
  const lease = setInterval(() => void setDue(needs, job.row, leaseMs).catch(() => {}), leaseMs / 3);
  try {
    if (job.row.state === 'reading') told.push(...(await readAndShow(needs, job)));
    else if (job.row.state === 'writing') await writeAll(needs, job, told);
    else told.push(...(await takeBack(needs, job)));
  } catch (error) {
    // An undo in the middle, or somebody who took it over: they go on with it.
    if (!(error instanceof NotOurs)) {
      needs.log.warn('import failed', { import: id, attempt: job.row.attempts, ...errorFacts(error) });
      await setDue(needs, job.row, againAfterMs);
    } else told.push({ work: { do: 'import', tenant: tenantId, import: id } });
  } finally {
    clearInterval(lease);
  }
  return told;
}

class NotOurs extends Error {}

async function claim(tx: Tx, needs: Needs, tenantId: TenantId, id: ImportId): Promise<Job | { rings: Ring[] } | null> {
  const context = await openContext(tx, needs, tenantId);
  const which = and(eq(imports.tenantId, tenantId), eq(imports.id, id));
  const [row] = await tx.select().from(imports).where(which).for('update', { skipLocked: true });
  if (!row || !['reading', 'writing', 'undoing'].includes(row.state) || row.nextTryMachine > context.machineNow) return null;
  const operator = await readOperator(tx, tenantId, row.operatorId);
  const words = wordsFor(operator.locale);
  if (row.attempts >= triesMost) {
    await tx.update(imports).set({ state: 'refused' }).where(which);
    return { rings: await commit(tx, context, [{ do: 'say', to: operator.id, text: words.imports.cannot.failed }]) };
  }
  const attempts = row.attempts + 1;
  await tx
    .update(imports)
    .set({ attempts, nextTryMachine: addMs(context.machineNow, leaseMs) })
    .where(which);
  return { row: { ...row, attempts }, operator, words };
}

/** Writes how far it has come, if it is still ours to write; else whatever the transaction did is undone with it. */
async function move(
  tx: Tx,
  needs: Needs,
  row: Row,
  change: Partial<Row> | { added?: SQL; there?: SQL; cursor?: number },
): Promise<void> {
  const moved = await tx
    .update(imports)
    .set({ nextTryMachine: new Date(needs.clock.machineMs() + leaseMs), ...change })
    .where(
      and(
        eq(imports.tenantId, row.tenantId),
        eq(imports.id, row.id),
        eq(imports.state, row.state),
        eq(imports.attempts, row.attempts),
      ),
    )
    .returning({ id: imports.id });
  if (moved.length === 0) throw new NotOurs();
}

async function setDue(needs: Needs, row: Row, afterMs: number, attempts = row.attempts): Promise<void> {
  const nextTryMachine = new Date(needs.clock.machineMs() + afterMs);
  await withTenant(needs.db, row.tenantId, (tx) =>
    tx
      .update(imports)
      .set({ nextTryMachine, attempts })
      .where(and(eq(imports.tenantId, row.tenantId), eq(imports.id, row.id), eq(imports.attempts, row.attempts))),
  );
}

type Understood = { columns: ImportColumns; people: ImportPerson[]; refused: RefusedRow[] };
type NotUnderstood = NoTable | 'no-column' | 'gone' | 'fetching';

/** The same bytes are always understood alike, but for the stages and the team, which may have changed: who is on the list stays in its order. */
async function understand(
  needs: Needs,
  { row, operator }: Job,
): Promise<{ ok: true; list: Understood } | { ok: false; why: NotUnderstood }> {
  const { tenantId } = row;
  const { file, place } = await withTenant(needs.db, tenantId, async (tx) => {
    const [found] = await tx
      .select({ state: media.state, sha256: media.sha256 })
      .from(media)
      .where(and(eq(media.tenantId, tenantId), eq(media.id, row.mediaId)));
    const { country, currency } = await readTenant(tx, tenantId);
    const stages = await readStages(tx, tenantId);
    return { file: found, place: { country, currency, locale: operator.locale, stages, team: await teamKeys(tx, tenantId) } };
  });
  if (file?.state === 'waiting') return { ok: false, why: 'fetching' };
  const bytes = file?.state === 'stored' && file.sha256 ? await needs.files.get(tenantId, file.sha256) : null;
  if (!bytes) return { ok: false, why: 'gone' };
  const read = await readTable(bytes, importLimits);
  if (!read.ok) return read;
  const columns = readColumns(read.table.rows, place.country);
  if (!columns) return { ok: false, why: 'no-column' };
  const steps = readPeople(read.table, columns, place);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { ok: true, list: { columns, ...step.value } };
    await setImmediate();
  }
}

async function readAndShow(needs: Needs, job: Job): Promise<Ring[]> {
  const { row, operator, words } = job;
  const read = await understand(needs, job);
  if (!read.ok && read.why === 'fetching') {
    await setDue(needs, row, fetchingMs, row.attempts - 1);
    return [{ work: { do: 'import', tenant: row.tenantId, import: row.id }, afterMs: fetchingMs }];
  }
  if (!read.ok) return await refuse(needs, job, read.why as Exclude<NotUnderstood, 'fetching'>);
  const { list } = read;
  let there = 0;
  for (let at = 0; at < list.people.length; at += 2 * rowsAtOnce) {
    const some = list.people.slice(at, at + 2 * rowsAtOnce);
    there += await withTenant(needs.db, row.tenantId, async (tx) => {
      const known = await whoHas(
        tx,
        row.tenantId,
        some.map(({ phone }) => phone),
      );
      return some.filter(({ key }) => known.contacts.has(key)).length;
    });
  }
  return await withTenant(needs.db, row.tenantId, async (tx) => {
    const context = await openContext(tx, needs, row.tenantId);
    const card = importCard({ filename: row.filename, there, ...list }, row.id, words, operator.locale);
    await move(tx, needs, row, { state: card.choices.length > 0 ? 'shown' : 'refused' });
    const shown: Settled =
      card.choices.length > 0 ? { do: 'show', to: operator.id, card } : { do: 'say', to: operator.id, text: card.body };
    return await commit(tx, context, [shown, ...(await doneMark(tx, row.tenantId, row.messageId, operator.id))]);
  });
}

async function refuse(needs: Needs, { row, operator, words }: Job, why: Exclude<NotUnderstood, 'fetching'>): Promise<Ring[]> {
  return await withTenant(needs.db, row.tenantId, async (tx) => {
    const context = await openContext(tx, needs, row.tenantId);
    await move(tx, needs, row, { state: 'refused' });
    return await commit(tx, context, [{ do: 'say', to: operator.id, text: words.imports.cannot[why] }]);
  });
}

async function writeAll(needs: Needs, job: Job, told: Ring[]): Promise<void> {
  const { row } = job;
  const read = await understand(needs, job);
  if (!read.ok) {
    if (read.why !== 'fetching') told.push(...(await refuse(needs, job, read.why)));
    return;
  }
  const { people, refused } = read.list;
  const from = { importId: row.id, operatorId: row.operatorId, messageId: row.messageId, numberId: row.numberId };
  let { toldPercent } = row;
  for (let cursor = row.cursor; cursor < people.length; ) {
    const some = people.slice(cursor, cursor + rowsAtOnce);
    const percent = stepReached(cursor + some.length, people.length, toldPercent);
    told.push(
      ...(await withTenant(needs.db, row.tenantId, async (tx) => {
        const context = await openContext(tx, needs, row.tenantId);
        const { added, there } = await addListed(tx, row.tenantId, from, some.map(asListed), context.now);
        await move(tx, needs, row, {
          cursor: cursor + some.length,
          added: sql`${imports.added} + ${added}`,
          there: sql`${imports.there} + ${there}`,
          ...(percent ? { toldPercent: percent } : {}),
        });
        return percent ? await commit(tx, context, [progress(job, percent, cursor + some.length, people.length)]) : [];
      })),
    );
    if (percent) toldPercent = percent;
    cursor += some.length;
    await needs.reached('import:after-rows');
  }
  told.push(...(await finish(needs, job, people, refused)));
}

/** 10 and 50 per cent of a long list; the end has a message of its own. */
function stepReached(done: number, total: number, told: number): number | null {
  if (total < toldFrom || done === total) return null;
  const percent = (done / total) * 100;
  if (percent >= 50) return told < 50 ? 50 : null;
  return percent >= 10 && told < 10 ? 10 : null;
}

function progress({ operator, words }: Job, percent: number, done: number, total: number): Settled {
  const count = (n: number) => n.toLocaleString(operator.locale);
  return { do: 'say', to: operator.id, text: words.imports.progress(percent, count(done), count(total)) };
}

/** Only an open stage makes a deal. What was won or lost elsewhere is a tag: it was not won or lost here, today. */
function asListed({ stage, tags, ...person }: ImportPerson): Listed {
  const isOpen = stage?.kind === 'open';
  return { ...person, stageId: isOpen ? stage.id : null, tags: stage && !isOpen ? [...tags, stage.name] : tags };
}

/** One message at the end: what became of the list, with the rows that could not be taken in as a file, each with its reason. */
async function finish(needs: Needs, job: Job, people: readonly ImportPerson[], refused: readonly RefusedRow[]): Promise<Ring[]> {
  const { row, operator, words } = job;
  const { tenantId } = row;
  const file = refused.length > 0 ? refusedFile(refused, words) : null;
  const laid = file ? await layFile(needs, row, file, (tx) => move(tx, needs, row, {})) : null;
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    await move(tx, needs, row, { state: 'done' });
    const [now] = await tx
      .select({ added: imports.added, there: imports.there })
      .from(imports)
      .where(and(eq(imports.tenantId, tenantId), eq(imports.id, row.id)));
    // Who agreed to something agreed to it in this file.
    if (people.some((one) => one.consent !== null))
      await tx
        .update(media)
        .set({ keepUntil: null })
        .where(and(eq(media.tenantId, tenantId), eq(media.id, row.mediaId)));
    const { added = 0, there = 0 } = now ?? {};
    const text = words.imports.done(row.filename, added.toLocaleString(operator.locale), there, refused.length);
    if (!laid || !file) return await commit(tx, context, [{ do: 'say', to: operator.id, text }]);
    await showLaid(tx, tenantId, laid);
    return await commit(tx, context, [{ do: 'hand', to: operator.id, file: laid, filename: file.filename, caption: text }]);
  });
}

function refusedFile(refused: readonly RefusedRow[], words: Words): LaidFile {
  const { imports: said } = words;
  const lines = refused.map((one) => csvLine([one.line, said.because[one.because](one.phone), ...one.cells]));
  const bytes = Buffer.from(csvMark + csvLine([said.rowTitle, said.whyTitle]) + lines.join(''));
  return { bytes, filename: `${said.refusedFile}.csv`, mime: 'text/plain' };
}

async function takeBack(needs: Needs, { row, operator, words }: Job): Promise<Ring[]> {
  const { tenantId } = row;
  for (let after: ContactId | null = null; ; ) {
    const { next } = await withTenant(needs.db, tenantId, async (tx) => {
      const removed = await removeListed(tx, tenantId, row.id, after, rowsAtOnce);
      await move(tx, needs, row, {});
      return removed;
    });
    if (!next) break;
    after = next;
  }
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    await move(tx, needs, row, { state: 'undone' });
    const left = await countListed(tx, tenantId, row.id);
    const text = words.imports.undone(row.filename, (row.added - left).toLocaleString(operator.locale), left);
    return await commit(tx, context, [{ do: 'say', to: operator.id, text }]);
  });
}
