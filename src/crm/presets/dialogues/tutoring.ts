import { each, type ReadyDialogues } from './shape.ts';
import { bookingOf, byWhenStep, intakeOf, whichOne } from './shared.ts';

const level = whichOne(
  'level',
  each('Level', 'Nivel', 'Nível'),
  each('Which level is it for?', '¿Para qué nivel es?', 'Para que nível é?'),
  [
    each('Primary school', 'Primaria', 'Fundamental'),
    each('Secondary school', 'Secundaria', 'Ensino médio'),
    each('University', 'Universidad', 'Universidade'),
    each('Adults', 'Personas adultas', 'Adultos'),
  ],
);

export const tutoringDialogues: ReadyDialogues = {
  intake: intakeOf([
    {
      key: 'subject',
      label: each('Subject', 'Materia', 'Matéria'),
      ask: each(
        'Hello, this is {business}. Which subject is it about?',
        'Hola, somos {business}. ¿De qué materia se trata?',
        'Olá, aqui é {business}. Qual é a matéria?',
      ),
      wants: 'text',
      write: 'tag',
    },
    level,
    {
      ...byWhenStep,
      ask: each('From which day on?', '¿Desde qué día?', 'A partir de que dia?'),
      label: each('From', 'Desde', 'A partir de'),
    },
    {
      key: 'student',
      label: each('Student', 'Estudiante', 'Estudante'),
      ask: each('What is the student’s name?', '¿Cómo se llama quien va a estudiar?', 'Como se chama quem vai estudar?'),
      wants: 'text',
    },
  ]),
  booking: bookingOf(level, each('Trial lesson', 'Clase de prueba', 'Aula experimental')),
};
