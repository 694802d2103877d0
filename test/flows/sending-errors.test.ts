import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lanes, outbox } from '../../db/schema/queues.ts';
import { numbers } from '../../db/schema/tenants.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { renewToken } from '../../src/setup/renew-token.flow.ts';
import { openSecondBusiness, type SecondBusiness } from '../world/business.ts';
import { answerAll } from '../world/outgoing.ts';
import { openWorld, ownerPhone, type World } from '../world/world.ts';

let customers = 0;

describe('A message that Meta does not simply accept', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** A customer of the test's own, whose window is open. */
  async function somebody(): Promise<string> {
    const number = `+346300001${String(customers++).padStart(2, '0')}`;
    await world.phone(number, `Person${number.slice(-2)}`).says('Hi');
    await world.turnEnds();
    return number;
  }
  const posts = async (to: string, text: string) =>
    (await world.ledger()).filter(
      (line) => line.body?.to === to && (line.body.text as { body?: string } | undefined)?.body === text,
    );
  const rowOf = async (text: string) => {
    const rows = await world.database.underneath((tx) => tx.select().from(outbox));
    return rows.filter((row) => row.content.body === text).at(-1)!;
  };
  /** Machine time cannot be moved: what waits for it is made due, as if it had passed. */
  const waitsNoLonger = async () => {
    await world.database.underneath(async (tx) => {
      await tx
        .update(outbox)
        .set({ nextTryMachine: new Date(0) })
        .where(eq(outbox.state, 'queued'));
      await tx.update(lanes).set({ arrivalMachineUs: 0 });
    });
    await world.app.sweep();
  };
  const sends = async (to: string, text: string) => {
    await answerAll(world, practiceTenantId, [{ to, text }]);
    await world.settle({ queued: true });
  };
  const ownersCards = async () => (await world.owner.thread()).filter((one) => one.from === 'business' && one.buttons.length > 0);

  it.each([
    [131056, 'the pair rate'],
    [130429, 'the number’s rate'],
    [131000, 'something went wrong'],
    [131016, 'the service is overloaded'],
  ])('waits after %i (%s) and leaves once', async (code) => {
    const to = await somebody();
    await world.fault({ kind: 'error', code, times: 1 });
    await sends(to, `After ${code}`);
    expect(await rowOf(`After ${code}`)).toMatchObject({ graphCode: code });
    await waitsNoLonger();
    await world.settle();
    expect((await posts(to, `After ${code}`)).map((line) => line.error?.code ?? 'accepted')).toEqual([code, 'accepted']);
  });

  it('is not overtaken by what was approved after it', async () => {
    const to = await somebody();
    await world.fault({ kind: 'error', code: 131000, times: 2 });
    await answerAll(
      world,
      practiceTenantId,
      ['First', 'Second', 'Third'].map((text) => ({ to, text })),
    );
    for (let n = 0; n < 3; n++) {
      await world.settle({ queued: true });
      await waitsNoLonger();
    }
    await world.settle();
    const taken = (await world.ledger()).filter(
      (line) => line.body?.to === to && line.status === 200 && line.body.type === 'text',
    );
    expect(taken.map((line) => (line.body.text as { body: string }).body)).toEqual(['First', 'Second', 'Third']);
  });

  it('tries 131000 three times, then fails and tells the owner with what and why', async () => {
    const to = await somebody();
    await world.fault({ kind: 'error', code: 131000, times: 3 });
    await sends(to, 'Three times');
    for (let n = 0; n < 3; n++) {
      await waitsNoLonger();
      await world.settle({ queued: true });
    }
    expect(await posts(to, 'Three times')).toHaveLength(3);
    expect(await rowOf('Three times')).toMatchObject({ state: 'failed', errorCode: 'graph-busy' });
    const card = (await ownersCards()).at(-1)!;
    expect(card.text).toContain('Three times');
    expect(card.buttons.map((button) => button.title)).toContain('Retry');
    await world.owner.taps('Retry', card);
    expect((await posts(to, 'Three times')).filter((line) => line.status === 200)).toHaveLength(1);
  });

  it('fails at once where trying again cannot help (131026)', async () => {
    const to = await somebody();
    await world.fault({ kind: 'error', code: 131026, times: 1 });
    await sends(to, 'Not there');
    expect(await rowOf('Not there')).toMatchObject({ state: 'failed', errorCode: 'undeliverable' });
    expect((await ownersCards()).at(-1)!.text).toContain('Not there');
    expect(await posts(to, 'Not there')).toHaveLength(1);
  });

  it('that was accepted while the answer got lost is settled by its status, with one POST', async () => {
    const to = await somebody();
    await world.fault({ kind: 'timeout-after-accept', reset: true, times: 1 });
    await sends(to, 'Answer lost');
    expect(await posts(to, 'Answer lost')).toHaveLength(1);
    const row = await rowOf('Answer lost');
    expect(['accepted', 'sent', 'delivered', 'read']).toContain(row.state);
    expect(row).toMatchObject({ attempt: 1, unsureSince: null });
    await world.passes('3m');
    expect(await posts(to, 'Answer lost')).toHaveLength(1);
  });

  it('that may or may not have been accepted (a bare 500) is asked about once, never sent again by itself', async () => {
    const to = await somebody();
    await world.fault({ kind: 'error', code: 500, bare: true, times: 1 });
    await sends(to, 'Nobody knows');
    expect(await rowOf('Nobody knows')).toMatchObject({ state: 'unsure' });
    const before = (await ownersCards()).length;
    await world.passes('3m');
    await world.passes('3m');
    expect((await ownersCards()).length).toBe(before + 1);
    expect(await posts(to, 'Nobody knows')).toHaveLength(1);
    expect((await world.figures()).outbound.unsure).toBe(1);
  });

  it('is told as failed by a status too: the owner sees it, the customer gets nothing twice', async () => {
    const to = await somebody();
    await world.fault({ kind: 'error', code: 131047, as: 'status', times: 1 });
    await sends(to, 'Failed later');
    expect(await rowOf('Failed later')).toMatchObject({ state: 'failed', errorCode: 'window-closed' });
    expect((await ownersCards()).at(-1)!.text).toContain('Failed later');
    expect(await posts(to, 'Failed later')).toHaveLength(1);
  });

  it('does not cost the owner a card: one that failed by a status is shown again', async () => {
    await world.fault({ kind: 'error', code: 131000, as: 'status', times: 1 });
    await world.phone('+34630000199', 'Lost Card').says('Do not lose me');
    await world.turnEnds();
    for (let n = 0; n < 3; n++) {
      await waitsNoLonger();
      await world.settle();
    }
    const sent = (await world.ledger()).filter(
      (line) => line.body?.to === ownerPhone && JSON.stringify(line.body).includes('Do not lose me') && line.status === 200,
    );
    expect(sent).toHaveLength(2);
  });
});

