import { each, type ReadyDialogues } from './shape.ts';
import { bookingOf, detailsStep, documentsOf, intakeOf, nameStep } from './shared.ts';

/** Who sells is asked where their home is; who looks for one what they can spend. */
export const estateDialogues: ReadyDialogues = {
  intake: intakeOf([
    {
      key: 'wants',
      label: each('Wants to', 'Quiere', 'Quer'),
      ask: each(
        'Hello, this is {business}. What are you looking for?',
        'Hola, somos {business}. ¿Qué buscas?',
        'Olá, aqui é {business}. O que você procura?',
      ),
      wants: {
        choices: [
          { label: each('Buy', 'Comprar', 'Comprar'), to: 'area' },
          { label: each('Rent', 'Alquilar', 'Alugar'), to: 'area' },
          { label: each('Sell', 'Vender', 'Vender'), to: 'home' },
        ],
      },
      write: 'tag',
    },
    {
      key: 'area',
      label: each('Area', 'Zona', 'Região'),
      ask: each('In which area?', '¿En qué zona?', 'Em que região?'),
      wants: 'text',
    },
    {
      key: 'rooms',
      label: each('Bedrooms', 'Dormitorios', 'Quartos'),
      ask: each('How many bedrooms?', '¿Cuántos dormitorios?', 'Quantos quartos?'),
      wants: { choices: ['1', '2', '3'].map((n) => ({ label: each(n, n, n), to: 'budget' })) },
    },
    {
      key: 'home',
      label: each('Their home', 'Su inmueble', 'O imóvel'),
      ask: each(
        'Where is the home, and how big is it?',
        '¿Dónde está la vivienda y qué tamaño tiene?',
        'Onde fica o imóvel e qual é o tamanho?',
      ),
      wants: 'text',
    },
    {
      key: 'budget',
      label: each('Price', 'Precio', 'Preço'),
      wants: 'amount',
      ask: each(
        'About what price do you have in mind?',
        '¿Qué precio tienes en mente, más o menos?',
        'Que preço você tem em mente, mais ou menos?',
      ),
    },
    nameStep,
  ]),
  booking: bookingOf(
    {
      ...detailsStep,
      key: 'home',
      label: each('Home', 'Vivienda', 'Imóvel'),
      ask: each('Which home would you like to see?', '¿Qué vivienda te gustaría ver?', 'Que imóvel gostaria de visitar?'),
    },
    each('Viewing', 'Visita', 'Visita'),
  ),
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
      key: 'income',
      label: each('Proof of income', 'Justificante de ingresos', 'Comprovante de renda'),
      ask: each(
        'Now a proof of income, please.',
        'Ahora un justificante de ingresos, por favor.',
        'Agora um comprovante de renda, por favor.',
      ),
    },
  ]),
};
