import { describe, expect, test } from 'vitest';
import { answerSentence } from '../../src/commands/sentence.ts';
import { addMs, minuteMs } from '../../src/kit/clock.ts';
import { now, openShop, saidIn } from './shop.ts';

function shopWith(change: Partial<ReturnType<typeof openShop>['health']> = {}) {
  const shop = openShop([{ name: 'Ana Ruiz' }]);
  shop.health = {
    received: { messages: 1_204, notices: 3_310, handled: 4_514, setAside: 0, waiting: 0 },
    oldestWaitingMachine: null,
    lastReceivedMachine: addMs(now, -2 * minuteMs),
    leaving: { count: 0, oldest: null },
    unsure: 0,
    parked: 0,
    ...change,
  };
  return shop;
}

describe('health', () => {
  test('says in ordinary words that nobody is lost', async () => {
    expect(saidIn(await answerSentence('health', shopWith().context()))).toBe(
      [
        '✅ *All is well.* Nobody is lost.',
        'Received: 1,204 messages and 3,310 notices · every one dealt with',
        'Last word from WhatsApp: 2 min ago',
        'Going out: nothing waits',
        'I can write to you until Sat 11:00; after that you get one reminder',
      ].join('\n'),
    );
  });

  test('says what waits and for how long, in and out, and what was never confirmed or delivered', async () => {
    const shop = shopWith({
      received: { messages: 10, notices: 5, handled: 12, setAside: 1, waiting: 2 },
      oldestWaitingMachine: addMs(now, -3 * minuteMs),
      leaving: { count: 4, oldest: addMs(now, -7 * minuteMs) },
      unsure: 1,
    });
    shop.troubles.push({ view: shop.views[0]!, text: 'Hi', at: now, state: 'failed' });
    const said = saidIn(await answerSentence('salud', shop.context('es')));
    expect(said).toContain('⚠️ *Hay algo que te necesita.*\nRecibido: 10 mensajes y 5 avisos · 12 atendidos');
    expect(said).toContain('2 por atender, el más antiguo desde hace 3 min\n1 apartados');
    expect(said).toContain('Por salir: 4, el más antiguo desde hace 7 min');
    expect(said).toContain('Sin confirmar: 1');
    expect(said).toContain('Sin entregar: 1');
  });

  test('calls what came in a moment ago no trouble, and what WhatsApp stopped one', async () => {
    const busy = shopWith({
      received: { messages: 2, notices: 0, handled: 1, setAside: 0, waiting: 1 },
      oldestWaitingMachine: addMs(now, -1_000),
    });
    expect(saidIn(await answerSentence('status', busy.context()))).toContain('All is well');
    busy.numbers[0]!.stoppedBecause = 'token-dead';
    expect(saidIn(await answerSentence('status', busy.context()))).toMatch(/Something needs you.*\nNumber …0199 is stopped: \S/);
  });

  test('tells a business into which nothing came yet so, and whose own window is over', async () => {
    const shop = openShop([]);
    shop.health.parked = 3;
    const { operator } = shop.context();
    const away = { ...operator, lastInboundAt: addMs(now, -25 * 60 * minuteMs) };
    const said = saidIn(await answerSentence('saúde', shop.context('pt', { operator: { ...away, locale: 'pt' } })));
    expect(said).toContain('Ainda não chegou nada do WhatsApp.');
    expect(said).toContain('As suas 24 horas passaram; 3 esperando por você');
  });
});
