import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/crm/tenant.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { addBusiness } from '../../src/setup/add-business.flow.ts';
import { openWorld, type Phone, undisturbed, type World } from '../world/world.ts';
import { run } from './thread.ts';

describe('Somebody who writes to their business for the first time', () => {
  let world: World;
  let clara: Phone;
  const number = '200300400500602';
  beforeAll(async () => {
    world = await openWorld();
    await world.call('POST', '/businesses', {
      waba: '100200300400502',
      phoneNumberId: number,
      phone: '+34600000298',
      name: 'Clinic',
      token: 'clinic-token',
    });
    await addBusiness(
      { db: world.database.db, vault: world.app.needs.vault },
      {
        name: 'Sol',
        locale: 'en',
        timezone: 'Europe/Madrid',
        country: 'ES',
        currency: 'EUR',
        preset: 'services',
        settings: { ...defaultSettings, ...undisturbed },
        waba: '100200300400502',
        phoneNumberId: number,
        phone: '+34600000298' as E164,
        app: 'default',
        token: 'clinic-token',
        owner: { name: 'Clara Sol', phone: '+34600000510' as E164 },
        firstContact: true,
      },
      world.app.needs.clock.now(),
    );
    const phone = world.phone('+34600000510', 'Clara');
    clara = { ...phone, says: (text, more = {}) => phone.posts({ type: 'text', text, business: number, ...more }) };
  });
  afterAll(() => world.close());

  async function says(text: string): Promise<string> {
    await clara.says(text);
    return (await clara.last()).text;
  }

  const business = async () =>
    (await run(world, sql`select name, timezone, locale, preset from tenants where name <> 'Sol Studio'`))[0];

  it('is asked one thing at a time', async () => {
    expect(await says('Hello Hilo, here I am')).toMatch(/^👋 Clara, this is Hilo[\s\S]*1 of 5.*Which language/);
    expect((await clara.last()).buttons.map(({ title }) => title)).toEqual(['English', 'Español', 'Português']);
    await clara.taps('Español');
    expect((await clara.last()).text).toMatch(/^✅ Hablamos en español\.[\s\S]*2 de 5/);
    expect(await business()).toMatchObject({ locale: 'es' });
  });

  it('is let go at once by anything else, and finds the question again', async () => {
    expect(await says('ayuda')).not.toContain('de 5');
    expect(await says('Clínica, consulta')).not.toContain('3 de 5');
    expect(await says('empezar')).toMatch(/2 de 5.*¿A qué te dedicas\?/);
    await clara.picks('Clínica, consulta');
    expect((await clara.last()).text).toMatch(/^✅ Clínica[\s\S]*3 de 5/);
    expect(await business()).toMatchObject({ preset: 'clinic' });
    const stages = await run(
      world,
      sql`select s.name from stages s join tenants t on t.id = s.tenant_id where t.name = 'Sol' and s.removed_at is null order by position`,
    );
    expect(stages.map(({ name }) => name)).toEqual(['Nuevo', 'Contactado', 'Cita', 'Presupuesto enviado', 'Paciente', 'Perdido']);
  });

  it('says what the clock shows, or a city, in its own words', async () => {
    expect(await says('3:99')).not.toContain('4 de 5');
    await says('empezar');
    expect(await says('Las Palmas del Mar')).toContain('Escribe lo que marca');
    expect(await says('Lima')).toMatch(/^✅ Tu reloj: .*\(America\/Lima\)[\s\S]*4 de 5/);
    expect(await business()).toMatchObject({ timezone: 'America/Lima' });
    // Undo takes the answer back, and the question stands where it stood.
    await says('deshacer');
    expect(await business()).toMatchObject({ timezone: 'Europe/Madrid' });
    expect(await says('empezar')).toContain('4 de 5');
  });

  it('may skip, and gives the name in words', async () => {
    expect(await says('saltar')).toContain('5 de 5');
    expect(await says('Clínica Sol')).toMatch(/^✅ Tus clientes leen ahora \*Clínica Sol\*[\s\S]*cliente de mentira/);
    expect(await business()).toMatchObject({ name: 'Clínica Sol' });
  });

  it('answers a pretended customer once, and the answer comes to their own phone', async () => {
    await world.turnEnds();
    const card = await clara.last();
    expect(card.text).toMatch(/^🧪 Prueba[\s\S]*Ana \(prueba\)/);
    await clara.taps('Enviar', card);
    const offer = await clara.last();
    expect(offer.text).toMatch(/^Eso es todo\.[\s\S]*Excel o CSV/);
    await world.passes('6s');
    const answer = (await clara.last()).text;
    expect(card.text).toContain(answer);
    expect(await says('empezar')).not.toMatch(/de 5|mentira/);
  });

  it('leaves nothing of it in figures, lists, exports and the search, and in a day no words', async () => {
    const of = sql`tenant_id = (select id from tenants where name = 'Clínica Sol')`;
    expect(await run(world, sql`select name from daily_figures where ${of} and count <> 0`)).toEqual([]);
    expect(await run(world, sql`select id from deals where ${of}`)).toEqual([]);
    const charged = await run(world, sql`select to_operator from charges where ${of}`);
    expect(new Set(charged.map((row) => row.to_operator))).toEqual(new Set([true]));
    expect(await says('ana')).not.toContain('prueba');
    expect(await says('buscar prueba')).not.toContain('Ana');
    expect(await says('pendientes')).not.toContain('Ana');
    await world.passes('25h');
    const [left] = await run(world, sql`select erased_at, name_key from contacts where ${of} and test_of is not null`);
    expect(left).toMatchObject({ name_key: '' });
    expect(left?.erased_at).not.toBeNull();
    expect(await run(world, sql`select text from messages where ${of} and conversation_id is not null and text <> ''`)).toEqual(
      [],
    );
  });

  it('gets a tip a day under the first answer, five in all', async () => {
    const tips: string[] = [];
    for (let day = 0; day < 8; day++) {
      tips.push(...[await says('ayuda tarea'), await says('ayuda tarea')].filter((text) => text.includes('💡')));
      await world.passes('24h');
    }
    expect(tips).toHaveLength(5);
    expect(new Set(tips).size).toBe(5);
  });
});

describe('The practice business’s owner', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is past all this', async () => {
    await world.owner.says('hi');
    expect((await world.owner.last()).text).not.toMatch(/of 5/);
    await world.owner.says('start');
    expect((await world.owner.last()).text).not.toMatch(/of 5/);
  });
});
