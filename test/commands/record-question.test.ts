import { describe, expect, test } from 'vitest';
import { asksForAppointment, asksForOrder, confirmsComing } from '../../src/commands/record-question.ts';

describe('a question where an order is, and nothing else', () => {
  test.each([
    'Where is my order?',
    'where’s my package',
    'Hi! When will my order arrive?',
    'order status please',
    'What is the status of my order 12?',
    'Has my parcel been shipped yet?',
    'is there any news on my order?',
    'where is order 4412?',
    '¿Dónde está mi pedido?',
    'Hola, ¿cuándo llega mi pedido?',
    'quisiera saber el estado de mi compra',
    '¿ha salido ya mi paquete?',
    'Onde está meu pedido?',
    'quando chega a minha encomenda?',
    'Bom dia, meu pedido já saiu?',
    'qual o andamento do pedido?',
  ])('“%s”', (said) => expect(asksForOrder(said)).toBe(true));

  test.each([
    'When can I order?',
    'I want to order two chairs',
    'Where can I order?',
    'where is my order? it was blue, not red',
    'my order has not arrived',
    'My order arrived broken',
    'can you send my order to another address?',
    'cancel my order please',
    'where is your shop?',
    'When do you deliver?',
    'Do you deliver to Madrid?',
    'how much is delivery?',
    'I paid my order, when do I get the invoice?',
    'where is my order and when is my appointment?',
    'my order',
    'thanks for my order',
    '¿Dónde puedo hacer un pedido?',
    '¿Cuándo abren?',
    'mi pedido llegó roto',
    'quiero cambiar mi pedido',
    '¿cuánto cuesta el envío?',
    '¿hacen envíos?',
    'meu pedido chegou errado',
    'quero fazer um pedido',
    'quanto custa a entrega?',
    'onde fica a loja?',
    '',
    '?',
  ])('“%s” is none', (said) => expect(asksForOrder(said)).toBe(false));
});

describe('a question when an appointment is, and nothing else', () => {
  test.each([
    'When is my appointment?',
    'what time is my appointment tomorrow?',
    'Hi, could you tell me what time my session is please',
    'which day is our visit?',
    '¿A qué hora es mi cita?',
    '¿Cuándo era mi próxima cita?',
    'hola, qué día tengo mi turno?',
    'que horas é a minha consulta?',
    'Quando é meu agendamento?',
  ])('“%s”', (said) => expect(asksForAppointment(said)).toBe(true));

  test.each([
    'When can I get an appointment?',
    'I need an appointment tomorrow',
    'can I move my appointment?',
    'can I change the time of my appointment?',
    'when is the next appointment available?',
    'how long is my appointment?',
    'I will be late for my appointment',
    'what do I bring to my appointment?',
    'how much is my appointment?',
    'when do you open?',
    'quiero una cita mañana',
    '¿puedo cambiar mi cita?',
    '¿cuándo tienen cita?',
    'cancelar minha consulta',
    'quando posso marcar uma consulta?',
    'my appointment',
    '',
  ])('“%s” is none', (said) => expect(asksForAppointment(said)).toBe(false));
});

describe('somebody who says that they will come', () => {
  test.each([
    'I confirm',
    'Confirmed, thank you!',
    'Hi, I confirm my appointment',
    'Yes, I’ll be there',
    'yes I will come tomorrow',
    'Ok, I will be there, thanks',
    'Confirmo',
    'Sí, confirmo mi cita, gracias',
    'Ahí estaré',
    'confirmada',
    'Sim, confirmo a consulta',
    'estarei lá, obrigada',
    'vou sim',
  ])('“%s”', (said) => expect(confirmsComing(said)).toBe('clear'));

  test.each(['yes', 'Yes please!', 'Sí', 'sim', 'claro que sí', 'Sim, obrigado'])('“%s” says so where it was asked', (said) =>
    expect(confirmsComing(said)).toBe('bare'),
  );

  test.each([
    'Can you confirm my appointment?',
    'confirm',
    'please confirm',
    'I confirm, but can we make it 17:00?',
    'I confirm I will not come',
    'I can’t confirm yet',
    'I will come with my son',
    'yes, but later',
    'yes and how much is it',
    'I’ll be there at 6',
    'not confirmed',
    'no',
    'ok',
    'see you tomorrow',
    'confirmo que no voy',
    '¿confirmo?',
    'no confirmo',
    'no iré',
    'confirmo o pagamento',
    'não vou',
    'sim, mas mais tarde',
    '',
  ])('“%s” is none', (said) => expect(confirmsComing(said)).toBe(null));
});
