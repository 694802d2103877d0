import { each, type ReadyDialogues } from './shape.ts';
import { bookingOf, detailsStep, documentsOf, emailStep, intakeOf, nameStep, quoteOf, whichOne } from './shared.ts';

const matter = whichOne(
  'matter',
  each('Matter', 'Asunto', 'Assunto'),
  each('What is it about?', '¿De qué se trata?', 'Do que se trata?'),
  [
    each('A company', 'Una empresa', 'Uma empresa'),
    each('A private matter', 'Un asunto privado', 'Um assunto privado'),
    each('Something else', 'Otra cosa', 'Outra coisa'),
  ],
);

export const professionalDialogues: ReadyDialogues = {
  intake: intakeOf([
    {
      ...matter,
      ask: each(
        'Hello, this is {business}. What is it about?',
        'Hola, somos {business}. ¿De qué se trata?',
        'Olá, aqui é {business}. Do que se trata?',
      ),
    },
    detailsStep,
    nameStep,
    emailStep,
  ]),
  booking: bookingOf(matter, each('First meeting', 'Primera reunión', 'Primeira reunião')),
  quote: quoteOf([matter, detailsStep, emailStep]),
  documents: documentsOf([
    {
      key: 'identity',
      label: each('Identity card', 'DNI', 'Documento'),
      ask: each(
        'Please send a photo of your identity card.',
        'Envíanos una foto de tu documento de identidad.',
        'Envie uma foto do seu documento de identidade.',
      ),
    },
    {
      key: 'papers',
      label: each('Papers', 'Papeles', 'Papéis'),
      ask: each(
        'Now the papers it is about, all in one go.',
        'Ahora los papeles de los que se trata, todos seguidos.',
        'Agora os documentos de que se trata, todos de uma vez.',
      ),
    },
  ]),
};
