import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { forgetEditForm, makeEditForm } from '../../src/setup/edit-form.flow.ts';
import { openSecondBusiness, type SecondBusiness } from '../world/business.ts';
import { type Door, delivery, message, openDoor, practice } from '../world/door.ts';
import { openWorld, ownerPhone, type Phone, type Shown, type World } from '../world/world.ts';
import { cardAbout, clearThreads, joins, run, sentTexts } from './thread.ts';

type Form = Shown & { form?: { label: string; submit: string; fields: { name: string; value: string; max: number }[] } };

describe('A draft is changed in a form', () => {
  let world: World;
  let owner: Phone;
  let maria: Phone;
  let door: Door;
  let second: SecondBusiness;
  let n = 0;
  let name = '';
  let ana: Phone;
  let card: Shown;

  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    door = openDoor(world);
    maria = await joins(world, { name: 'Maria López', phone: '+34600000101' });
    second = await openSecondBusiness(world);
    expect(await made()).toMatchObject({ ok: true });
  });
  afterAll(() => world.close());

  /** A customer whose card with a suggestion is in the owner's thread. */
  beforeEach(async () => {
    await clearThreads(world);
    for (const phone of [owner, maria]) await phone.says('hi');
    n += 1;
    name = `${'Ana Leo Rosa Iris Nuno Olga Vera Hugo Tara Emil Bea Lia Mar Nel Eli Jan Zoe Ada Gus Sam Tia Pau'.split(' ')[n - 1]} Ruiz`;
    [ana, card] = await writes(`+346000008${String(n).padStart(2, '0')}`, name);
  });

  async function writes(number: string, who: string, text = 'Hello, how much is a logo?'): Promise<[Phone, Shown]> {
    const phone = world.phone(number, who);
    await phone.says(text);
    await world.turnEnds();
    return [phone, await cardAbout(owner, who)];
  }

  const made = () => makeEditForm(world.app.needs, practice.number);
  const edits = async (): Promise<Form> => {
    await owner.taps('Edit', card);
    return (await owner.last()) as Form;
  };
  const sends = (form: Shown, text: string, more: object = {}) =>
    owner.posts({ type: 'form', message: form.id, values: { text }, ...more });
  const said = async () => (await owner.last()).text;
  const draftText = async () => {
    const [row] = await run(
      world,
      sql`select d.text from drafts d join conversations v on v.id = d.conversation_id join contacts c on c.id = v.contact_id
          where c.name = ${name} order by d.id limit 1`,
    );
    return String(row!.text);
  };
  const tokenOf = async (form: Shown) => {
    const [row] = await run(world, sql`select content ->> 'token' as token from outbox where wamid = ${form.id}`);
    return String(row!.token);
  };
  /** What a phone that is none may send. */
  const forges = async (
    values: object,
    { from = ownerPhone, number = practice.number, waba = practice.waba, quotes = '' } = {},
  ) => {
    const reply = { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: JSON.stringify(values) } };
    const context = quotes ? { context: { from: '34600000199', id: quotes } } : {};
    await door.post(delivery({ messages: [message(from, 'interactive', reply, context)] }, { number, waba }));
    await door.handled();
    await world.settle();
  };

  it('Edit opens it with the draft inside; what comes back leaves after its grace, once', async () => {
    const form = await edits();
    expect(form.text).toBe(
      `Change the text for ${name} …08${String(n).padStart(2, '0')}, or send me the new one. “cancel” leaves it.`,
    );
    expect(form.form).toMatchObject({ label: 'Change the text', submit: 'Send' });
    expect(form.form!.fields).toEqual([expect.objectContaining({ name: 'text', value: await draftText(), max: 600 })]);
    const tap = await sends(form, '  A logo is 350 €.  ');
    expect(await sentTexts(world, ana)).toEqual([]);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['A logo is 350 €.']);
    const { reactions } = (await owner.thread()).find((one) => one.id === tap)!;
    expect(reactions.map(({ emoji }) => emoji)).toEqual(['✅']);
    await sends(form, 'A logo is 360 €.');
    expect(await said()).toContain('already answered');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['A logo is 350 €.']);
  });

  it('a ✏️ on the card opens it too', async () => {
    await owner.reacts('✏️', card);
    expect(((await owner.last()) as Form).form).toBeDefined();
    await owner.says('cancel');
    expect(await said()).toBe('Left as it was.');
  });

  it('of two at once one leaves', async () => {
    const form = await edits();
    await Promise.all([sends(form, 'Come at five.'), sends(form, 'Come at five.')]);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['Come at five.']);
  });

  it('without its token it is known by the message it was opened from', async () => {
    const form = await edits();
    await sends(form, 'Come at six.', { token: false });
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['Come at six.']);
  });

  it('words typed instead count, “cancel” leaves it, and a form that is still open counts after it', async () => {
    const form = await edits();
    await owner.says('cancel');
    expect(await said()).toBe('Left as it was.');
    await owner.taps('Edit', card);
    await owner.says('Come at seven.');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['Come at seven.']);
    await sends(form, 'Come at eight.');
    const thread = (await owner.thread()).filter((one) => one.from === 'business').slice(-2);
    expect(thread[0]!.text).toContain('already answered');
    expect(thread[1]!.text).toContain('Come at eight.');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['Come at seven.']);
  });

  it('words that quote it are the new wording, and nothing is waited for after them', async () => {
    await owner.says('Come at noon.', { replyTo: (await edits()).id });
    await owner.says('inbox');
    expect(await said()).not.toContain('Is this for');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['Come at noon.']);
    await owner.taps('Edit', card);
    expect(await said()).toContain('already answered');
  });

  it('taken back it does not leave, and the same form does not send again', async () => {
    const form = await edits();
    await sends(form, 'Come at nine.');
    await owner.says('undo');
    await sends(form, 'Come at ten.');
    expect(await said()).toContain('sent before');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual([]);
    await sends(await edits(), 'Come at eleven.');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['Come at eleven.']);
  });

  it('where they wrote meanwhile nothing leaves, the new card counts, and the words are not lost', async () => {
    const form = await edits();
    await ana.says('And a website?');
    await sends(form, 'A logo is 350 €.');
    expect((await owner.thread()).filter((one) => one.from === 'business').map((one) => one.text)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('has written again'),
        expect.stringMatching(/^Your words for .*:\nA logo is 350 €\.$/s),
      ]),
    );
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual([]);
    expect((await cardAbout(owner, name)).text).toContain('And a website?');
  });

  it('yesterday’s is told what has become of its card, and its words come back', async () => {
    const form = await edits();
    await world.passes('25h');
    await owner.says('hi');
    await sends(form, 'Come on Friday.');
    const [told, words] = (await owner.thread()).filter((one) => one.from === 'business').slice(-2);
    expect(told!.text).toBe(`There is a newer card about ${name}; that one counts.`);
    expect(words!.text).toMatch(/^Your words for .*:\nCome on Friday\.$/s);
    expect(await sentTexts(world, ana)).toEqual([]);
  });

  it('one that comes back when their window has closed offers a knock, with its words', async () => {
    const form = await edits();
    await run(world, sql`update conversations set last_inbound_at = last_inbound_at - interval '25 hours'`);
    await sends(form, 'Come on Friday.');
    const question = await owner.last();
    expect(question.text).toContain('Come on Friday.');
    await owner.taps('Knock', question);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['[hilo_knock]']);
  });

  it('somebody else’s token does nothing, nor does another business’s', async () => {
    const form = await edits();
    const token = await tokenOf(form);
    await forges({ flow_token: token, text: 'Not mine' }, { from: maria.number });
    expect((await maria.last()).text).toBe('This card is over and nothing is open on it.');
    await forges({ text: 'Not mine' }, { from: maria.number, quotes: form.id });
    expect((await maria.last()).text).toBe('This card is over and nothing is open on it.');
    await world.phone(second.owner).posts({ type: 'text', text: 'hi', business: second.number });
    await forges({ flow_token: token, text: 'Not mine' }, { from: second.owner, number: second.number, waba: second.waba });
    expect((await world.phone(second.owner).last()).text).toBe('This card is over and nothing is open on it.');
    await forges({ flow_token: randomUUID(), text: 'Nobody’s' });
    expect(await said()).toBe('This card is over and nothing is open on it.');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual([]);
    await sends(form, 'Mine');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['Mine']);
  });

  it.each([
    ['nothing', { text: '  \n ' }, 'came back empty'],
    ['no text', { text: 5 }, 'came back empty'],
    ['too many words', { text: 'x'.repeat(4_097) }, 'takes 4096 characters in one message, and these are 4097'],
  ])('%s is told, and the form can be sent again', async (_, values, why) => {
    const form = await edits();
    await forges({ flow_token: await tokenOf(form), ...values });
    expect(await said()).toContain(why);
    await sends(form, 'Better now.');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['Better now.']);
  });

  it('an answer for one leaves the words that are waited for about another', async () => {
    const [leo, other] = await writes(`+346000009${String(n).padStart(2, '0')}`, 'Leo Mas');
    const form = await edits();
    await owner.taps('Edit', other);
    await sends(form, 'For the first.');
    await owner.says('For the second.');
    await world.turnEnds();
    expect([await sentTexts(world, ana), await sentTexts(world, leo)]).toEqual([['For the first.'], ['For the second.']]);
  });

  it('a colleague who was first is named, and the words come back', async () => {
    const form = await edits();
    await maria.says(`reply ${name}: It is 300.`);
    await sends(form, 'It is 350.');
    const [told, words] = (await owner.thread()).filter((one) => one.from === 'business').slice(-2);
    expect(told!.text).toMatch(/^Maria López sent this at /);
    expect(words!.text).toContain('It is 350.');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['It is 300.']);
  });

  it('a draft that does not fit into it is asked for in words', async () => {
    await run(world, sql`update drafts set text = repeat('x', 601) where text = ${await draftText()}`);
    await owner.taps('Edit', card);
    expect(await said()).toMatch(/^Send me the new text for /);
    await run(world, sql`update drafts set text = 'Short again' where length(text) = 601`);
  });

  it('of somebody who tries to be a customer it is their own, with its token or without', async () => {
    await owner.says('as customer');
    await sends(await edits(), 'From myself.');
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toEqual(['From myself.']);
    const [leo, other] = await writes(`+346000009${String(n).padStart(2, '0')}`, 'Leo Sanz');
    await owner.taps('Edit', other);
    await sends(await owner.last(), 'And this.', { token: false });
    await world.turnEnds();
    expect(await sentTexts(world, leo)).toEqual(['And this.']);
    await owner.says('done');
    await run(world, sql`update operators set as_customer_until = null`);
  });

  it('a customer’s form is what it was: words on a card', async () => {
    await forges({ flow_token: 'unused', wish: 'A red one' }, { from: ana.number });
    await world.turnEnds();
    expect((await cardAbout(owner, name)).text).toContain('A red one');
  });

  describe('where Meta does not let it through', () => {
    beforeEach(async () => void (await made()));
    const flowId = async () => {
      const [row] = await run(world, sql`select edit_form_id as id from numbers where tenant_id = ${practiceTenantId}`);
      return String(row!.id);
    };
    const become = async (status: string) => {
      await world.call('POST', `/flows/${await flowId()}`, { status });
      await world.settle();
    };
    const told = async () => (await owner.thread()).filter((one) => one.text.includes('WhatsApp Manager → Flows')).length;

    it.each([132068, 132069, 131009])(
      'Edit asks for words instead, which leave (%i), and its managers are told once',
      async (code) => {
        await world.fault({ kind: 'error', code });
        // Not through the phone: what the managers are told waits until the words are there.
        await world.call('POST', `/phones/${ownerPhone}/messages`, { type: 'tap', title: 'Edit', message: card.id });
        await world.settle({ queued: true });
        expect(await told()).toBe(0);
        expect((await owner.thread()).map((one) => one.text)).toContainEqual(expect.stringMatching(/^Send me the new text for /));
        await owner.says('Come at five.');
        await world.turnEnds();
        expect(await sentTexts(world, ana)).toEqual(['Come at five.']);
        expect(await told()).toBe(1);
        const [, next] = await writes(`+34600000${String(code % 1_000).padStart(3, '0')}`, `Kim ${code}`);
        await owner.taps('Edit', next);
        expect(await said()).toMatch(/^Send me the new text for /);
        await owner.says('cancel');
        expect(await told()).toBe(1);
      },
    );

    it('and a notice of it is enough, until it is let through again', async () => {
      await become('BLOCKED');
      expect(await told()).toBe(1);
      await owner.taps('Edit', card);
      expect(await said()).toMatch(/^Send me the new text for /);
      await owner.says('cancel');
      await become('PUBLISHED');
      expect((await edits()).form).toBeDefined();
      await owner.says('cancel');
      expect(await told()).toBe(1);
    });
  });

  it('a number without one asks for words, and one that is made twice is the same', async () => {
    expect(await forgetEditForm(world.app.needs, practice.number)).toBe(true);
    await owner.taps('Edit', card);
    expect(await said()).toMatch(/^Send me the new text for /);
    await owner.says('cancel');
    const first = await made();
    expect(await made()).toEqual(first);
    expect((await edits()).form).toBeDefined();
    await owner.says('cancel');
    expect(await forgetEditForm(world.app.needs, '1')).toBe(false);
    expect(await makeEditForm(world.app.needs, '1')).toEqual({ ok: false, why: 'no-such-number' });
  });

  it('what Meta says against it is said', async () => {
    await world.fault({ kind: 'error', on: 'flows', code: 200, times: 1 });
    expect(await made()).toEqual({ ok: false, why: 'refused', said: expect.stringMatching(/\S/) });
  });
});
