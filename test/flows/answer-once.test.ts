import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, clearThreads, run, sentTexts } from './thread.ts';

describe('One answer for many', () => {
  let world: World;
  let owner: Phone;
  let person = 0;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  beforeEach(async () => {
    await run(world, sql`update conversations set awaiting_since = null`);
    await run(world, sql`update turns set state = 'settled' where state <> 'settled'`);
    await run(world, sql`update cards set state = 'superseded' where state = 'live'`);
    await run(world, sql`update standing_answers set stopped_at = created_at`);
    await clearThreads(world);
  });
  afterAll(() => world.close());

  function somebody(name: string): Phone {
    person += 1;
    return world.phone(`+346110${String(person).padStart(5, '0')}`, name);
  }

  /** They write one after the other, each in a turn of their own. */
  async function ask(...said: [name: string, text: string][]): Promise<Phone[]> {
    const phones: Phone[] = [];
    for (const [name, text] of said) {
      const phone = somebody(name);
      await phone.says(text);
      phones.push(phone);
    }
    await world.turnEnds();
    return phones;
  }

  const askForLamps = () =>
    ask(
      ['Ana Ruiz', 'How much is the lamp?'],
      ['Bea Sol', 'Hi! price of the lamp please'],
      ['Cid Paz', 'Can I bring my dog?'],
      ['Dan Gil', 'lamp price'],
    );

  const texts = async (phones: Phone[]) => (await Promise.all(phones.map((phone) => sentTexts(world, phone)))).flat();

  it('groups who asks the same, shows what each would get with its cost, sends once, and one undo takes all of it back', async () => {
    const [ana, bea, cid, dan] = (await askForLamps()) as [Phone, Phone, Phone, Phone];
    await owner.says('questions');
    const groups = await owner.last();
    expect(groups.text).toBe('3 people ask the same.');
    expect(groups.rows.map(({ title, description }) => [title, description])).toEqual([
      ['3 people ask', 'How much is the lamp?'],
    ]);
    await owner.picks('3 people ask');
    const card = await owner.last();
    expect(card.text).toContain(
      '*3 people ask this*\n· Ana Ruiz: “How much is the lamp?”\n· Bea Sol: “Hi! price of the lamp please”',
    );
    await owner.says('Hi {name}, the lamp is 40 €.');
    const preview = await owner.last();
    expect(preview.text).toContain('To 3 people, as each would get it:');
    expect(preview.text).toContain('→ Hi Bea, the lamp is 40 €.');
    expect(preview.text).toContain('→ Hi Dan, the lamp is 40 €.');
    expect(preview.text).toMatch(/Cost: nothing, \d{3} free messages are left this month\./);
    expect(await texts([ana, bea, cid, dan])).toEqual([]);

    await owner.taps('Send to 3', preview);
    expect((await owner.last()).text).toContain('→ 3 people.');
    await owner.says('undo');
    expect((await owner.last()).text).toBe('Undone: nothing went to these 3 people.');
    await world.turnEnds();
    expect(await texts([ana, bea, dan])).toEqual([]);
    await owner.says('inbox');
    expect((await owner.last()).rows.map(({ title }) => title).toSorted()).toEqual(['Ana Ruiz', 'Bea Sol', 'Cid Paz', 'Dan Gil']);
    // Their cards can be answered again.
    await owner.taps('Send', await cardAbout(owner, '*Bea Sol'));
    await world.turnEnds();
    expect(await sentTexts(world, bea)).toHaveLength(1);

    await owner.says('who asks for the lamp?');
    expect((await owner.last()).text).toContain('*2 people ask this*');
    await owner.says('It is 40 €, {name}.');
    await owner.taps('Send to 2');
    // Twice is once.
    await owner.taps('Send to 2');
    await world.turnEnds();
    expect(await texts([ana, dan])).toEqual(['It is 40 €, Ana.', 'It is 40 €, Dan.']);
    expect(await sentTexts(world, cid)).toEqual([]);
    await owner.says('undo');
    expect((await owner.last()).text).toBe('Too late to undo: all 2 have left. WhatsApp cannot take a message back.');
    await owner.says('inbox');
    expect((await owner.last()).rows.map(({ title }) => title)).toEqual(['Cid Paz']);
  });

  it('leaves out and names whoever has an answer by now or wrote something else', async () => {
    const [olga, pepe, , rita] = (await ask(
      ['Olga Prat', 'How much is the lamp?'],
      ['Pepe Vila', 'Hi! price of the lamp please'],
      ['Quim Roca', 'Can I bring my dog?'],
      ['Rita Font', 'lamp price'],
    )) as [Phone, Phone, Phone, Phone];
    await owner.says('questions lamp price');
    await owner.says('40 €');
    const preview = await owner.last();
    await pepe.says('And do you deliver?');
    await world.turnEnds();
    await owner.says('olga prat: It is 45 €.');
    await owner.taps('Send to 3', preview);
    const told = (await owner.last()).text;
    expect(told).toContain('→ 1 person.');
    expect(told).toMatch(/1 person had an answer already: Olga Prat/);
    expect(told).toMatch(/1 person wrote something else since: Pepe Vila/);
    await world.turnEnds();
    expect(await texts([olga, pepe, rita])).toEqual(['It is 45 €.', '40 €']);
    await owner.says('inbox');
    expect((await owner.last()).rows.map(({ title }) => title).toSorted()).toEqual(['Pepe Vila', 'Quim Roca']);
  });

  it('takes other words in place of those in the preview, a swipe-reply too, and sends nothing where a command is meant', async () => {
    const [ana] = (await askForLamps()) as [Phone];
    await owner.says('questions how much is the lamp');
    const card = await owner.last();
    await owner.says('40 €');
    const first = await owner.last();
    await owner.says('It is 41 €', { replyTo: first.id });
    const second = await owner.last();
    expect(second.text).toContain('→ It is 41 €');
    await owner.taps('Send to 3', first);
    expect((await owner.last()).text).not.toContain('→ 3 people');
    await owner.says('today');
    expect((await owner.last()).text).not.toContain('→ today');
    await owner.says('42 €', { replyTo: card.id });
    expect((await owner.last()).text).not.toContain('→ 42 €');
    await owner.taps('Send to 3', second);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['It is 41 €']);
  });

  it('sends any list the same words: “reply these …”', async () => {
    const [ana, bea, cid, dan] = (await askForLamps()) as [Phone, Phone, Phone, Phone];
    await owner.says('inbox');
    await owner.says('reply these We are closed today, {name}.');
    expect((await owner.last()).text).toContain('To 4 people, as each would get it:');
    await owner.taps('Send to 4');
    // Whom such a list holds need not have asked anything alike, so nothing goes on by itself.
    expect((await owner.last()).buttons).toEqual([]);
    await world.turnEnds();
    expect(await texts([ana, bea, cid, dan])).toEqual(
      ['Ana', 'Bea', 'Cid', 'Dan'].map((name) => `We are closed today, ${name}.`),
    );
  });

  it('goes on by itself for the rest of the day, to whoever asks just this, once each', async () => {
    await askForLamps();
    await owner.says('questions price lamp');
    await owner.says('Hi {name}, 40 €.');
    await owner.taps('Send to 3');
    await owner.taps('Keep answering today');
    expect((await owner.last()).text).toContain('Until midnight whoever asks just this gets');
    await clearThreads(world);

    const [eva, fay, gus, hal] = (await ask(
      ['Eva Mar', 'hello, how much is the lamp?'],
      ['Fay Luz', 'How much is the red lamp?'],
      ['Gus Rey', 'How much is the lamp? This is unacceptable, I want a refund'],
      ['Hal Ros', 'Lamp price!'],
    )) as [Phone, Phone, Phone, Phone];
    await world.turnEnds();
    expect(await texts([eva, fay, gus, hal])).toEqual(['Hi Eva, 40 €.', 'Hi Hal, 40 €.']);
    expect(await cardsAbout(owner, 'Eva Mar')).toHaveLength(0);
    expect(await cardsAbout(owner, 'Fay Luz')).toHaveLength(1);
    expect(await cardsAbout(owner, 'Gus Rey')).toHaveLength(1);

    // Who asks again wants something else.
    await eva.says('How much is the lamp?');
    await world.turnEnds();
    expect(await cardsAbout(owner, 'Eva Mar')).toHaveLength(1);

    await owner.says('questions');
    const list = await owner.last();
    expect(list.text).toContain('Goes out by itself today, 2 so far: “Hi {name}, 40 €.”');
    await owner.picks('Stop', list);
    expect((await owner.last()).text).toBe('Stopped: these questions come to you again.');
    const [ida] = (await ask(['Ida Sal', 'lamp price?'])) as [Phone];
    expect(await sentTexts(world, ida)).toEqual([]);
    expect(await cardsAbout(owner, 'Ida Sal')).toHaveLength(1);
    await owner.says('undo');
    expect((await owner.last()).text).toBe('Undone: answering by itself as before.');
    const [jon] = (await ask(['Jon Vid', 'lamp price?'])) as [Phone];
    await world.turnEnds();
    expect(await sentTexts(world, jon)).toEqual(['Hi Jon, 40 €.']);
    await world.passes('24h');
    const [kai] = (await ask(['Kai Oro', 'lamp price?'])) as [Phone];
    expect(await sentTexts(world, kai)).toEqual([]);
  });

  it('gives way where it is stopped, or a person answers, before it has left', async () => {
    const [wes] = (await ask(['Wes Gray', 'Hello'])) as [Phone];
    await owner.says('book wes gray in 3 days 12:00 anyway');
    await world.passes('10s');
    await world.passes('61m');
    await askForLamps();
    await owner.says('questions price lamp');
    await owner.says('Hi {name}, 40 €.');
    await owner.taps('Send to 3');
    await owner.taps('Keep answering today');
    await world.turnEnds();
    // However slow the machine is, nothing has left before it is stopped.
    const grace = (seconds: number) =>
      run(world, sql`update tenants set settings = jsonb_set(settings, '{graceSeconds}', ${String(seconds)}::jsonb)`);
    await grace(60);
    // What goes to them by itself is nobody's answer.
    await wes.says('lamp price');
    await world.turnEnds();
    await run(world, sql`update notices set due_at = now() - interval '100 years' where kind = 'reminder'`);
    await world.passes('2s');
    expect((await wes.last()).text).toContain('A reminder');
    await world.passes('61s');
    expect((await wes.last()).text).toBe('Hi Wes, 40 €.');
    const [una, vic] = (await ask(['Una Vera', 'lamp price'], ['Vic Lima', 'lamp price'])) as [Phone, Phone];
    expect(await cardsAbout(owner, 'Una Vera')).toHaveLength(0);
    await owner.says('vic lima: For you 35 €.');
    await owner.says('undo');
    await owner.says('vic lima: For you 30 €.');
    await owner.says('questions');
    await owner.picks('Stop');
    await grace(5);
    await world.passes('61s');
    await world.turnEnds();
    expect(await sentTexts(world, una)).toEqual([]);
    expect(await cardsAbout(owner, 'Una Vera')).toHaveLength(1);
    expect(await sentTexts(world, vic)).toEqual(['For you 30 €.']);
  });

  it('does not go on by itself where nobody can tell what is asked', async () => {
    await ask(['Lea Uno', 'How much is it?'], ['Max Dos', 'precio?']);
    await owner.says('questions');
    await owner.picks('2 people ask');
    await owner.says('40 €');
    await owner.taps('Send to 2');
    expect((await owner.last()).buttons).toEqual([]);
  });

  it('says so where nobody asks the same', async () => {
    await owner.says('questions');
    expect((await owner.last()).text).toBe('No two of those who wait ask the same now.');
    await owner.says('who asks for the lamp');
    expect((await owner.last()).text).toBe('Nobody who waits asks that now.');
    await owner.says('reply these we are closed');
    expect((await owner.last()).text).toContain('There is no list here');
  });
});
