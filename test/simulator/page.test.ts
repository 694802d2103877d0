import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ana, openRig, owner, type Rig, until, words } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

describe('the page’s side', () => {
  it('is served with a policy, and nothing outside its folder is', async () => {
    const page = await fetch(`${rig.simulator.url}/`);
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'self'"),
    ]);
    for (const path of ['/page/%2e%2e%2fserver.ts', '/page/..%2fmain.ts', '/page/%2e%2e/%2e%2e/package.json', '/page/']) {
      expect((await fetch(rig.simulator.url + path)).status).toBe(404);
    }
  });

  it('hears of messages, ticks, reactions, typing, the clock and the ledger as they happen', async () => {
    const stream = await fetch(`${rig.simulator.url}/events`);
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const read = async (): Promise<void> => {
      const { value, done } = await reader.read().catch(() => ({ value: '', done: true }));
      heard += value ?? '';
      if (!done) return read();
    };
    void read();
    const id = await rig.write(ana, { type: 'text', text: 'Hi' });
    await rig.send(words('Hello'));
    await rig.graph('POST', '200300400500600/messages', {
      ...{ messaging_product: 'whatsapp', status: 'read', message_id: id, typing_indicator: { type: 'text' } },
    });
    await rig.ask('POST', '/clock', { advance: '1h' });
    await until(() => heard.includes('event: clock'));
    for (const event of ['message', 'typing', 'clock', 'ledger']) expect(heard).toContain(`event: ${event}\n`);
    expect(heard).toContain(`"status":"read"`);
    await reader.cancel();
  });

  it('always has the owner’s phone, first, also after a reset', async () => {
    await rig.write(ana, { type: 'text', text: 'Hi' });
    await rig.ask('POST', '/reset', {});
    expect((await rig.ask('GET', '/phones')).json).toMatchObject([{ phone: owner, owner: true, last: null }]);
  });

  it('takes no orders from other web pages', async () => {
    const answer = await rig.ask('POST', '/reset', {}, { origin: 'https://evil.example' });
    expect([answer.status, answer.json.error.message]).toEqual([400, expect.stringContaining('evil.example')]);
    expect((await rig.ask('POST', '/reset', {}, { origin: rig.simulator.url })).status).toBe(200);
  });
});

describe('the judge', () => {
  it('imports nothing of the app: what it knows of Meta it has read itself', () => {
    const files = readdirSync('simulator', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const imports = files.flatMap((name) => readFileSync(join('simulator', name), 'utf8').match(/from '[^']+'/g) ?? []);
    expect(imports.filter((one) => /\/(src|db|launcher|test)\//.test(one))).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });
});
