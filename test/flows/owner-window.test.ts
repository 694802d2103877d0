import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, ownerPhone, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, clearThreads, run } from './thread.ts';

describe('The owner’s own closed window', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  beforeEach(() => clearThreads(world));
  afterAll(() => world.close());

  const wakeUps = async () => (await world.sentTo(ownerPhone)).filter(({ body }) => body.type === 'template');
  const others = async () => (await world.sentTo(ownerPhone)).filter(({ body }) => body.type !== 'template');

  async function writes(number: string, name: string, text = 'Hello, are you open today?'): Promise<Phone> {
    const phone = world.phone(number, name);
    await phone.says(text);
    await world.turnEnds();
    return phone;
  }

  it('holds the cards and sends one wake-up template; its tap lets in what is still true', async () => {
    await world.passes('25h');
    await writes('+34600000501', 'Ana Cases');
    await writes('+34600000502', 'Bru Pons');
    expect(await others()).toEqual([]);
    const [wake, ...more] = await wakeUps();
    expect(more).toEqual([]);
    expect(wake!.body).toMatchObject({ template: { name: 'hilo_wake_up' } });
    // Bru is answered from the phone meanwhile.
    await answeredOnPhone('34600000502', 'We are, until eight.');
    await owner.taps('Open');
    expect(await cardsAbout(owner, 'Ana Cases')).toHaveLength(1);
    expect(await cardsAbout(owner, 'Bru Pons')).toHaveLength(0);
    await owner.taps('Send', await cardAbout(owner, 'Ana Cases'));
    await world.turnEnds();
    expect(await world.sentTo('+34600000501')).toHaveLength(1);
  });

  it('wakes again in the next closed period, and a tap with nothing left says so', async () => {
    await world.passes('25h');
    await writes('+34600000503', 'Cat Oller');
    await answeredOnPhone('34600000503', 'Yes.');
    const held = (await wakeUps()).length;
    expect(held).toBe(1);
    for (const number of ['34600000501', '34600000502']) await answeredOnPhone(number, 'Done.');
    await owner.taps('Open');
    expect((await owner.last()).text).toBe('All settled in the meantime: nothing waits for you.');
  });

  it('brings more than five things as one list, whose rows bring the cards', async () => {
    await world.passes('25h');
    const names = ['Dol Ribas', 'Edu Salas', 'Fina Tura', 'Gil Ubach', 'Hug Viver', 'Ines Xirau'];
    for (const [n, name] of names.entries()) await writes(`+3460000051${n}`, name);
    expect(await wakeUps()).toHaveLength(1);
    await owner.taps('Open');
    const list = await owner.last();
    expect(list.text).toMatch(/^\d things are waiting$/);
    expect(list.rows.map((row) => row.title)).toEqual(expect.arrayContaining(names));
    expect((await others()).length).toBe(1);
    await owner.picks('Gil Ubach', list);
    const card = await cardAbout(owner, 'Gil Ubach');
    expect(card.buttons.map((button) => button.title)).toEqual(['Send', 'Edit', 'Not now']);
    await owner.taps('Send', card);
    await world.turnEnds();
    expect(await world.sentTo('+34600000513')).toHaveLength(1);
    await owner.picks('Gil Ubach', list);
    expect((await owner.last()).text).toContain('newer card');
  });

  it('opens with any word of theirs, and what they asked is answered too', async () => {
    await world.passes('25h');
    await writes('+34600000520', 'Joa Zamora');
    await owner.says('pipeline');
    const texts = (await owner.thread()).map((message) => message.text);
    expect(texts.some((text) => text.includes('Pipeline'))).toBe(true);
  });

  it('lets in a card whose customer’s window has closed meanwhile with what still reaches them', async () => {
    await world.passes('25h');
    await writes('+34600000530', 'Kai Abad');
    await writes('+34600000530', 'Kai Abad', 'And tomorrow?');
    await run(world, sql`update follow_ups set state = 'settled', settled_as = 'skipped' where state <> 'settled'`);
    await world.passes('25h');
    await owner.taps('Open');
    const [card, ...more] = await cardsAbout(owner, 'Kai Abad');
    expect(more).toEqual([]);
    expect(card!.buttons.map((button) => button.title)).toEqual(['Knock', 'Not now']);
    expect(card!.text).toMatch(/^⏰ \*Kai Abad …0530\*\nWaiting for an answer for 25 h/);
    expect(card!.text.split('\n').length).toBeLessThanOrEqual(8);
    await owner.taps('Knock', card);
    await world.turnEnds();
    expect((await world.sentTo('+34600000530')).map(({ body }) => body.type)).toEqual(['template']);
    await owner.says('inbox');
    expect((await owner.last()).rows.map((row) => row.title)).not.toContain('Kai Abad');
  });

  it('brings what was said on a card that a newer one replaced before it could come', async () => {
    await world.passes('25h');
    await writes('+34600000531', 'Lou Bosch', 'Do you have it in blue?');
    await writes('+34600000531', 'Lou Bosch', 'Hello?');
    await owner.taps('Open');
    expect((await cardAbout(owner, 'Lou Bosch')).text).toContain('“Do you have it in blue?”\n“Hello?”');
    expect(await cardsAbout(owner, 'Lou Bosch')).toHaveLength(1);
  });

  let echoes = 0;
  /** Somebody of the team answers from the WhatsApp Business app on the same number. */
  async function answeredOnPhone(to: string, body: string): Promise<void> {
    echoes += 1;
    const { now } = (await world.call('GET', '/clock')) as { now: string };
    await world.call('POST', '/webhooks', {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '100200300400500',
          changes: [
            {
              field: 'smb_message_echoes',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '34600000199', phone_number_id: '200300400500600' },
                message_echoes: [
                  {
                    from: '34600000199',
                    to,
                    id: `wamid.ECHO${echoes}`,
                    timestamp: String(Math.floor(Date.parse(now) / 1000)),
                    type: 'text',
                    text: { body },
                  },
                ],
              },
            },
          ],
        },
      ],
    });
    await world.settle();
  }
});
