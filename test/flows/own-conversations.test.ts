import { sql } from 'drizzle-orm';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, clearThreads, forgets, heard, lastDocument, messageWith, run, runsWith, writesOut } from './thread.ts';

describe('A conversation with steps of one’s own', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld({ settings: { acknowledge: false, graceSeconds: 0 } });
    owner = world.owner;
    await owner.says('hi');
  });
  afterAll(() => world.close());

  let next = 0;
  const customer = (name: string) => world.phone(`+3460002${String(7000 + next++)}`, name);
  const writes = (phone: Phone, text: string) => writesOut(world, phone, text);
  const runs = (phone: Phone) => runsWith(world, phone);

  it('is written in the chat, tried on last week, switched on, had by customers, counted, exported, forgotten and removed', async () => {
    const old = customer('Vera Sanz');
    await writes(old, 'could I visit the flat some day?');
    const how = await ask(owner, 'new conversation');
    expect(how).toContain('conversation Visit\nwhen they write "visit" or "viewing"');
    expect(
      await ask(owner, 'conversation Viewing\nwhen they write "visit"\nWhich area? Centre\nBudget? amount -> value'),
    ).toContain('“Which area? Centre”\n“Centre” is no kind of answer.');

    await owner.says(
      [
        'conversation Viewing',
        'when they write "visit" or "viewing"',
        'Which area? Centre / North / South -> tag',
        'Buying or renting? Buying / Renting -> 4',
        'About how much would you like to spend? amount -> value',
        'What should we know of you? -> field about them',
        'then tag viewing, move to Proposal, task call them, say "Thank you, {first_name}. We will call you."',
      ].join('\n'),
    );
    const card = await owner.last();
    expect(card.text).toContain('“Viewing” is written, and off.');
    expect(card.text).toContain('2. asks “Buying or renting?” · buttons: Buying · Renting → about them');
    expect(card.text).toContain('Last week it would have begun with 1 person.\nFor example: Vera Sanz');
    expect(await writes(customer('Iria Mas'), 'a visit, please')).toBeUndefined();
    await owner.taps('Switch on');
    expect((await owner.last()).text).toContain('“Viewing” is on. Begins with whoever writes: visit, viewing.');

    const ana = customer('Ana Ruiz');
    expect(await writes(ana, 'Can I have a VIEWING this week')).toBe('Which area?');
    expect((await ana.last()).buttons.map(({ title }) => title)).toEqual(['Centre', 'North', 'South']);
    await ana.taps('North');
    // A choice leads past the amount.
    await ana.taps('Renting');
    expect((await heard(ana)).at(-1)).toBe('What should we know of you?');
    expect(await writes(ana, 'Two people and a dog')).toBe('Thank you, Ana. We will call you.');
    expect((await messageWith(owner, 'has answered “Viewing”')).text).toMatch(
      /Which area: North\n.*Renting\nabout them: Two people/,
    );
    const sheet = await ask(owner, 'show ana ruiz');
    for (const said of ['#North', '#viewing', 'Proposal', 'call them']) expect(sheet).toContain(said);
    const notes = await run(world, sql`select text from notes where text like 'about them:%'`);
    expect(notes).toEqual([{ text: 'about them: Two people and a dog' }]);

    // A person is wanted in the middle of one, and it is left at once.
    const leo = customer('Leo Gomes');
    await writes(leo, 'a visit');
    const before = (await heard(leo)).length;
    await writes(leo, 'I want to talk to a person');
    expect(await heard(leo)).toHaveLength(before);
    expect(await runs(leo)).toMatchObject([{ state: 'left', because: 'asks-for-person' }]);

    await clearThreads(world);
    const report = await ask(owner, 'report week');
    expect(report).toContain(
      'Viewing: 2 begun, 1 finished, 0 dropped, 1 taken over\n· Stopped at “Which area”: 0 dropped, 1 taken over',
    );
    expect(await ask(owner, 'conversations viewing')).toContain('2 begun, 1 finished');

    expect(await ask(owner, 'conversation viewing question 1 Which part of town?')).toContain('Which part of town?');
    expect(await ask(owner, 'undo')).toContain('“Viewing”');
    expect(await ask(owner, 'conversation viewing')).toContain('1. asks “Which area?”');
    expect(await ask(owner, 'conversation viewing remove')).toContain('“Viewing” is removed');
    expect(await ask(owner, 'conversations')).not.toContain('Viewing');
    expect(await ask(owner, 'report week')).toContain(
      'Viewing (removed): 2 begun, 1 finished, 0 dropped, 1 taken over\n· Stopped at “Which area”: 0 dropped, 1 taken over',
    );
    expect(await writes(customer('Noa Paz'), 'a visit')).toBeUndefined();
    await owner.says('undo');
    expect(await ask(owner, 'conversations')).toContain('· Viewing: on · 2 begun');

    await owner.says('export ana ruiz');
    const sheets = await readSheets((await lastDocument(world, owner)).bytes);
    const answers = sheets.find(({ sheet }) => sheet === 'Answers')!.data.map((row) => row.slice(1));
    expect(answers).toContainEqual(['Viewing', 'about them', 'Two people and a dog']);

    await forgets(world, owner, 'ana ruiz');
    expect(await runs(ana)).toEqual([]);
    expect(await run(world, sql`select id from dialogue_runs where answers::text like '%dog%'`)).toEqual([]);
  });

  it('says once that the stage it moves people to is gone, and shows it until another one is named', async () => {
    await clearThreads(world);
    await owner.says('add stage Visited after Qualified');
    await owner.says(
      'conversation Tour\nwhen they write "tour"\nWhich area? Centre / North\nthen move to Visited, say "Thank you."',
    );
    await owner.taps('Switch on');
    expect(await ask(owner, 'stages remove Visited')).toContain('Visited');
    expect(await ask(owner, 'conversations')).toContain('· Tour: on · ⚠️ moves nobody: the stage is gone');
    for (const name of ['Ona Vila', 'Pau Serra']) {
      const phone = customer(name);
      await writes(phone, 'a tour');
      await phone.taps('North');
      expect((await heard(phone)).at(-1)).toBe('Thank you.');
    }
    const told = (await heard(owner)).filter((text) => text.includes('no longer there'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('⚠️ “Tour” was to move Ona Vila');
    await owner.taps('Open', await messageWith(owner, 'no longer there'));
    expect((await owner.last()).text).toContain('⚠️ moves nobody: the stage is gone');
    expect(await ask(owner, 'conversation tour then move to Qualified')).toContain('moves them to Qualified');
    expect(await ask(owner, 'conversations')).not.toContain('moves nobody');
    await ask(owner, 'conversation tour remove');
  });

  it('is written, played and begun with somebody in Spanish', async () => {
    await clearThreads(world);
    await owner.says('idioma español');
    await owner.says(
      'conversación Piso; cuando pregunten por precios; ¿Qué zona buscas? Norte / Sur / Centro / Playa -> etiqueta; ¿Para qué día? fecha; luego etiqueta piso',
    );
    const card = await messageWith(owner, '“Piso”');
    expect(card.text).toContain('“Piso” está escrita y apagada.');
    expect(card.text).toContain('una lista: Norte · Sur · Centro · Playa');
    expect(card.text).toContain('Empieza con quien pregunta por: precio.');
    await owner.taps('Probarla', card);
    await world.turnEnds();
    await owner.picks('Sur', await messageWith(owner, '¿Qué zona buscas?'));
    await owner.says('el lunes');
    await world.turnEnds();
    expect((await messageWith(owner, 'ha respondido “Piso”')).text).toContain('Qué zona buscas: Sur');
    await owner.says('listo');

    await owner.says('conversación piso encender');
    const eva = customer('Eva Sol');
    expect(await writes(eva, '¿qué precio tiene el piso?')).toBe('¿Qué zona buscas?');
    const max = customer('Max Rey');
    await writes(max, 'hola');
    expect(await ask(owner, 'empezar piso con max rey')).toContain('“Piso” empieza con Max Rey');
    await world.turnEnds();
    expect((await heard(max)).at(-1)).toBe('¿Qué zona buscas?');
    // Whoever is in the middle of one that is removed goes on to its end.
    expect(await ask(owner, 'conversación piso borrar')).toContain('“Piso” está borrada');
    await max.picks('Norte');
    expect(await writes(max, 'mañana')).toBe('Gracias, Max. Te respondemos por aquí.');
    expect(await runs(max)).toMatchObject([{ state: 'finished' }]);
  });
});
