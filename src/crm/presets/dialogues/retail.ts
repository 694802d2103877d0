import { each, type ReadyDialogues } from './shape.ts';
import { byWhenStep, detailsStep, intakeOf, quoteOf, whichOne } from './shared.ts';

const product = {
  ...detailsStep,
  key: 'product',
  label: each('Product', 'Producto', 'Produto'),
  ask: each('Which product is it about?', '¿De qué producto se trata?', 'De que produto se trata?'),
};

export const retailDialogues: ReadyDialogues = {
  intake: intakeOf([
    {
      key: 'about',
      label: each('About', 'Sobre', 'Sobre'),
      ask: each(
        'Hello, this is {business}. What is it about?',
        'Hola, somos {business}. ¿De qué se trata?',
        'Olá, aqui é {business}. Do que se trata?',
      ),
      wants: {
        choices: [
          { label: each('To buy something', 'Comprar algo', 'Comprar algo'), to: 'product' },
          { label: each('An order of mine', 'Un pedido mío', 'Um pedido meu'), to: 'order' },
        ],
      },
      write: 'tag',
    },
    {
      key: 'order',
      label: each('Order', 'Pedido', 'Pedido'),
      ask: each(
        'Which order is it? Its number or its day is enough.',
        '¿Qué pedido es? Basta el número o el día.',
        'Qual é o pedido? Basta o número ou o dia.',
      ),
      wants: 'text',
    },
    product,
  ]),
  quote: quoteOf(
    [
      product,
      {
        key: 'count',
        label: each('How many', 'Cuántos', 'Quantos'),
        ask: each('How many of it?', '¿Cuántas unidades?', 'Quantas unidades?'),
        wants: 'number',
      },
      whichOne(
        'delivery',
        each('Delivery', 'Entrega', 'Entrega'),
        each('How would you like to get it?', '¿Cómo lo quieres recibir?', 'Como quer receber?'),
        [each('I collect it', 'Lo recojo', 'Eu retiro'), each('Send it to me', 'A domicilio', 'Em casa')],
      ),
      byWhenStep,
    ],
    'order',
  ),
};
