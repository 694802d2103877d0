import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type Shown, type World } from '../world/world.ts';
import { cardAbout, clearThreads, joins, run, sentTexts } from './thread.ts';

describe('Two people never answer the same customer unknowingly', () => {
  let world: World;
  let marta: Phone;
  let maria: Phone;
  let ana: Phone;
  let name = '';
  let n = 0;
  beforeAll(async () => {
    world = await openWorld();
    await run(world, sql`update operators set name = 'Marta Gil' where role = 'owner'`);
    await joins(world, { name: 'Maria López', phone: '+34600000101' });
    marta = world.owner;
    maria = world.phone('+34600000101');
  });
  afterAll(() => world.close());

  /** A customer whose card is in Marta's thread. */
  beforeEach(async () => {
    await clearThreads(world);
    for (const phone of [marta, maria]) await phone.says('hi');
    name = `${['Ana', 'Leo', 'Rosa', 'Iris', 'Nuno', 'Olga', 'Vera', 'Hugo', 'Tara', 'Emil'][n]} Ruiz`;
    ana = world.phone(`+3460000063${n++}`, name);
    await ana.says('How much is a logo?');
    await world.turnEnds();
  });

  const questionOf = async (phone: Phone): Promise<Shown> => {
    const last = await phone.last();
    expect(last.buttons.map((button) => button.title)).toEqual(['Take over', 'Leave it']);
    return last;
  };
  const first = () => name.split(' ')[0]!;

  it('an answer in its grace is seen; Take over stops it, and tells whose it was', async () => {
    await marta.says(`reply ${name}: It is 300.`);
    await maria.says(`reply ${name}: It is 350.`);
    const question = await questionOf(maria);
    expect(question.text).toMatch(/\*Marta\* is already answering .*:\n“It is 300\.”\nYours, not sent yet:\n“It is 350\.”/s);
    await maria.taps('Take over', question);
    expect((await marta.last()).text).toMatch(/Maria has taken over .* so this was not sent:\n“It is 300\.”/s);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['It is 350.']);
    await ana.says('Fine');
    await world.turnEnds();
    expect((await cardAbout(maria, name)).text).toContain('Fine');
  });

  it('Leave it leaves it: one answer, the first', async () => {
    await marta.taps('Send', await cardAbout(marta, name));
    await maria.says(`${name}: It is 350.`);
    await maria.taps('Leave it', await questionOf(maria));
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toHaveLength(1);
    expect(await sentTexts(world, ana)).not.toContain('It is 350.');
  });

  it('Take over holds for what was seen: what has left since is asked about anew', async () => {
    await marta.says(`reply ${name}: It is 300.`);
    await maria.says(`reply ${name}: And we deliver.`);
    const question = await questionOf(maria);
    await world.turnEnds();
    await maria.taps('Take over', question);
    const again = await questionOf(maria);
    expect(again.text).toMatch(/\*Marta\* answered .* at .*:\n“It is 300\.”/s);
    expect(await sentTexts(world, ana)).toEqual(['It is 300.']);
    await maria.taps('Take over', again);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['It is 300.', 'And we deliver.']);
    // Tapped twice: once.
    await maria.taps('Take over', again);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toHaveLength(2);
  });

  it('what the customer has written since is asked about too', async () => {
    await marta.says(`reply ${name}: It is 300.`);
    await maria.says(`reply ${name}: It is 350.`);
    const question = await questionOf(maria);
    await marta.says('undo');
    await ana.says('Never mind, I found one');
    await maria.taps('Take over', question);
    expect((await questionOf(maria)).text).toMatch(/has written since:\n“Never mind, I found one”/);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual([]);
  });

  it('a swipe on a card that went to a colleague meets them, a tap tells who has it', async () => {
    const old = await cardAbout(marta, name);
    await marta.says(`assign ${name}: maria`);
    await maria.taps('Send', await cardAbout(maria, name));
    await marta.says('It is 300.', { replyTo: old.id });
    expect((await questionOf(marta)).text).toContain('*Maria* is already answering');
    await marta.taps('Send', old);
    expect((await marta.last()).text).toBe('This is with Maria López now.');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toHaveLength(1);
  });

  it('whose customer it is says so once; who has seen it may answer', async () => {
    await marta.says(`reply ${name}: It is 300.`);
    await world.turnEnds();
    await world.passes('2h');
    for (const phone of [marta, maria]) await phone.says('hi');
    await maria.says(`reply ${name}: Did it help?`);
    expect((await questionOf(maria)).text).toMatch(/is with \*Marta\*\.\nYours/);
    await maria.says(first());
    expect((await maria.last()).text).toContain('with Marta');
    await maria.says(`reply ${name}: Did it help?`);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['It is 300.', 'Did it help?']);
  });

  it('to claim somebody who is a colleague’s is asked first', async () => {
    await marta.says(`claim ${name}`);
    await maria.says(`claim ${name}`);
    expect((await questionOf(maria)).text).toMatch(/is with \*Marta\*\.$/);
    await maria.taps('Take over');
    expect((await maria.thread()).some((one) => one.text.endsWith('is yours now.'))).toBe(true);
    expect((await cardAbout(maria, name)).text).toContain('How much is a logo?');
    await marta.says('mine');
    expect((await marta.last()).rows.map((row) => row.title)).not.toContain(name);
  });

  it('what failed is not sent again beside a colleague’s answer unasked', async () => {
    await marta.taps('Send', await cardAbout(marta, name));
    await world.fault({ kind: 'error', code: 131026, as: 'answer' });
    await world.turnEnds();
    const failure = (await marta.thread()).findLast((message) => message.text.startsWith('⚠️'))!;
    await maria.says(`reply ${name}: It is 350.`);
    if ((await maria.last()).buttons.length > 0) await maria.taps('Take over');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['It is 350.']);
    await marta.taps('Retry', failure);
    await marta.taps('Leave it', await questionOf(marta));
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['It is 350.']);
  });

  it('of two answers at once one goes, and the other is asked', async () => {
    const post = (phone: Phone, text: string) => world.call('POST', `/phones/${phone.number}/messages`, { type: 'text', text });
    await Promise.all([post(marta, `reply ${name}: From Marta.`), post(maria, `reply ${name}: From Maria.`)]);
    await world.settle();
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toHaveLength(1);
    const asked = await Promise.all(
      [marta, maria].map(async (phone) => (await phone.last()).buttons.some((button) => button.title === 'Take over')),
    );
    expect(asked.toSorted()).toEqual([false, true]);
  });

  it('what was approved before somebody took over is not sent, however late its turn comes', async () => {
    await marta.says(`reply ${name}: It is 300.`);
    await run(
      world,
      sql`update conversations set taken_over_at = now() + interval '100 years', responsible_id = (select id from operators where role = 'agent')
          where contact_id = (select id from contacts where name = ${name})`,
    );
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual([]);
    expect((await marta.last()).text).toMatch(/Maria has taken over .* so this was not sent:\n“It is 300\.”/s);
  });
});
