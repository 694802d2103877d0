import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practiceBusiness } from '../../simulator/practice-world.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, clearThreads, messageWith, run, sentTexts } from './thread.ts';

describe('A sequence of follow-ups', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  beforeEach(async () => {
    await clearThreads(world);
    await run(world, sql`update follow_ups set state = 'settled', settled_as = 'skipped' where state <> 'settled'`);
    await run(world, sql`update conversations set awaiting_since = null`);
    await owner.says('today');
  });
  afterAll(() => world.close());

  let people = 0;
  /** A customer who was answered and stands in a stage; nothing has been said since. */
  async function standing(name: string, stage: string): Promise<Phone> {
    people += 1;
    const phone = world.phone(`+346000004${String(people).padStart(2, '0')}`, name);
    await phone.says('Hello, how much is a logo?');
    await world.turnEnds();
    await owner.taps('Send', await cardAbout(owner, name));
    await world.turnEnds();
    await owner.says(`move ${name} to ${stage}`);
    return phone;
  }
  /** Days later; whoever owns the business has looked in meanwhile, so that cards come. */
  async function daysPass(days: number): Promise<void> {
    await world.passes(`${days * 24 - 1}h`);
    await owner.says('today');
    await world.passes('1h');
  }
  /** What is still to come for them. */
  async function planned(name: string): Promise<unknown[]> {
    return await run(
      world,
      sql`select f.step, f.state from follow_ups f join conversations t on t.id = f.conversation_id
          join contacts c on c.id = t.contact_id where c.name = ${name} and f.state <> 'settled'`,
    );
  }

  it('comes on its third, seventh and fourteenth day, each time in other words, and then no more', async () => {
    const ana = await standing('Ana Ruiz', 'Proposal sent');
    await daysPass(3);
    const first = await cardAbout(owner, 'Ana Ruiz');
    expect(first.text).toMatch(/^⏰ \*Ana Ruiz …\d{4}\*\nQuiet for 3 d · Proposal sent · follow-up 1 of 3\n/);
    await owner.taps('Send template', first);
    await world.turnEnds();
    await daysPass(4);
    const second = await cardAbout(owner, 'Ana Ruiz');
    expect(second.text).toMatch(/Quiet for 7 d · Proposal sent · follow-up 2 of 3\n/);
    await owner.taps('Send template', second);
    await world.turnEnds();
    await daysPass(7);
    const third = await cardAbout(owner, 'Ana Ruiz');
    expect(third.text).toMatch(/Quiet for 14 d · Proposal sent · follow-up 3 of 3\n/);
    const words = (text: string) => /words: “([^”]*)”/.exec(text)?.[1];
    expect(new Set([words(first.text), words(second.text), words(third.text)]).size).toBe(3);
    expect(words(first.text)).toContain('proposal');
    await owner.taps('Send template', third);
    await world.turnEnds();
    expect(await sentTexts(world, ana)).toHaveLength(4);
    expect(await planned('Ana Ruiz')).toEqual([]);
    const before = (await cardsAbout(owner, 'Ana Ruiz')).length;
    await daysPass(20);
    expect(await cardsAbout(owner, 'Ana Ruiz')).toHaveLength(before);
  });

  it('goes by its step’s own template first of all once the 24 hours are over, filled, and not when Meta has stopped that', async () => {
    // It was made in WhatsApp Manager, and is not known here before somebody asks for it.
    const text = 'Hi {{1}}, have you had time to look at our proposal?';
    const components = [{ type: 'BODY', text, example: { body_text: [['Ana']] } }];
    const asked = { name: 'quote_reminder', language: 'en', category: 'UTILITY', components };
    const { token, waba } = practiceBusiness;
    const { graph } = world.app.needs;
    expect(await graph.createTemplate(token, waba, asked)).toMatchObject({ ok: true });
    const state = async () => {
      const listed = await graph.listTemplates(token, waba);
      return listed.ok && listed.value.find(({ name }) => name === asked.name)?.status;
    };
    await expect.poll(state).toBe('APPROVED');
    await owner.says('sequences Proposal sent 3 d template quote_reminder');
    expect((await owner.last()).text).toContain('If it is new, say this again in a minute: I am asking Meta.');
    await world.settle();
    await owner.says('sequences Proposal sent 3 d template quote_reminder');
    expect((await owner.last()).text).toContain('1. After their 24 hours first of all by the template quote_reminder.');
    await standing('Ira Sol', 'Proposal sent');
    await standing('Joa Sol', 'Proposal sent');
    await daysPass(3);
    const card = await messageWith(owner, '⏰ *Ira Sol');
    expect(card.rows.map(({ title }) => title)).toEqual(['Send template', 'Knock', 'Send greeting', 'Not now']);
    expect(card.text).toContain(
      'This step’s template, at once (utility, ≈ $0.02): “Hi Ira, have you had time to look at our proposal?”',
    );
    await owner.picks('Send template', card);
    const [sent] = await run(
      world,
      sql`select o.content, o.category from outbox o join conversations t on t.id = o.conversation_id join contacts c on c.id = t.contact_id
          where c.name = 'Ira Sol' and o.content->>'type' = 'template'`,
    );
    expect(sent).toMatchObject({
      category: 'utility',
      content: { name: 'quote_reminder', components: [{ place: 'body', parameters: [{ type: 'text', text: 'Ira' }] }] },
    });
    await owner.says('undo');
    const other = await messageWith(owner, '⏰ *Joa Sol');
    await run(world, sql`update templates set status = 'PAUSED' where name = 'quote_reminder'`);
    await owner.picks('Send template', other);
    expect((await owner.last()).text).toContain('Meta does not let that template through any more, so nothing went to Joa Sol.');
    await owner.says('sequences');
    expect((await owner.last()).text).toMatch(/Proposal sent · .* · ⚠️ a template cannot go out/);
    await owner.says('sequences Proposal sent');
    expect((await owner.last()).text).toContain('⚠️ 1. Template quote_reminder: Meta has stopped it, so it is not offered.');
    await owner.says('followups');
    await owner.says('sequences Proposal sent 1 template off');
    expect((await owner.last()).text).not.toContain('quote_reminder');
  });

  it('begins anew when they write, also after its second step', async () => {
    const bea = await standing('Bea Sanz', 'Proposal sent');
    await daysPass(3);
    await owner.taps('Send template', await cardAbout(owner, 'Bea Sanz'));
    await world.turnEnds();
    expect(await planned('Bea Sanz')).toMatchObject([{ step: 2 }]);
    await world.passes('1h');
    await bea.says('I am still thinking');
    await world.turnEnds();
    expect(await planned('Bea Sanz')).toMatchObject([{ step: 1 }]);
  });

  it('begins anew when we say something else', async () => {
    await standing('Cai Pons', 'Qualified');
    await world.passes('20h');
    await owner.taps('Send', await cardAbout(owner, 'Cai Pons'));
    await world.turnEnds();
    expect(await planned('Cai Pons')).toMatchObject([{ step: 2 }]);
    await owner.says('reply Cai Pons: I forgot to say that Tuesday is fine');
    await world.turnEnds();
    expect(await planned('Cai Pons')).toMatchObject([{ step: 1 }]);
  });

  it('goes on with its next step where one was left out, and not at once', async () => {
    await standing('Dia Roca', 'Qualified');
    await world.passes('20h');
    await owner.taps('Not now', await cardAbout(owner, 'Dia Roca'));
    await world.passes('20h');
    expect(await cardsAbout(owner, 'Dia Roca')).toHaveLength(2);
    await world.passes('31h');
    await owner.says('today');
    await world.passes('2h');
    expect((await cardAbout(owner, 'Dia Roca')).text).toContain('follow-up 2 of 2');
  });

  it('of another stage counts from when the deal came there, from its first step on', async () => {
    await standing('Eva Puig', 'Qualified');
    await world.passes('20h');
    await owner.taps('Send', await cardAbout(owner, 'Eva Puig'));
    await world.turnEnds();
    await owner.says('move Eva Puig to proposal sent');
    await world.passes('1s');
    expect(await planned('Eva Puig')).toMatchObject([{ step: 1, state: 'waiting' }]);
    await daysPass(3);
    await world.passes('1m');
    expect((await cardAbout(owner, 'Eva Puig')).text).toMatch(/Proposal sent · follow-up 1 of 3\n/);
  });

  it('is over once the deal is won', async () => {
    await standing('Fay Coll', 'Proposal sent');
    await owner.says('won Fay Coll');
    await world.passes('2s');
    expect(await planned('Fay Coll')).toEqual([]);
  });

  it('does not begin in a stage that has none', async () => {
    await run(world, sql`update stages set sequence = '{"on": true, "steps": []}' where name = 'Contacted'`);
    await standing('Gil Mora', 'Contacted');
    await world.passes('2s');
    expect(await planned('Gil Mora')).toEqual([]);
  });
});
