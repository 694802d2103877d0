import { each, type ReadyDialogues } from './shape.ts';
import { bookingOf, budgetStep, byWhenStep, detailsStep, intakeOf, nameStep, quoteOf, whichOne } from './shared.ts';

const need = whichOne(
  'need',
  each('Needs', 'Necesita', 'Precisa de'),
  each(
    'Hello, this is {business}. What can we do for you?',
    'Hola, somos {business}. ¿Qué necesitas?',
    'Olá, aqui é {business}. Do que você precisa?',
  ),
  [
    each('A new job', 'Un trabajo nuevo', 'Um trabalho novo'),
    each('A repair', 'Una reparación', 'Um reparo'),
    each('Something else', 'Otra cosa', 'Outra coisa'),
  ],
);

export const servicesDialogues: ReadyDialogues = {
  intake: intakeOf([need, detailsStep, byWhenStep, nameStep]),
  booking: bookingOf(
    whichOne('service', each('Service', 'Servicio', 'Serviço'), each('What is it for?', '¿Para qué es?', 'Para que é?'), [
      each('A visit to see it', 'Una visita previa', 'Uma visita antes'),
      each('The work itself', 'El trabajo', 'O trabalho'),
    ]),
  ),
  quote: quoteOf([
    {
      ...detailsStep,
      ask: each('What should we do, and how much of it?', '¿Qué hay que hacer y cuánto?', 'O que precisa ser feito, e quanto?'),
    },
    byWhenStep,
    budgetStep,
  ]),
};
