import { each, type ReadyDialogues } from './shape.ts';
import { byWhenStep, detailsStep, documentsOf, emailStep, intakeOf, quoteOf, whichOne } from './shared.ts';

const customer = whichOne(
  'customer',
  each('Customer', 'Cliente', 'Cliente'),
  each(
    'Hello, this is {business}. Do you buy from us already?',
    'Hola, somos {business}. ¿Ya nos compras?',
    'Olá, aqui é {business}. Você já compra de nós?',
  ),
  [each('Yes', 'Sí', 'Sim'), each('Not yet', 'Todavía no', 'Ainda não')],
);

export const distributorDialogues: ReadyDialogues = {
  intake: intakeOf([
    customer,
    {
      key: 'company',
      label: each('Company', 'Empresa', 'Empresa'),
      ask: each('What is your company called?', '¿Cómo se llama tu empresa?', 'Como se chama a sua empresa?'),
      wants: 'text',
    },
    emailStep,
  ]),
  quote: quoteOf(
    [
      {
        ...detailsStep,
        key: 'products',
        label: each('Products', 'Productos', 'Produtos'),
        ask: each(
          'Which products, and how many of each?',
          '¿Qué productos y cuántos de cada uno?',
          'Quais produtos, e quantos de cada?',
        ),
      },
      { ...byWhenStep, label: each('Delivery', 'Entrega', 'Entrega') },
      {
        key: 'place',
        label: each('Where to', 'Dónde', 'Onde'),
        ask: each('Where shall we deliver it?', '¿Dónde lo entregamos?', 'Onde entregamos?'),
        wants: 'text',
      },
    ],
    'order',
  ),
  documents: documentsOf([
    {
      key: 'tax',
      label: each('Tax certificate', 'Certificado fiscal', 'Certificado fiscal'),
      ask: each(
        'Please send your company’s tax certificate.',
        'Envíanos el certificado fiscal de tu empresa.',
        'Envie o certificado fiscal da sua empresa.',
      ),
    },
  ]),
};
