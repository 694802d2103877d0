import { describe, expect, test } from 'vitest';
import { checkupCard, readCheckup } from '../../src/commands/checkup.ts';
import type { CommandContext } from '../../src/commands/command.ts';
import { answerSentence } from '../../src/commands/sentence.ts';
import type { Automation } from '../../src/crm/checkup.ts';
import type { FigureLine } from '../../src/crm/figures.ts';
import { locales } from '../../src/crm/locale.ts';
import { cardIn, now, openShop, saidIn } from './shop.ts';

const hours: Automation = { is: 'answer', type: 'hours' };

/** A shop of which last week, Monday 9 to Sunday 15 November, four answers about the hours had to be rescued. */
function rescuedShop(of: Automation = hours) {
  const shop = openShop([{ name: 'Ana Ruiz' }, { name: 'Luis Sol' }, { name: 'Eva Paz' }, { name: 'Ivo Gil' }]);
  shop.rescues = shop.views.map(({ contact }) => ({ of, contactId: contact.id, at: new Date('2026-11-12T10:00:00Z') }));
  return shop;
}

const allowed = (shop: ReturnType<typeof openShop>): CommandContext => {
  const context = shop.context();
  const settings = { ...context.tenant.settings, answerHours: shop.team[0]!.id };
  return { ...context, tenant: { ...context.tenant, settings } };
};

describe('the week', () => {
  test('that was well is said to be so', async () => {
    expect(saidIn(await answerSentence('health week', openShop([]).context()))).toBe(
      '✅ Last week (9 Nov – 15 Nov) what runs by itself needed you no more often than it should.',
    );
  });

  test('that was not is shown in figures, with the sentence that changes what it comes of and three of them to tap', async () => {
    const { body, choices } = cardIn(await answerSentence('health week', rescuedShop().context()));
    expect(body).toBe(
      [
        '⚠️ *Last week what runs by itself needed you too often* · 9 Nov – 15 Nov',
        '· Somebody had to take over 4 times: 4 × Opening hours',
        '',
        '*Patch it*: it comes of one thing, Opening hours. “hours” shows what it says; “set answer hours off” leaves it to you.',
        '',
        'To look at:',
      ].join('\n'),
    );
    expect(choices.map(({ label, description }) => [label, description])).toEqual([
      ['Ana Ruiz', 'Thu 12 Nov 11:00 · Opening hours'],
      ['Luis Sol', 'Thu 12 Nov 11:00 · Opening hours'],
      ['Eva Paz', 'Thu 12 Nov 11:00 · Opening hours'],
    ]);
    expect(choices[0]!.act).toMatchObject({ verb: 'run', command: 'chat' });
  });

  test('of two bad weeks in a row it says which, and of the cause of the week before that changing words has not helped', async () => {
    const shop = rescuedShop();
    const line = (name: FigureLine['name'], count: number): FigureLine => ({ name, key: 'hours', count, sum: 0 });
    shop.figures = {
      '2026-11-09': [line('by-itself', 10), line('fell-back', 4)],
      '2026-11-02': [line('by-itself', 12), line('fell-back', 5)],
    };
    shop.coverage = { turns: 200, kept: 124 };
    shop.told = { '2026-11-02': { findings: [], causes: [hours], remedy: 'patch' } };
    const { body } = cardIn(await answerSentence('salud semana', shop.context('es')));
    expect(body).toContain('· Solo el 62\u00a0% de lo que escribieron los clientes dejó algo en su ficha (124 de 200)');
    expect(body).toContain('· Horario: no sirvió a 4 de 10, la semana anterior a 5 de 12');
    expect(body).toContain('*Hazlo de nuevo*: viene de varias cosas (lo que escriben los clientes, Horario)');
    shop.coverage = { turns: 200, kept: 190 };
    expect(cardIn(await answerSentence('saúde semana', shop.context('pt'))).body).toContain(
      '*Faça de novo*: na semana anterior também vinha de Horário',
    );
  });

  test('is shown to whoever can change it, and told by “health” once it was', async () => {
    const shop = rescuedShop();
    const { found, week } = await readCheckup(shop.context());
    expect(week).toBe('2026-11-09');
    const said = async () => saidIn(await answerSentence('health', shop.context()));
    expect(await said()).not.toContain('take over');
    shop.told = { [week]: found! };
    expect(await said()).toContain('Somebody had to take over 4 times: 4 × Opening hours\n“health week” shows who it was.');
    shop.team[0]!.role = 'agent';
    expect(await said()).not.toContain('take over');
    expect(saidIn(await answerSentence('health week', shop.context()))).toBe('“health week” is for managers. Ask them to do it.');
  });

  test.each<[string, Automation, string]>([
    ['a conversation', { is: 'dialogue', kind: 'intake' }, '“conversations intake” shows where it stops'],
    ['a text', { is: 'follow-up', stageId: 'stage-qualified' as never, step: 1 }, '“sequences Qualified 1: your words” puts it'],
    ['a yes', { is: 'answer', type: 'confirmation' }, '“agenda” shows how the appointments stand'],
  ])('names what changes %s', async (_, of, says) => {
    expect(cardIn(await answerSentence('health week', rescuedShop(of).context())).body).toContain(says);
  });
});

describe('its card', () => {
  const cardOf = async (context: CommandContext) => checkupCard((await readCheckup(context)).found!, context);

  test('switches off what can be, where it is on; else it shows what customers write', async () => {
    const labels = async (context: CommandContext) => (await cardOf(context)).choices.map(({ label }) => label);
    expect(await labels(allowed(rescuedShop()))).toEqual(['Show', 'Switch it off', 'Not now']);
    expect(await labels(rescuedShop().context())).toEqual(['Show', 'Not now']);
    const shop = openShop([], { now });
    shop.coverage = { turns: 100, kept: 50 };
    expect(await labels(shop.context())).toEqual(['Show', 'What they write', 'Not now']);
  });

  test.each(locales)('fits, however long the names (%s)', async (locale) => {
    const shop = rescuedShop();
    shop.coverage = { turns: 10_000, kept: 12 };
    const context = { ...allowed(shop), operator: { ...shop.team[0]!, locale } };
    const { body, choices } = await cardOf(context);
    expect(body.length).toBeLessThanOrEqual(1_024);
    for (const { label } of choices) expect(label.length).toBeLessThanOrEqual(20);
  });
});