describe('A number whose access has ended', () => {
  let world: World;
  let second: SecondBusiness;
  const [ana, ben] = ['+34630000201', '+34630000202'] as const;
  beforeAll(async () => {
    world = await openWorld();
    second = await openSecondBusiness(world);
    await world.phone(ana, 'Ana').says('Hi');
    await world.phone(ben, 'Ben').posts({ type: 'text', text: 'Hi', business: second.number });
    await world.turnEnds();
  });
  afterAll(() => world.close());

  const stopped = async () => {
    const rows = await world.database.underneath((tx) => tx.select().from(numbers));
    return rows.filter((row) => row.stoppedBecause !== null).map((row) => `${row.phoneNumberId} ${row.stoppedBecause}`);
  };
  const tries = async (number: string) =>
    (await world.ledger()).filter(
      (line) => line.method === 'POST' && line.path.includes(number) && line.path.endsWith('/messages'),
    );
  const waitsNoLonger = async (alsoLanes: boolean) => {
    await world.database.underneath(async (tx) => {
      await tx
        .update(outbox)
        .set({ nextTryMachine: new Date(0) })
        .where(eq(outbox.state, 'queued'));
      if (alsoLanes) await tx.update(lanes).set({ arrivalMachineUs: 0 });
    });
    await world.app.sweep();
    await world.settle({ queued: true });
  };

  it('stops after the first refusal; nothing fails, another business goes on', async () => {
    await world.fault({ kind: 'error', code: 190, times: 3 });
    await answerAll(world, practiceTenantId, [{ to: ana, text: 'With a dead token' }]);
    await world.settle({ queued: true });
    expect(await stopped()).toEqual(['200300400500600 token-dead']);
    await world.call('DELETE', '/faults');
    const before = (await tries('200300400500600')).length;
    await answerAll(world, second.id, [{ to: ben, text: 'From the other business' }]);
    await world.settle({ queued: true });
    expect((await tries(second.number)).at(-1)).toMatchObject({ status: 200 });
    await waitsNoLonger(false);
    // The one probe of these five minutes found the access repaired, or there was none: never a storm.
    expect((await tries('200300400500600')).length).toBeLessThanOrEqual(before + 2);
    expect((await world.figures()).outbound).toMatchObject({ failed: 0, unsure: 0 });
  });

  it('finds out by a probe that it may send again, and sends each message once', async () => {
    await waitsNoLonger(true);
    await waitsNoLonger(true);
    expect(await stopped()).toEqual([]);
    const taken = (await tries('200300400500600')).filter(
      (line) => line.status === 200 && (line.body.text as { body?: string } | undefined)?.body === 'With a dead token',
    );
    expect(taken).toHaveLength(1);
  });

  it('sends again at once when its access is entered again', async () => {
    await world.fault({ kind: 'error', code: 190, times: 1 });
    await answerAll(world, practiceTenantId, [{ to: ana, text: 'Entered again' }]);
    await world.settle({ queued: true });
    expect(await stopped()).toEqual(['200300400500600 token-dead']);
    const needs = { db: world.database.db, vault: world.app.needs.vault, clock: world.app.needs.clock };
    expect(await renewToken(needs, '200300400500600', 'practice-token')).toEqual([practiceTenantId]);
    expect(await renewToken(needs, '999', 'practice-token')).toEqual([]);
    await world.app.sweep();
    await world.settle();
    expect(await stopped()).toEqual([]);
    expect((await world.figures()).outbound).toMatchObject({ queued: 0, failed: 0 });
  });

  it('waits for its access instead of failing where the stored token cannot be opened', async () => {
    const sealed = (await world.database.underneath((tx) => tx.select().from(numbers))).find(
      (row) => row.tenantId === second.id,
    )!.tokenSealed;
    const set = (tokenSealed: string) =>
      world.database.underneath((tx) =>
        tx
          .update(numbers)
          .set({ tokenSealed })
          .where(and(eq(numbers.tenantId, second.id), eq(numbers.phoneNumberId, second.number))),
      );
    await set('v1.c2VhbGVkIHdpdGggYW5vdGhlciBrZXkgdGhhbiBvdXJz');
    await answerAll(world, second.id, [{ to: ben, text: 'Cannot be opened' }]);
    await world.settle({ queued: true });
    expect((await world.figures()).outbound).toMatchObject({ queued: 1, failed: 0, unsure: 0 });
    await set(sealed);
    await waitsNoLonger(false);
    expect((await world.figures()).outbound).toMatchObject({ queued: 0, failed: 0 });
  });
});
