import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard } from '../flows/thread.ts';
import type { Phone } from '../world/world.ts';
import { type Day, openDay } from './day.ts';

/** A shop in Mexico: hours answered by themselves, an order, a payment that is none until the payment system says so, a broken table. */
describe('A shop’s week', () => {
  let day: Day;
  let eva: Phone;
  beforeAll(async () => {
    day = await openDay({
      preset: 'retail',
      name: 'Tienda Luna',
      locale: 'es',
      timezone: 'America/Mexico_City',
      country: 'MX',
      currency: 'MXN',
      owner: { name: 'Luna Paz', phone: '+525512345010' },
    });
    eva = day.customer('+525512345401', 'Eva Lara');
    await day.at('Mon 09:00');
    await day.ask('horario lunes a sábado 10-20');
    await day.ask('ajustar responder horario sí');
    await day.ask('enlace de pago https://pago.example/{reference}?importe={amount}');
  });
  afterAll(() => day.close());

  it('answers the opening hours by itself, and the owner has nothing to do', async () => {
    const before = (await day.owner.thread()).length;
    await eva.says('Hola, ¿a qué hora abren mañana?');
    await day.world.turnEnds();
    expect(await heard(eva)).toEqual(['Mañana abrimos de 10:00 a 20:00.']);
    expect((await day.owner.thread()).length).toBe(before);
  });

  it('reads an order in one line and sends it after a tap, in her country’s money', async () => {
    await eva.says('Quiero 2 lámparas azules y una mesa');
    await day.world.turnEnds();
    expect(await day.ask('pedido eva 2 lámparas azules a 450, 1 mesa 1,200')).toContain('Total: *$2,100*');
    await day.owner.taps('Enviar');
    await day.world.turnEnds();
    expect((await day.told(eva, 'Este es tu pedido 1')).text).toContain('¡Hola Eva!');
  });

  it('asks for the money; her word is shown as hers, and the payment system’s counts', async () => {
    await day.ask('cobrar eva 2,100 pedido 1 hasta el jueves');
    await day.owner.taps('Enviar');
    await day.world.turnEnds();
    expect((await day.told(eva, 'https://pago.example/P1?importe=2100.00')).text).toContain('$2,100');
    await eva.says('Ya te hice la transferencia');
    await day.world.turnEnds();
    expect((await day.told(day.owner, '⚠️ Dice que pagó')).text).toContain('el sistema de pagos no lo confirma');
    expect(await day.ask('pagos')).toContain('1 pago pedido');
    await day.pays('P1', 210_000);
    expect((await day.told(day.owner, '✅ *Eva Lara …5401* pagó')).text).toContain('$2,100');
    await day.pays('P1', 210_000);
    expect((await heard(day.owner)).filter((text) => text.startsWith('✅ *Eva Lara'))).toHaveLength(1);
  });

  it('sends it off, and tells her so after a tap', async () => {
    await day.at('Tue 11:00');
    await eva.says('¿Cuándo llega?');
    await day.world.turnEnds();
    await day.ask('pedido 1 enviado');
    await day.owner.taps('Enviar', await day.told(day.owner, 'va de camino'));
    await day.world.turnEnds();
    await day.told(eva, 'va de camino');
  });

  it('proposes nothing but an answer while something of hers is to be put right', async () => {
    await day.at('Wed 10:30');
    await eva.says('La mesa llegó rota, quiero hablar con una persona');
    await day.world.turnEnds();
    const card = await day.told(day.owner, 'La mesa llegó rota');
    expect(card.buttons.map(({ title }) => title)).toContain('Responder');
    expect(await day.ask('caso eva mesa rota')).toContain('no se propone ningún seguimiento');
    await day.ask('responder eva: Lo siento mucho. Mañana te llevamos otra.');
    await day.world.turnEnds();
    await day.at('Thu 12:00');
    await day.ask('hoy');
    expect(await day.ask('resolver eva')).toContain('resuelto');
    await day.at('Fri 12:30');
    await day.ask('hoy');
    await day.world.turnEnds();
    expect((await day.told(day.owner, '¿Está todo bien ahora?')).text).toContain('Eva Lara …5401');
    await day.wasGood();
  });
});
