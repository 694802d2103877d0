import { describe, expect, test } from 'vitest';
import { asksForPerson, complains, isFarewell, type TurnFacts, turnUrgency } from '../../src/crm/urgency.ts';

const facts: TurnFacts = {
  said: 'How much is a logo?',
  intent: null,
  emergency: false,
  operatorName: 'Marta Gil',
  isTheirs: false,
  value: null,
  highValue: null,
  lastOutboundAt: null,
  now: new Date('2026-11-20T10:00:00Z'),
};

describe('How much a customer’s words need a person', () => {
  test.each([
    'human',
    'A person please',
    'Persona',
    'I want to talk to a real person',
    'can I speak with someone?',
    'quiero hablar con una persona',
    'Quiero hablar con el encargado',
    'me comunica con un humano… hablar con alguien por favor',
    'Quero falar com um atendente',
    'falar com alguém',
  ])('“%s” asks for a person', (said) => expect(asksForPerson(said)).toBe(true));

  test.each([
    'What is the price per person?',
    'precio por persona',
    'para cuatro personas',
    'uma pessoa só',
    'I talked to my husband',
    'hablamos el lunes',
    'is the agent fee included?',
  ])('“%s” does not', (said) => expect(asksForPerson(said)).toBe(false));

  test.each([
    'I have a complaint',
    'This is UNACCEPTABLE',
    'I want a refund',
    'Pésimo servicio',
    'quiero poner una reclamación',
    'esto es una estafa',
    'Vou fazer uma reclamação no Procon',
    'quero o meu dinheiro de volta',
  ])('“%s” complains', (said) => expect(complains(said)).toBe(true));

  test.each(['Hello, are you open today?', '¿tienen cita mañana?', 'Obrigada, ficou ótimo!', 'no problem, thanks'])(
    '“%s” does not complain',
    (said) => expect(complains(said)).toBe(false),
  );

  test.each(['Thank you!', 'thanks a lot 🙏', 'Muchas gracias, hasta luego', 'Obrigada!!', 'mil gracias por todo'])(
    '“%s” only takes leave',
    (said) => expect(isFarewell(said)).toBe(true),
  );

  test.each([
    'ok',
    'Perfecto, gracias',
    'sí',
    'Thanks, and on Saturday?',
    '?',
    '👍',
    'mil',
    'thanks but no',
    'obrigada, pode ser às 5',
  ])('“%s” may be an answer', (said) => expect(isFarewell(said)).toBe(false));

  test.each<[string, Partial<TurnFacts>, string]>([
    ['an ordinary question', {}, 'ordinary'],
    ['a complaint by its words, whatever a model thinks', { said: 'I want a refund', intent: 'information' }, 'urgent'],
    ['a complaint by a model', { intent: 'complaint' }, 'urgent'],
    ['the operator’s own name', { said: 'Is Marta there?' }, 'needs-me'],
    ['who is theirs', { isTheirs: true }, 'needs-me'],
    ['a word that only begins with it', { said: 'Martas Blumenladen' }, 'ordinary'],
    ['a deal of the worth that was set', { value: 50_000, highValue: 50_000 }, 'needs-me'],
    ['a deal below it', { value: 49_999, highValue: 50_000 }, 'ordinary'],
    ['an answer to what we wrote a moment ago', { lastOutboundAt: new Date('2026-11-20T09:30:00Z') }, 'needs-me'],
    ['an answer a day later', { lastOutboundAt: new Date('2026-11-19T09:30:00Z') }, 'ordinary'],
  ])('%s: %j', (_, more, expected) => {
    expect(turnUrgency({ ...facts, ...more })).toBe(expected);
  });
});
