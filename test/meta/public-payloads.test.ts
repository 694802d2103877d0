import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readItem } from '../../src/meta/parse.ts';
import { type Split, splitBytes } from '../../src/meta/split.ts';
import { receivedAt } from './fixture.ts';

const folder = process.env.HILO_FIXTURES;

/** A bare change or value put into the envelope it lost; a whole delivery as it is. */
function enveloped(bytes: Buffer, tags: string): Buffer {
  if (!/bare-(change|value)/.test(tags)) return bytes;
  const body = JSON.parse(bytes.toString());
  const change = tags.includes('bare-change') ? body : { field: 'history' in body ? 'history' : 'messages', value: body };
  return Buffer.from(
    JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100200300400500', changes: [change] }] }),
  );
}

function payloads(root: string): { path: string; bytes: Buffer }[] {
  const rows = readFileSync(join(root, 'INDEX.tsv'), 'utf8').trim().split('\n').slice(1);
  const tags = new Map(rows.map((row) => [row.split('\t')[0] ?? '', row.split('\t')[8] ?? '']));
  const folders = readdirSync(root).filter((name) => name.startsWith('webhook-'));
  const paths = folders.flatMap((name) => readdirSync(join(root, name)).map((file) => `${name}/${file}`));
  return paths.map((path) => ({ path, bytes: enveloped(readFileSync(join(root, path)), tags.get(path) ?? '') }));
}

describe.skipIf(folder === undefined)('the public payloads of the folder named by HILO_FIXTURES', () => {
  test('are each handled, unknown or quarantined with a reason, and none throws', () => {
    const counts = { ok: 0, unknown: 0, quarantined: 0 };
    const all = payloads(folder!);
    expect(all.length).toBeGreaterThan(300);
    for (const { path, bytes } of all) {
      const splits = splitBytes(bytes);
      expect(splits.length, path).toBeGreaterThan(0);
      for (const split of splits) countOne(split, path, counts);
    }
    const items = counts.ok + counts.unknown + counts.quarantined;
    console.info(
      `public payloads: ${all.length} webhooks, ${items} items: ${counts.ok} handled, ${counts.unknown} unknown, ${counts.quarantined} quarantined`,
    );
    expect(counts.quarantined / items).toBeLessThanOrEqual(0.08);
  });

  test('are recognised without their envelope too', () => {
    const bare = payloads(folder!).flatMap(({ path }) => splitBytes(readFileSync(join(folder!, path))));
    expect(bare.filter((split) => split.verdict === 'quarantined').length / bare.length).toBeLessThanOrEqual(0.08);
  });
});

function countOne(split: Split, path: string, counts: Record<Split['verdict'], number>): void {
  counts[split.verdict] += 1;
  if (split.verdict !== 'ok') expect(split.reason, path).toBeTruthy();
  if (split.verdict !== 'quarantined') expect(readItem(split.kind, split.raw, receivedAt).kind, path).toContain(split.kind);
}
