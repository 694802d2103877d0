import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contacts, conversations, media, messages } from '../../db/schema/crm.ts';
import { followUps } from '../../db/schema/followups.ts';
import { type Door, delivery, freshWamid, openDoor } from '../world/door.ts';
import { openWorld, type World } from '../world/world.ts';

const now = () => String(Math.floor(Date.now() / 1000));

describe('A number that is also used in the WhatsApp Business app', () => {
  let world: World;
  let door: Door;
  beforeAll(async () => {
    world = await openWorld();
    door = openDoor(world);
  });
  afterAll(() => world.close());

  const look = () =>
    world.database.underneath(async (tx) => ({
      contacts: await tx.select().from(contacts),
      talks: await tx.select().from(conversations),
      messages: await tx.select().from(messages),
      media: await tx.select().from(media),
      followUps: await tx.select().from(followUps),
    }));
  const talkOf = async (phone: string) => {
    const { contacts: all, talks } = await look();
    return talks.find((row) => row.contactId === all.find((one) => one.phone === phone)?.id) ?? null;
  };
  const tells = async (field: string, value: object) => {
    expect(await door.post(delivery(value, { field }))).toBe(200);
    await door.handled();
  };
  const echo = (to: string, body: string, timestamp = now()) => ({
    message_echoes: [{ from: '34600000199', to, id: freshWamid(), timestamp, type: 'text', text: { body } }],
  });
  const cards = async () => (await world.owner.thread()).filter((one) => one.from === 'business' && one.buttons.length > 0);

  it('counts what the staff wrote there as the answer: nobody waits any more, and the card’s buttons say so', async () => {
    await world.phone('+34650000001', 'Echo Eva').says('Are you open?');
    await world.turnEnds();
    expect(await cards()).toHaveLength(1);
    const opened = (await talkOf('+34650000001'))!;
    expect(opened.awaitingSince).not.toBeNull();
    await tells('smb_message_echoes', echo('+34650000001', 'Yes, until eight'));
    const talk = (await talkOf('+34650000001'))!;
    expect(talk).toMatchObject({ awaitingSince: null, lastInboundAt: opened.lastInboundAt });
    await world.owner.taps('Send');
    await world.turnEnds();
    expect(await world.sentTo('+34650000001')).toHaveLength(0);
    expect((await look()).messages.find((row) => row.text === 'Yes, until eight')).toMatchObject({
      direction: 'out',
      author: 'phone-app',
    });
  });

  it('opens no window by what the business wrote itself', async () => {
    await tells('smb_message_echoes', echo('34650000002', 'Hello, this is us'));
    expect(await talkOf('+34650000002')).toMatchObject({ lastInboundAt: null, awaitingSince: null });
    await world.turnEnds();
    expect(await cards()).toHaveLength(1);
  });

  it('takes its history in without alarms, windows, cards or follow-ups', async () => {
    const before = await cards();
    const followUpsBefore = (await look()).followUps.length;
    const old = (from: string, body: string, at: number) => ({
      from,
      id: freshWamid(),
      timestamp: String(at),
      type: 'text',
      text: { body },
      history_context: { status: 'READ' },
    });
    const thread = {
      id: '34650000003',
      messages: [old('34650000003', 'From long ago', 1_780_000_000), old('34600000199', 'Answered then', 1_780_000_100)],
    };
    await tells('history', { history: [{ metadata: { phase: 1, chunk_order: 2, progress: 50 }, threads: [thread] }] });
    await world.passes('1h');
    const talk = (await talkOf('+34650000003'))!;
    expect(talk).toMatchObject({ lastInboundAt: null, awaitingSince: null });
    const rows = (await look()).messages.filter((row) => row.conversationId === talk.id);
    expect(rows.map((row) => `${row.direction} ${row.author} ${row.text}`).sort()).toEqual([
      'in history From long ago',
      'out history Answered then',
    ]);
    expect(await cards()).toHaveLength(before.length);
    expect((await look()).followUps).toHaveLength(followUpsBefore);
  });

  it('fills a placeholder of its history with the file that follows', async () => {
    const id = freshWamid();
    const placeholder = {
      from: '34650000004',
      id,
      timestamp: '1780000200',
      type: 'media_placeholder',
      history_context: { status: 'READ' },
    };
    await tells('history', { history: [{ metadata: { phase: 0 }, threads: [{ id: '34650000004', messages: [placeholder] }] }] });
    await tells('history', {
      messages: [
        {
          from: '34650000004',
          id,
          timestamp: '1780000200',
          type: 'image',
          image: { id: '333', mime_type: 'image/jpeg', sha256: 'x' },
        },
      ],
    });
    const { messages: all, media: files } = await look();
    const rows = all.filter((row) => row.wamid === id);
    expect(rows).toMatchObject([{ type: 'image', author: 'history' }]);
    expect(files.filter((row) => row.messageId === rows[0]!.id)).toMatchObject([{ metaId: '333' }]);
  });

  it('gives people the names of its address book, which no profile name takes away', async () => {
    const sync = (full_name: string, action: string) => ({
      state_sync: [
        {
          type: 'contact',
          contact: { full_name, first_name: 'Ana', phone_number: '34650000005' },
          action,
          metadata: { timestamp: now() },
        },
      ],
    });
    await tells('smb_app_state_sync', sync('Ana the plumber', 'add'));
    await world.phone('+34650000005', 'anita_92').says('Hi');
    const nameOf = async () => (await look()).contacts.filter((row) => row.phone === '+34650000005').map((row) => row.name);
    expect(await nameOf()).toEqual(['Ana the plumber']);
    await tells('smb_app_state_sync', sync('', 'remove'));
    expect(await nameOf()).toEqual(['Ana the plumber']);
  });
});
