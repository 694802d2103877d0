import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardsAbout, rest, run } from './thread.ts';

describe('Somebody who is invited', () => {
  let world: World;
  let owner: Phone;
  const phone = '+34600000701';
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    await owner.says('hi');
  });
  afterAll(() => world.close());
  afterEach(() => rest(world));

  async function asks(who: Phone, text: string): Promise<string> {
    await who.says(text);
    return (await who.last()).text;
  }
  async function invited(sentence: string): Promise<string> {
    return /Code: (\d{6})/.exec(await asks(owner, sentence))![1]!;
  }
  const answersTo = async (who: Phone) => (await who.thread()).filter((one) => one.from === 'business');
  const count = async (statement: ReturnType<typeof sql>) => Number((await run(world, statement))[0]!.n);

  it('gets nothing by itself: the inviter has the code and a link to hand over, and the code is kept nowhere', async () => {
    const said = await asks(owner, `invite Maria López ${phone} spanish`);
    expect(said).toMatch(/^\*Maria López\* \(\+34 600 00 07 01\) can join as agent until /);
    const code = /Code: (\d{6})/.exec(said)![1]!;
    expect(said).toContain(`https://wa.me/34600000199?text=${code}`);
    expect(await answersTo(world.phone(phone))).toEqual([]);
    for (const table of ['invitations', 'messages', 'outbox', 'audit', 'undos'])
      expect(
        await count(sql`select count(*)::int as n from ${sql.identifier(table)} as r where r::text like ${`%${code}%`}`),
      ).toBe(0);
  });

  it('is told how many tries are left, five in all, and makes no contact by trying', async () => {
    const maria = world.phone(phone, 'Maria');
    const right = await invited(`invite maria lópez ${phone} spanish`);
    const wrong = right === '000000' ? '000001' : '000000';
    expect(await asks(maria, wrong)).toBe('Ese no es el código. Quedan 4 intentos. Pídeselo a Owner.');
    for (let n = 0; n < 3; n++) await maria.says(wrong);
    expect(await asks(maria, wrong)).toBe('Demasiados códigos erróneos. Pide a Owner que te invite otra vez.');
    expect((await owner.last()).text).toContain('five wrong codes');
    expect(await asks(maria, right)).toBe('Demasiados códigos erróneos. Pide a Owner que te invite otra vez.');
    await world.turnEnds();
    expect(await count(sql`select count(*)::int as n from contacts where phone = ${phone}`)).toBe(0);
    expect(await cardsAbout(owner, 'Maria')).toEqual([]);
  });

  it('cannot come in from another phone, where the code is a customer’s words like all others', async () => {
    const code = await invited(`invite maria lópez ${phone} spanish`);
    const stranger = world.phone('+34600000702', 'Sly Stranger');
    await stranger.says(code);
    await world.turnEnds();
    expect(await answersTo(stranger)).toEqual([]);
    expect((await cardsAbout(owner, 'Sly Stranger')).at(-1)!.text).toContain(code);
    // The tries of the invited phone are its own.
    expect(await asks(world.phone(phone), '999999')).toContain('Quedan 4 intentos');
  });

  it('has one code at a time: a new invitation ends the one before, and a day ends each', async () => {
    const maria = world.phone(phone);
    const first = await invited(`invite maria lópez ${phone} spanish`);
    const second = await invited(`invite maria lópez ${phone} spanish`);
    expect(first).not.toBe(second);
    expect(await asks(maria, first)).toContain('Ese no es el código');
    await world.passes('25h');
    expect(await asks(maria, second)).toBe('Este código es demasiado viejo. Pide a Owner que te invite otra vez.');
    await owner.says('hi');
  });

  it('is a customer like any other once the invitation is taken back, and invited again by undo', async () => {
    const maria = world.phone(phone);
    const code = await invited(`invite Maria López ${phone} spanish`);
    expect(await asks(owner, 'uninvite maria')).toBe('Maria López is not invited any more.');
    const before = (await answersTo(maria)).length;
    await maria.says(code);
    await world.turnEnds();
    expect((await answersTo(maria)).length).toBe(before);
    expect((await cardsAbout(owner, 'Maria')).at(-1)!.text).toContain(code);
    expect(await asks(owner, 'undo')).toBe('Undone: Maria López is invited again.');
  });

  it('joins with the code from the own phone: a welcome, no lead any more, and the inviter hears of it', async () => {
    const maria = world.phone(phone);
    await maria.says('And how much is a logo?');
    await world.turnEnds();
    const shown = await cardsAbout(owner, 'Maria');
    expect(shown.at(-1)!.text).toContain('how much is a logo');
    const deals = await count(sql`select sum(deal_count)::int as n from stages`);

    const code = await invited(`invite Maria López ${phone} spanish`);
    expect(await asks(maria, `${code.slice(0, 3)} ${code.slice(3)}`)).toMatch(
      /^Te damos la bienvenida a Sol Studio, Maria: Owner te puso como agente\.\n.*tarjetas.*\n.*«ayuda»/,
    );
    expect((await owner.last()).text).toBe('✅ Maria López is in the team.');
    expect(await count(sql`select sum(deal_count)::int as n from stages`)).toBe(deals - 1);
    // What waited of hers waits no more, and its card is over.
    expect(await asks(owner, 'inbox')).not.toContain('Maria');
    await owner.taps(shown.at(-1)!.buttons[0]!.title, shown.at(-1)!);
    await world.turnEnds();
    expect(await cardsAbout(owner, 'Maria')).toHaveLength(shown.length);
    // What was said with her stays to be read.
    expect(await asks(owner, 'chat maria')).toContain('how much is a logo');
  });

  it('is of the business: commands, cards, and no lead by a shared card', async () => {
    const maria = world.phone(phone);
    expect(await asks(maria, 'equipo')).toBe('*Tu equipo*: 2 personas');
    await owner.says('off');
    await world.phone('+34600000703', 'Ana Ruiz').says('Hello?');
    await world.turnEnds();
    expect((await cardsAbout(maria, 'Ana Ruiz')).length).toBe(1);
    expect(await cardsAbout(owner, 'Ana Ruiz')).toEqual([]);
    await owner.says('on');
    await owner.posts({
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Maria L' }, phones: [{ phone, wa_id: phone.slice(1) }] }],
    });
    expect((await owner.last()).text).toContain('belongs to your team');
  });

  it('cannot join twice with one code, nor be invited twice', async () => {
    expect(await asks(owner, `invite Maria ${phone}`)).toBe('That phone is Maria López’s, who is in your team already.');
    expect(await asks(owner, 'invite Hilo +34600000199')).toContain('the business’s own number');
    expect(await asks(owner, 'invite maria')).toContain('Write the name and the phone');
    const maria = world.phone(phone);
    expect(await asks(maria, 'invitar a Pepe +34600000704')).toContain('«invitar» es solo para responsables');
    expect(await asks(maria, 'papel maria dueño')).toContain('es solo para responsables');
  });

  it('has a role that an owner gives, takes and can undo, but the last owner stays one', async () => {
    expect(await asks(owner, 'role maria manager')).toBe('Maria is manager now.');
    expect((await world.phone(phone).last()).text).toContain('Desde ahora eres responsable');
    expect(await asks(world.phone(phone), 'papel owner agente')).toBe('Solo un dueño puede decidir sobre Owner.');
    expect(await asks(world.phone(phone), 'invitar a Pepe +34600000704 dueño')).toBe(
      'Solo un dueño puede nombrar a alguien dueño.',
    );
    expect(await asks(owner, 'role owner agent')).toBe('Owner is the only owner there is. Make somebody else owner first.');
    await asks(owner, 'role maria owner');
    expect(await asks(owner, 'role owner agent')).toBe('Owner is agent now.');
    // Undoing what made Maria owner would leave nobody.
    expect(await asks(owner, 'undo')).toBe('Only an owner can decide about Owner.');
    expect(await asks(world.phone(phone), 'papel owner dueño')).toBe('Owner es dueño desde ahora.');
    expect(await asks(owner, 'team maria')).toMatch(/^\*Maria López\* · \+34 600 00 07 01\nowner\non duty\n/);
  });
});
