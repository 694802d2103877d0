import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type Shown, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, clearThreads, run, sentTexts } from './thread.ts';

const picture = Buffer.from('not really a picture').toString('base64');

describe('What a card looks like', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  beforeEach(() => clearThreads(world));
  afterAll(() => world.close());

  /** Everything the owner was shown reads well: within WhatsApp's limits, no empty quotes, no gaps, no torn lines. */
  function readsWell(message: Shown): void {
    expect(message.text.length).toBeLessThanOrEqual(1024);
    expect(message.text).not.toMatch(/“\s*”|«\s*»|\n\n\n| ·\s*$| ·\n|undefined|null|NaN|^\s|\s$/);
    expect(message.buttons.length).toBeLessThanOrEqual(3);
    for (const button of message.buttons) expect(button.title.length).toBeLessThanOrEqual(20);
  }

  let people = 0;
  async function sends(name: string, ...messages: Record<string, unknown>[]): Promise<Shown> {
    people += 1;
    const phone = world.phone(`+346000008${String(people).padStart(2, '0')}`, name);
    for (const message of messages) await phone.posts(message);
    await world.turnEnds();
    const cards = await cardsAbout(owner, name.slice(0, 20));
    expect(cards).toHaveLength(1);
    readsWell(cards[0]!);
    return cards[0]!;
  }
  const second = (card: Shown) => card.text.split('\n')[1];

  it.each([
    [
      'a document only',
      { type: 'document', data: picture, mime: 'application/pdf', filename: 'plan.pdf' },
      '📄 document: “plan.pdf”',
    ],
    ['a voice note', { type: 'audio', data: picture, mime: 'audio/ogg', voice: true }, '🎤 voice message'],
    ['a picture with words', { type: 'image', data: picture, mime: 'image/jpeg', caption: 'this one?' }, '📷 photo: “this one?”'],
    [
      'a place',
      { type: 'location', location: { latitude: 41.38, longitude: 2.17 } },
      '📍 location https://maps.google.com/?q=41.38,2.17',
    ],
    ['a sticker', { type: 'sticker', data: picture, mime: 'image/webp' }, 'sticker'],
  ])('%s says what it is', async (what, message, line) => {
    expect(second(await sends(`Kind ${what}`, message))).toBe(line);
  });

  it('what WhatsApp does not show asks to have it sent another way', async () => {
    expect(second(await sends('Una Poll', { type: 'unsupported' }))).toContain('WhatsApp does not show it to us');
  });

  it('an album is one line of one card', async () => {
    const album = Array.from({ length: 5 }, () => ({ type: 'image', data: picture, mime: 'image/jpeg' }));
    const card = await sends('Alba Album', ...album, { type: 'text', text: 'which is best?' });
    expect(card.text).toContain('\n📷 5 pictures\n“which is best?”\n');
  });

  it.each([
    ['🌸 Flor 🌸', '*🌸 Flor 🌸 …'],
    ['مريم الزهراء', '*مريم الزهراء …'],
    ['*Star* Name', '*Star Name …'],
    ['Maximiliana Wilhelmina Bartholomea von Hohenzollern-Sigmaringen', '…'],
  ])('the name %s stays readable and keeps its mark', async (name, begins) => {
    people += 1;
    const number = `+346000008${String(people).padStart(2, '0')}`;
    await world.phone(number, name).says('Hello');
    await world.turnEnds();
    const card = (await owner.thread()).findLast((message) => message.buttons.length > 0)!;
    readsWell(card);
    const [head] = card.text.split('\n');
    expect(head).toContain(begins);
    expect(head).toMatch(new RegExp(`…${number.slice(-4)}\\* · New$`));
    expect(head!.length).toBeLessThanOrEqual(70);
  });

  it('a long turn is cut; a draft never: it comes whole as a text before its buttons', async () => {
    const long = 'We open every day from nine to five and on Saturdays until noon. '.repeat(20).trim();
    await run(world, sql`update playbook set text = ${long} where kind = 'reply'`);
    people += 1;
    const phone = world.phone(`+346000008${String(people).padStart(2, '0')}`, 'Lola Larga');
    for (let n = 0; n < 8; n++) await phone.says(`${n} ${'and one more thing about that '.repeat(8)}`);
    await world.turnEnds();
    const thread = (await owner.thread()).filter((message) => message.from === 'business');
    const [text, card] = thread.slice(-2);
    expect(text!.text).toContain(long);
    expect(text!.text).toContain('+2 more messages');
    expect(card!.text).toContain('Lola Larga');
    readsWell(card!);
    await owner.taps('Send', card);
    await world.turnEnds();
    expect(await sentTexts(world, phone)).toEqual([long]);
  });

  it.each([
    {
      locale: 'es',
      buttons: ['Enviar', 'Editar', 'Ahora no'],
      fresh: 'Contacto nuevo',
      task: /^Tarea: llamar · Marta Gil …0201 · \S{3,5} \d{1,2} \S{3,5}(?: \d{4})? 10:00$/,
      says: ['hoy', 'embudo', 'mueve a marta a calificado', 'tarea marta llamar mañana a las 10', 'deshacer'],
      money: /Proposal sent: 1 · 890\s€/,
    },
    {
      locale: 'pt',
      buttons: ['Enviar', 'Editar', 'Agora não'],
      fresh: 'Contato novo',
      task: /^Tarefa: ligar · Marta Gil …0201 · \S{3,5} \d{1,2} \S{3,5}(?: \d{4})? 10:00$/,
      says: ['hoje', 'funil', 'mova marta para contatado', 'tarefa marta ligar amanhã às 10', 'desfazer'],
      money: /Proposal sent: 1 · €\s?890/,
    },
  ])(
    'in $locale cards and answers are in that language, the draft in the customer’s',
    async ({ locale, buttons, fresh, task, says, money }) => {
      await run(world, sql`update operators set locale = ${locale}`);
      await run(world, sql`update playbook set text = 'Hola {first_name}, dime.' where kind = 'reply'`);
      const card = await sends(`Lengua ${locale}`, { type: 'text', text: 'Hola' });
      expect(card.buttons.map((button) => button.title)).toEqual(buttons);
      expect(card.text).toContain(fresh);
      expect(card.text).toContain('\nHola Lengua, dime.');
      const answers: string[] = [];
      for (const sentence of says) {
        await owner.says(sentence);
        readsWell(await owner.last());
        answers.push((await owner.last()).text);
      }
      expect(answers[1]).toMatch(money);
      expect(answers[3]).toMatch(task);
      expect(answers.join('\n')).not.toMatch(/\b(the|customers?|waiting|is back)\b/);
      await owner.taps(buttons[0]!, await cardAbout(owner, `Lengua ${locale}`));
      await world.turnEnds();
    },
  );
});
