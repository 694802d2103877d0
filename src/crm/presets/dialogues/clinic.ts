import { each, type ReadyDialogues } from './shape.ts';
import { bookingOf, documentsOf, intakeOf, nameStep, whichOne } from './shared.ts';

const visit = whichOne(
  'visit',
  each('Visit', 'Visita', 'Consulta'),
  each('What would you like to come for?', '¿Para qué te gustaría venir?', 'Para que gostaria de vir?'),
  [
    each('First visit', 'Primera visita', 'Primeira consulta'),
    each('Check-up', 'Revisión', 'Revisão'),
    each('A treatment', 'Un tratamiento', 'Um tratamento'),
  ],
);

/** Nothing here asks for what a patient has: that is said to a person. */
export const clinicDialogues: ReadyDialogues = {
  intake: intakeOf([
    {
      ...visit,
      ask: each(
        'Hello, this is {business}. What would you like to come for?',
        'Hola, somos {business}. ¿Para qué te gustaría venir?',
        'Olá, aqui é {business}. Para que gostaria de vir?',
      ),
    },
    whichOne(
      'daytime',
      each('Suits', 'Le viene bien', 'Prefere'),
      each('When does it suit you best?', '¿Cuándo te viene mejor?', 'Quando é melhor para você?'),
      [
        each('Mornings', 'Por la mañana', 'De manhã'),
        each('Afternoons', 'Por la tarde', 'À tarde'),
        each('Either', 'Me da igual', 'Tanto faz'),
      ],
    ),
    nameStep,
  ]),
  booking: bookingOf(visit, each('Appointment', 'Cita', 'Consulta')),
  documents: documentsOf([
    {
      key: 'card',
      label: each('Insurance card', 'Tarjeta del seguro', 'Carteira do convênio'),
      ask: each(
        'Please send a photo of your insurance card.',
        'Envíanos una foto de tu tarjeta del seguro.',
        'Envie uma foto da sua carteira do convênio.',
      ),
    },
  ]),
};
