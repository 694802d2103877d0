import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPace } from '../../simulator/graph/pace.ts';
import { ana, openRig, type Rig, template, words } from './rig.ts';

const codeOf = (work: () => void) => {
  try {
    work();
    return null;
  } catch (refusal) {
    return (refusal as { code: number }).code;
  }
};

describe('the meters, in machine time', () => {
  it('let one message in six seconds through to one user, after a burst of 45 that borrows from the future', () => {
    let now = 0;
    const pace = openPace(() => now);
    for (let index = 0; index < 45; index += 1) {
      now += 100;
      expect(codeOf(() => pace.spend('b', ana))).toBeNull();
    }
    expect(codeOf(() => pace.spend('b', ana))).toBe(131056);
    expect(codeOf(() => pace.spend('b', '+34600000112'))).toBeNull();
    now += 6_000;
    expect(codeOf(() => pace.spend('b', ana))).toBeNull();
    expect(codeOf(() => pace.spend('b', ana))).toBe(131056);
    now += 45 * 6_000;
    for (let index = 0; index < 45; index += 1) expect(codeOf(() => pace.spend('b', ana))).toBeNull();
  });

  it('let 80 messages through in any sliding second, in and out together', () => {
    let now = 0;
    const pace = openPace(() => now);
    const person = (index: number) => `+346100${String(index).padStart(5, '0')}`;
    for (let index = 0; index < 30; index += 1) pace.hear('b');
    now = 600;
    for (let index = 0; index < 50; index += 1) pace.spend('b', person(index));
    expect(codeOf(() => pace.spend('b', person(50)))).toBe(130429);
    expect(codeOf(() => pace.spend('another number', person(50)))).toBeNull();
    now = 999;
    expect(codeOf(() => pace.spend('b', person(50)))).toBe(130429);
    now = 1_001;
    for (let index = 50; index < 80; index += 1) expect(codeOf(() => pace.spend('b', person(index)))).toBeNull();
    expect(codeOf(() => pace.spend('b', person(80)))).toBe(130429);
  });
});

describe('over HTTP', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await openRig();
  });
  afterEach(() => rig.close());

  it('the pair limit is a 400 that moving the business clock does not heal', async () => {
    await rig.write(ana, { type: 'text', text: 'Hi' });
    for (let index = 0; index < 45; index += 1) expect((await rig.send(words(`${index}`))).status).toBe(200);
    expect(await rig.send(words('46'))).toMatchObject({ status: 400, json: { error: { code: 131056, is_transient: true } } });
    await rig.ask('POST', '/clock', { advance: '1h' });
    expect((await rig.send(words('47'))).json.error.code).toBe(131056);
  });

  it('a hundred sends at once never make more than eighty in a second, and the refused ones stand in the ledger', async () => {
    const sends = Array.from({ length: 100 }, (_, index) =>
      rig.send(template('hilo_knock', ['Ana', 'Marta']), { to: `+346100${String(index).padStart(5, '0')}` }),
    );
    const answers = await Promise.all(sends);
    const ledger = await rig.ledger();
    const taken = ledger.filter((entry) => entry.status === 200).map((entry) => entry.machineAt);
    // The ledger's moment is a little later than the meter's, so the second is taken a little short.
    const busiest = Math.max(...taken.map((at) => taken.filter((other) => other <= at && other > at - 980).length));
    expect(busiest).toBeLessThanOrEqual(80);
    expect(ledger.filter((entry) => entry.error?.code === 130429)).toHaveLength(100 - taken.length);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(taken.length);
  });
});
