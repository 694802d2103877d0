import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard } from '../flows/thread.ts';
import type { Phone } from '../world/world.ts';
import { type Day, openDay } from './day.ts';

/** A law firm in São Paulo: a meeting, documents that are to be read by a certain hour, a rule, and a mandate. */
describe('A law firm’s week', () => {
  let day: Day;
  let joao: Phone;
  beforeAll(async () => {
    day = await openDay({
      preset: 'professional',
      name: 'Lima Advogados',
      locale: 'pt',
      timezone: 'America/Sao_Paulo',
      country: 'BR',
      currency: 'BRL',
      owner: { name: 'Rita Lima', phone: '+5511912345610' },
    });
    joao = day.customer('+5511912345641', 'João Alves');
    await day.at('Mon 09:00');
    await day.ask('horário segunda a sexta das 9 às 18');
  });
  afterAll(() => day.close());

  it('sets a rule in its own words, shown back before it is on', async () => {
    const shown = await day.ask('quando alguém for para documentos, me lembre em 2 dias');
    expect(shown).toContain('Documentos');
    await day.owner.taps(day.answered().buttons[0]!.title);
    expect(await day.ask('regras')).toContain('1');
  });

  it('meets whoever asked, confirmed by a tap', async () => {
    await joao.says('Bom dia, preciso de ajuda com um contrato de aluguel');
    await day.world.turnEnds();
    await day.owner.taps('Enviar');
    await day.ask('mova joão para primeira reunião');
    await day.ask('agendar joão terça 10:00 reunião');
    await day.world.turnEnds();
    await joao.taps('Confirmar');
    expect((await joao.last()).text).toMatch(/^Obrigado, está confirmado: terça-feira/);
    await day.at('Tue 08:01');
    await day.at('Tue 09:41');
    expect(await day.ask('agenda')).toBeTruthy();
    expect(day.answered().rows.map(({ title }) => title)).toEqual(['10:00 João Alves']);
    await day.at('Tue 10:31');
    await day.ask('veio joão');
  });

  it('is reminded by the rule, and by a task at its hour', async () => {
    await day.ask('mova joão para documentos');
    await day.ask('tarefa joão conferir contrato amanhã às 10');
    await day.at('Wed 10:01');
    expect((await day.told(day.owner, '⏰ Para agora: João Alves …5641: conferir contrato')).buttons[0]!.title).toBe('Feito');
    await day.owner.taps('Feito', await day.told(day.owner, '⏰ Para agora'));
    const before = (await heard(day.owner)).length;
    await day.at('Thu 10:35');
    await day.ask('hoje');
    const since = (await heard(day.owner)).slice(before).join('\n');
    expect(since).toContain('João Alves');
    expect(since).toContain('Documentos');
  });

  it('writes a proposal that he accepts, and is engaged', async () => {
    await joao.says('Enviei os documentos');
    await day.world.turnEnds();
    await day.ask('orçamento joão revisão de contrato 1.800');
    await day.owner.taps('Enviar');
    await day.world.turnEnds();
    await joao.taps('Aceitar');
    await day.world.turnEnds();
    expect((await day.told(day.owner, '✅ *João Alves …5641*')).text).toContain('R$');
    expect((await day.ask('ganho joão 1.800')).replace(/\s/g, ' ')).toContain('Contratado · R$ 1.800');
    await day.wasGood();
  });
});
