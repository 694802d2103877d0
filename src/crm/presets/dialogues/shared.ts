import type { InEach } from '../shape.ts';
import { each, type ReadyDialogue, type ReadyStep } from './shape.ts';

/** What several trades ask alike. */

export const nameStep: ReadyStep = {
  key: 'name',
  label: each('Name', 'Nombre', 'Nome'),
  ask: each('What is your name?', '¿Cómo te llamas?', 'Qual é o seu nome?'),
  wants: 'text',
  write: 'name',
};

export const emailStep: ReadyStep = {
  key: 'email',
  label: each('E-mail', 'Correo', 'E-mail'),
  ask: each('Which e-mail address may we use?', '¿A qué correo te lo enviamos?', 'Qual e-mail podemos usar?'),
  wants: 'email',
};

export const byWhenStep: ReadyStep = {
  key: 'when',
  label: each('By when', 'Para cuándo', 'Para quando'),
  ask: each('For which day do you need it?', '¿Para qué día lo necesitas?', 'Para que dia você precisa?'),
  wants: 'date',
};

export const budgetStep: ReadyStep = {
  key: 'budget',
  label: each('Budget', 'Presupuesto', 'Orçamento'),
  ask: each(
    'About how much would you like to spend? One amount is enough.',
    '¿Cuánto te gustaría gastar, más o menos? Basta una cantidad.',
    'Mais ou menos quanto gostaria de gastar? Basta um valor.',
  ),
  wants: 'amount',
  write: 'value',
};

export const detailsStep: ReadyStep = {
  key: 'details',
  label: each('Details', 'Detalles', 'Detalhes'),
  ask: each(
    'Tell me a little more about it, in your own words.',
    'Cuéntame un poco más, con tus palabras.',
    'Conte um pouco mais, com as suas palavras.',
  ),
  wants: 'text',
};

/** Some choices, which become a tag on the contact. */
export function whichOne(key: string, label: InEach, ask: InEach, choices: readonly InEach[]): ReadyStep {
  return { key, label, ask, wants: { choices: choices.map((one) => ({ label: one })) }, write: 'tag' };
}

/** A time for one of some services. */
export function bookingOf(what: ReadyStep, name: InEach = each('Booking', 'Reserva', 'Agendamento')): ReadyDialogue {
  return {
    name,
    first: false,
    words: {
      en: ['appointment', 'book a time'],
      es: ['cita', 'reservar hora', 'pedir hora'],
      pt: ['agendar', 'marcar horário', 'marcar hora'],
    },
    steps: [
      what,
      {
        key: 'time',
        label: each('Time', 'Hora', 'Horário'),
        ask: each(
          'Which of these times suits you?',
          '¿Cuál de estas horas te viene bien?',
          'Qual destes horários é bom para você?',
        ),
        wants: 'slot',
      },
    ],
    say: each(
      'Thank you, {first_name}, it is booked. If anything changes, write to us here.',
      'Gracias, {first_name}, queda reservado. Si cambia algo, escríbenos por aquí.',
      'Obrigado, {first_name}, está marcado. Se algo mudar, escreva por aqui.',
    ),
    tells: 'notice',
  };
}

/** What somebody wants a price for. */
export function quoteOf(steps: readonly ReadyStep[], opens: 'quote' | 'order' = 'quote'): ReadyDialogue {
  const isOrder = opens === 'order';
  return {
    name: isOrder ? each('Order', 'Pedido', 'Pedido') : each('Quote', 'Presupuesto', 'Orçamento'),
    first: false,
    words: isOrder
      ? { en: ['place an order'], es: ['hacer un pedido'], pt: ['fazer um pedido'] }
      : { en: ['quote', 'estimate'], es: ['presupuesto', 'cotización'], pt: ['orçamento', 'cotação'] },
    steps,
    say: each(
      'Thank you, {first_name}. We will look at it and write to you here.',
      'Gracias, {first_name}. Lo miramos y te escribimos por aquí.',
      'Obrigado, {first_name}. Vamos olhar e escrevemos por aqui.',
    ),
    opens,
    tells: 'task',
  };
}

/** First questions to somebody new. */
export function intakeOf(steps: readonly ReadyStep[]): ReadyDialogue {
  return {
    name: each('First questions', 'Primeras preguntas', 'Primeiras perguntas'),
    first: true,
    words: { en: [], es: [], pt: [] },
    steps,
    say: each(
      'Thank you, {first_name}. Somebody from {business} will answer you here.',
      'Gracias, {first_name}. Alguien de {business} te responde por aquí.',
      'Obrigado, {first_name}. Alguém de {business} responde por aqui.',
    ),
    tells: 'task',
  };
}

/** Some papers, one after the other. */
export function documentsOf(papers: readonly { key: string; label: InEach; ask: InEach }[]): ReadyDialogue {
  return {
    name: each('Documents', 'Documentos', 'Documentos'),
    first: false,
    words: { en: ['send documents'], es: ['enviar documentos'], pt: ['enviar documentos'] },
    steps: papers.map((paper) => ({ ...paper, wants: 'file' as const })),
    say: each(
      'Thank you, {first_name}, that is everything. We will check it and write to you here.',
      'Gracias, {first_name}, ya está todo. Lo revisamos y te escribimos por aquí.',
      'Obrigado, {first_name}, está tudo aqui. Vamos conferir e escrevemos por aqui.',
    ),
    tells: 'task',
  };
}
