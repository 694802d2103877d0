import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contacts, conversations, identities, messages } from '../../db/schema/crm.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openSecondBusiness, type SecondBusiness } from '../world/business.ts';
import { type Door, delivery, message, openDoor } from '../world/door.ts';
import { openWorld, ownerPhone, type Phone, type World } from '../world/world.ts';

/** Everything the business knows, looked at from underneath. */
async function known(world: World) {
  return await world.database.underneath(async (tx) => ({
    contacts: await tx.select().from(contacts),
    identities: await tx.select().from(identities),
    conversations: await tx.select().from(conversations),
    messages: await tx.select().from(messages),
  }));
}

const cardsAbout = async (world: World, words: string, owner = world.owner) =>
  (await owner.thread()).filter((one) => one.from === 'business' && one.buttons.length > 0 && one.text.includes(words));

describe('Who somebody is', () => {
  let world: World;
  let door: Door;
  beforeAll(async () => {
    world = await openWorld();
    door = openDoor(world);
  });
  afterAll(() => world.close());

  const says = async (from: string | null, userId: string | null, body: string, name = 'Somebody') => {
    const who = { ...(from ? { wa_id: from } : {}), ...(userId ? { user_id: userId } : {}), profile: { name } };
    const said = message(from ?? '', 'text', { body }, userId ? { from_user_id: userId } : {});
    if (!from) delete said.from;
    expect(await door.post(delivery({ contacts: [who], messages: [said] }))).toBe(200);
    await door.handled();
    return (await known(world)).messages.find((row) => row.wamid === said.id)!;
  };
  const contactOf = async (conversationId: string | null) =>
    (await known(world)).conversations.find((row) => row.id === conversationId)!.contactId;

  it.each([
    ['Brazil', '5511987650001', '551187650001'],
    ['Mexico', '5215512340002', '525512340002'],
    ['Argentina', '5491123450003', '541123450003'],
  ])('is one contact in both forms of a mobile number of %s, whichever came first', async (_country, long, short) => {
    const first = await says(long, null, 'The long form');
    const second = await says(short, null, 'The short form');
    expect(second.conversationId).toBe(first.conversationId);
    const other = await says(short.replace(/\d$/, '9'), null, 'The short form first');
    const again = await says(long.replace(/\d$/, '9'), null, 'then the long one');
    expect(again.conversationId).toBe(other.conversationId);
    expect(other.conversationId).not.toBe(first.conversationId);
  });

  it('is one contact that was known by BSUID, then by both, then by BSUID alone', async () => {
    const seen = [
      await says(null, 'ES.1000000001', 'No number shown', 'Vera'),
      await says('34640000001', 'ES.1000000001', 'Now with a number', 'Vera'),
      await says(null, 'ES.1000000001', 'Hidden again', 'Vera'),
      await says('34640000001', null, 'As an old payload has it', 'Vera'),
    ];
    expect(new Set(seen.map((row) => row.conversationId)).size).toBe(1);
    const contact = (await known(world)).contacts.filter((row) => row.name === 'Vera');
    expect(contact).toMatchObject([{ phone: '+34640000001', userId: 'ES.1000000001' }]);
  });

  it('is told apart from who has the same name', async () => {
    const one = await says('34640000002', null, 'One', 'Ana Gómez');
    const two = await says('34640000003', null, 'Two', 'Ana Gómez');
    expect(one.conversationId).not.toBe(two.conversationId);
  });

  it('shows no number and still gets the answer, sent to the BSUID', async () => {
    const hidden = world.phone('+34640000010', 'Hidden Hanna');
    await hidden.says('How much is it?', { hidePhone: true });
    await world.turnEnds();
    const [card] = await cardsAbout(world, 'Hidden Hanna');
    await world.owner.taps('Send', card);
    await world.turnEnds();
    const { contacts: all } = await known(world);
    const contact = all.find((row) => row.name === 'Hidden Hanna')!;
    expect(contact).toMatchObject({ phone: null });
    expect(contact.userId).toMatch(/^[A-Z]{2}\./);
    const sent = (await world.ledger()).filter((line) => line.body?.recipient === contact.userId && line.status === 200);
    expect(sent).toHaveLength(1);
    expect(sent[0]!.body.to).toBeUndefined();
    expect((await hidden.last()).text).not.toBe('');
  });

  it('keeps the contact when the number changes, and is answered at the new one', async () => {
    await world.phone('+34640000020', 'Moving Mia').says('Hi');
    const before = (await known(world)).contacts.find((row) => row.name === 'Moving Mia')!;
    await world.phone('+34640000020').posts({
      type: 'system',
      system: { body: 'changed', type: 'user_changed_number', wa_id: '34640000021' },
    });
    await world.phone('+34640000021').says('I have a new number. How much is it?');
    await world.turnEnds();
    const after = await known(world);
    expect(after.contacts.filter((row) => row.id === before.id)).toMatchObject([{ phone: '+34640000021' }]);
    const mine = after.identities.filter((row) => row.contactId === before.id && row.kind === 'phone');
    expect(mine.map((row) => [row.value, row.closedAt === null]).sort()).toEqual([
      ['34640000020', false],
      ['34640000021', true],
    ]);
    const [card] = await cardsAbout(world, 'I have a new number');
    await world.owner.taps('Send', card);
    await world.turnEnds();
    expect(await world.sentTo('+34640000021')).toHaveLength(1);
    expect(await world.sentTo('+34640000020')).toHaveLength(0);
    // The old number given to somebody else is somebody else.
    const stranger = await says('34640000020', null, 'Who was here before me?', 'New Nora');
    expect(await contactOf(stranger.conversationId)).not.toBe(before.id);
  });

  it('is one contact, one conversation and one card, however many pictures of an album come at one instant', async () => {
    const from = '34640000030';
    const album = Array.from({ length: 30 }, (_, n) => {
      const picture = {
        id: `album${n}`,
        mime_type: 'image/jpeg',
        sha256: 'x',
        ...(n === 0 ? { caption: 'Our old kitchen' } : {}),
      };
      const hidden = n % 3 === 0;
      const said = message(from, 'image', picture, { from_user_id: 'ES.2000000001' });
      if (hidden) delete said.from;
      const who = { user_id: 'ES.2000000001', profile: { name: 'Album Alba' }, ...(hidden ? {} : { wa_id: from }) };
      return delivery({ contacts: [who], messages: [said] });
    });
    const statuses = await Promise.all(album.map((one) => door.post(one)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await door.handled();
    await world.turnEnds();
    const { contacts: all, conversations: talks, messages: said } = await known(world);
    const albas = all.filter((row) => row.name === 'Album Alba');
    expect(albas).toHaveLength(1);
    const talk = talks.filter((row) => row.contactId === albas[0]!.id);
    expect(talk).toHaveLength(1);
    expect(said.filter((row) => row.conversationId === talk[0]!.id && row.type === 'image')).toHaveLength(30);
    expect(await cardsAbout(world, 'Album Alba')).toHaveLength(1);
  });

  it('of a group makes no contact, no card and no answer; what was said is kept', async () => {
    const before = await known(world);
    const cards = (await world.owner.thread()).length;
    const said = message('34640000040', 'text', { body: 'Hello group' }, { group_id: 'G-1', from_user_id: 'ES.3000000001' });
    await door.post(delivery({ contacts: [{ wa_id: '34640000040', profile: { name: 'Group Gil' } }], messages: [said] }));
    await door.handled();
    await world.turnEnds();
    const after = await known(world);
    expect(after.contacts).toHaveLength(before.contacts.length);
    expect(after.conversations).toHaveLength(before.conversations.length);
    expect(after.messages.find((row) => row.wamid === said.id)).toMatchObject({
      groupId: 'G-1',
      text: 'Hello group',
      conversationId: null,
    });
    expect((await world.owner.thread()).length).toBe(cards);
  });

  it('says something that nobody knows the kind of: it is kept, and the card says that something came', async () => {
    const said = message('34640000050', 'hologram', { beam: randomUUID() });
    await door.post(delivery({ contacts: [{ wa_id: '34640000050', profile: { name: 'Future Fay' } }], messages: [said] }));
    const { inbound } = await door.handled();
    expect(inbound.unknown).toBeGreaterThan(0);
    await world.turnEnds();
    expect(await cardsAbout(world, 'Future Fay')).toHaveLength(1);
    expect((await known(world)).messages.find((row) => row.wamid === said.id)).toMatchObject({ direction: 'in' });
  });

  it('corrects and takes back what they said, and the transcript says so', async () => {
    const first = await says('34640000060', null, 'Tuesday at five', 'Editing Eda');
    const second = await says('34640000060', null, 'A secret', 'Editing Eda');
    const edit = { original_message_id: first.wamid, message: { type: 'text', text: { body: 'Tuesday at six' } } };
    await door.post(delivery({ messages: [message('34640000060', 'edit', edit)] }));
    await door.post(delivery({ messages: [message('34640000060', 'revoke', { original_message_id: second.wamid })] }));
    await door.handled();
    const rows = (await known(world)).messages.filter((row) => [first.id, second.id].includes(row.id));
    expect(rows.find((row) => row.id === first.id)).toMatchObject({ text: 'Tuesday at six', revokedAt: null });
    expect(rows.find((row) => row.id === first.id)!.editedAt).not.toBeNull();
    expect(rows.find((row) => row.id === second.id)).toMatchObject({ text: '' });
    expect(rows.find((row) => row.id === second.id)!.revokedAt).not.toBeNull();
  });
});

describe('One phone in two businesses', () => {
  let world: World;
  let second: SecondBusiness;
  beforeAll(async () => {
    world = await openWorld();
    second = await openSecondBusiness(world);
  });
  afterAll(() => world.close());

  it('is the owner in one and a customer in the other', async () => {
    await world.phone(ownerPhone, 'Owner').posts({ type: 'text', text: 'Do you have a table?', business: second.number });
    await world.turnEnds();
    expect(await cardsAbout(world, 'Do you have a table?', world.phone(second.owner))).toHaveLength(1);
    const { contacts: all } = await known(world);
    expect(all.filter((row) => row.phone === ownerPhone).map((row) => row.tenantId)).toEqual([second.id]);
    await world.owner.says('pipeline');
    expect((await world.owner.last()).text).toMatch(/pipeline|deals?|stage/i);
  });

  it('is told apart by what a delivery names; one that could be either’s is nobody’s', async () => {
    const door = openDoor(world);
    const nameless = (number: string | null) => {
      const body = delivery({ messages: [message('34640000070', 'text', { body: 'Hi' })] }, { number }) as {
        entry: { id?: string }[];
      };
      delete body.entry[0]!.id;
      return body;
    };
    await door.post(nameless(second.number));
    expect((await door.handled()).inbound.quarantined).toBe(0);
    const { contacts: all } = await known(world);
    expect(all.filter((row) => row.phone === '+34640000070').map((row) => row.tenantId)).toEqual([second.id]);
    await door.post(nameless(null));
    expect((await door.handled()).inbound.quarantined).toBe(1);
    await door.post(delivery({ messages: [message('34640000071', 'text', { body: 'Hi' })] }, { waba: second.waba }));
    expect((await door.handled()).inbound.quarantined).toBe(2);
    expect((await known(world)).contacts).toHaveLength(all.length);
  });

  it('is a stranger once the owner’s number has changed: commands do nothing, and nothing of the business is shown', async () => {
    await world
      .phone(ownerPhone)
      .posts({ type: 'system', system: { body: 'x', type: 'user_changed_number', wa_id: '34640000777' } });
    const before = (await world.owner.thread()).length;
    await world.owner.says('pipeline');
    await world.phone('+34640000777').says('pipeline');
    await world.turnEnds();
    const told = async (phone: Phone, from: number) =>
      (await phone.thread())
        .slice(from)
        .filter((one) => one.from === 'business')
        .map((one) => one.text);
    expect(await told(world.owner, before)).toEqual([expect.stringContaining('This chat is locked.')]);
    // One sentence is enough, whichever of their phones they write from.
    expect(await told(world.phone('+34640000777'), 0)).toEqual([]);
    await world.passes('2h');
    await world.phone('+34640000777').says('pipeline');
    expect(await told(world.phone('+34640000777'), 0)).toEqual([expect.stringContaining('This chat is locked.')]);
    const { contacts: all } = await known(world);
    expect(all.some((row) => row.tenantId === practiceTenantId && row.phone === '+34640000777')).toBe(false);
  });
});
