import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard } from '../flows/thread.ts';
import type { Phone } from '../world/world.ts';
import { type Day, openDay } from './day.ts';

/** A practice in Madrid: a question in the night, a chair that is taken, an emergency, a reminder, and somebody who was not content. */
describe('A clinic’s week', () => {
  let day: Day;
  let ana: Phone;
  let bea: Phone;
  beforeAll(async () => {
    day = await openDay({
      preset: 'clinic',
      name: 'Clínica Sol',
      locale: 'es',
      timezone: 'Europe/Madrid',
      country: 'ES',
      currency: 'EUR',
      owner: { name: 'Clara Sol', phone: '+34600000510' },
    });
    ana = day.customer('+34600000401', 'Ana Ruiz');
    bea = day.customer('+34600000402', 'Bea Gil');
  });
  afterAll(() => day.close());

  it('begins with what the owner says once: hours and the emergency text', async () => {
    await day.at('Mon 09:00');
    expect(await day.ask('horario lunes a viernes 9-14 y 16-20')).toContain('lun–vie 9–14, 16–20 · sáb–dom cerrado');
    expect(await day.ask('ajustar urgencias Si es una urgencia llama al 112.')).toContain('112');
  });

  it('tells who writes at night when they will be answered, and the owner in the morning', async () => {
    await day.at('Mon 22:30');
    await ana.says('Hola, ¿tienen cita el jueves para una limpieza?');
    await day.world.turnEnds();
    expect(await heard(ana)).toEqual([expect.stringContaining('mañana a las 9:00')]);
    const before = (await day.owner.thread()).length;
    await day.at('Tue 07:30');
    expect((await day.owner.thread()).length).toBe(before);
    await day.at('Tue 08:01');
    expect((await day.told(day.owner, 'Buenos días, Clara')).text).toContain('1 cliente espera: Ana Ruiz');
  });

  it('answers by booking: she is told, confirms by a tap, and nothing more is proposed for her', async () => {
    expect(await day.ask('cita ana jueves 10:00 limpieza')).toMatch(
      /^📅 Cita: \*Ana Ruiz …0401\* · jue .* 10:00–10:30 · limpieza$/m,
    );
    await day.world.turnEnds();
    await ana.taps('Confirmar');
    expect((await ana.last()).text).toMatch(/^Gracias, queda confirmada: jueves, .*10:00, limpieza\.$/);
    await day.ask('bandeja');
    expect(day.answered().rows.map(({ title }) => title)).not.toContain('Ana Ruiz');
  });

  it('gives one chair to one person: the other is offered the nearest times', async () => {
    await bea.says('Me duele una muela, ¿puedo ir el jueves a las 10?');
    await day.world.turnEnds();
    expect(await day.ask('cita bea jueves 10:00 revisión')).toContain('Esa hora está ocupada: Ana Ruiz …0401');
    const near = day.answered().buttons.at(-1)!.title;
    await day.owner.taps(near);
    await day.world.turnEnds();
    expect((await day.told(bea, 'Tu cita en Clínica Sol')).text).toContain('10:30');
  });

  it('sends the emergency text at once, at any hour', async () => {
    await day.at('Tue 23:10');
    await bea.says('Estoy sangrando mucho, es una emergencia');
    expect((await bea.last()).text).toContain('112');
  });

  it('reminds two hours before, and asks the owner afterwards', async () => {
    await day.at('Wed 12:00');
    await day.ask('hoy');
    await day.at('Thu 08:01');
    expect((await day.told(ana, 'recordamos')).text).toContain('10:00');
    await day.ask('agenda');
    expect(day.answered().rows.map(({ title }) => title)).toEqual(['10:00 Ana Ruiz', '10:30 Bea Gil']);
    await day.at('Thu 10:31');
    await day.told(day.owner, '¿Se realizó? *Ana Ruiz …0401*');
    expect(await day.ask('vino ana')).toContain('Ana Ruiz …0401');
    await day.at('Thu 11:01');
    expect(await day.ask('no vino bea')).toContain('Bea Gil …0402');
  });

  it('asks her a day later how it was; a low score comes to the owner', async () => {
    await day.at('Fri 10:31');
    await day.told(ana, '¿Qué tal fue?');
    await ana.taps('2 · Mal');
    await day.world.turnEnds();
    expect((await day.told(day.owner, '⚠️ *Ana Ruiz …0401* da 2 de 5')).text).toContain('limpieza');
    expect((await heard(bea)).filter((text) => text.includes('¿Qué tal fue?'))).toEqual([]);
    await day.wasGood();
  });

  it('tells a closed window’s morning once, whoever opens it how', async () => {
    await day.at('Mon 22:00');
    await bea.says('¿Me podéis dar otra hora?');
    await day.at('Tue 08:30');
    const before = (await day.owner.thread()).length;
    await day.owner.says('hoy');
    const told = (await day.owner.thread()).slice(before).filter(({ from }) => from === 'business');
    expect(told.filter(({ text }) => text.includes('1 cliente espera: Bea Gil'))).toHaveLength(1);
  });
});
