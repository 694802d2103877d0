import { commonKeywords } from './keywords.ts';
import type { Preset } from './shape.ts';
import { firstStage, lostStage, openStage, paymentStage } from './shared-stages.ts';

/** A distributor that supplies shops and firms, who order again and again. */
export const distributorPreset: Preset = {
  name: 'distributor',
  stages: [
    firstStage({
      name: { en: 'Account check', es: 'Alta de cliente', pt: 'Cadastro' },
      meaning: {
        en: 'Wrote for the first time; whether and how we supply them is not settled.',
        es: 'Escribió por primera vez; falta ver si le servimos y cómo.',
        pt: 'Escreveu pela primeira vez; falta ver se e como fornecemos.',
      },
      reply: {
        en: 'Hi {first_name}, thank you for writing to {business}. Which firm is it for, and where do we deliver?',
        es: 'Hola {first_name}, gracias por escribir a {business}. ¿Para qué empresa es y dónde entregamos?',
        pt: 'Olá {first_name}, obrigado por escrever para {business}. Para que empresa é, e onde entregamos?',
      },
      followUp: {
        en: 'Hi {first_name}, this is {business}. Would you still like to order from us? I only need the firm and where we deliver.',
        es: 'Hola {first_name}, te escribimos de {business}. ¿Todavía quieres comprarnos? Solo me falta la empresa y dónde entregamos.',
        pt: 'Olá {first_name}, aqui é de {business}. Ainda quer comprar conosco? Só falta a empresa e onde entregamos.',
      },
    }),
    openStage({
      key: 'order',
      name: { en: 'Order', es: 'Pedido', pt: 'Pedido' },
      meaning: {
        en: 'They tell us what they want; the order is not confirmed.',
        es: 'Nos dice qué quiere; el pedido no está confirmado.',
        pt: 'Diz o que quer; o pedido não está confirmado.',
      },
      days: [2, 5],
      reply: {
        en: 'Thank you, {first_name}. Which articles and how many of each? I will confirm the order here.',
        es: 'Gracias, {first_name}. ¿Qué artículos y cuántos de cada uno? Te confirmo el pedido por aquí.',
        pt: 'Obrigado, {first_name}. Que artigos e quantos de cada? Confirmo o pedido por aqui.',
      },
      followUp: {
        en: 'Hi {first_name}, shall I make up the same order as last time, or is something to be changed?',
        es: 'Hola {first_name}, ¿te preparo el mismo pedido que la última vez o cambiamos algo?',
        pt: 'Olá {first_name}, preparo o mesmo pedido da última vez ou mudamos alguma coisa?',
      },
    }),
    openStage({
      key: 'stock',
      name: { en: 'Stock', es: 'Existencias', pt: 'Estoque' },
      meaning: {
        en: 'The order is confirmed; we look what is there and what must be got.',
        es: 'El pedido está confirmado; vemos qué hay y qué hay que traer.',
        pt: 'O pedido está confirmado; vemos o que há e o que falta trazer.',
      },
      days: [2, 5],
      reply: {
        en: 'I will look what is in the warehouse, {first_name}, and tell you here.',
        es: 'Miro qué hay en el almacén, {first_name}, y te digo por aquí.',
        pt: 'Vejo o que há no armazém, {first_name}, e digo por aqui.',
      },
      followUp: {
        en: 'Hi {first_name}, if something is out of stock, may I send what there is and the rest later?',
        es: 'Hola {first_name}, si falta algo, ¿te mando lo que hay y el resto después?',
        pt: 'Olá {first_name}, se faltar algo, mando o que há e o resto depois?',
      },
    }),
    openStage({
      ...paymentStage,
      meaning: {
        en: 'It can be delivered; payment or credit is not settled.',
        es: 'Se puede entregar; falta el pago o el crédito.',
        pt: 'Dá para entregar; falta o pagamento ou o crédito.',
      },
      days: [2, 5],
    }),
    {
      key: 'dispatched',
      kind: 'won',
      name: { en: 'Dispatched', es: 'Enviado', pt: 'Despachado' },
      meaning: {
        en: 'The goods have left for them: won.',
        es: 'La mercancía ha salido: ganado.',
        pt: 'A mercadoria saiu: ganho.',
      },
      days: [],
    },
    lostStage,
  ],
  keywords: commonKeywords,
};
