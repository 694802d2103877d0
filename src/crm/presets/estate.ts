import { commonKeywords } from './keywords.ts';
import type { Preset } from './shape.ts';
import { firstStage, lostStage, openStage } from './shared-stages.ts';

/** An estate agency: people look for a home, or have one to sell or let. */
export const estatePreset: Preset = {
  name: 'estate',
  stages: [
    firstStage({
      reply: {
        en: 'Hi {first_name}, thank you for writing to {business}. Are you looking to buy, to rent or to sell, and in which area?',
        es: 'Hola {first_name}, gracias por escribir a {business}. ¿Quieres comprar, alquilar o vender, y en qué zona?',
        pt: 'Olá {first_name}, obrigado por escrever para {business}. Quer comprar, alugar ou vender, e em que bairro?',
      },
      followUp: {
        en: 'Hi {first_name}, this is {business}. Are you still looking? Tell me the area and I will see what there is.',
        es: 'Hola {first_name}, te escribimos de {business}. ¿Sigues buscando? Dime la zona y miro qué hay.',
        pt: 'Olá {first_name}, aqui é de {business}. Ainda está procurando? Diga o bairro e eu vejo o que há.',
      },
    }),
    openStage({
      key: 'searching',
      name: { en: 'Searching', es: 'Buscando', pt: 'Procurando' },
      meaning: {
        en: 'We know what they look for, area and budget; nothing has been viewed yet.',
        es: 'Sabemos qué busca, zona y presupuesto; aún no ha visitado nada.',
        pt: 'Sabemos o que procura, bairro e orçamento; ainda não visitou nada.',
      },
      days: [3, 10],
      reply: {
        en: 'Thank you, {first_name}. What must it have in any case, and what can it do without? I will send you what fits.',
        es: 'Gracias, {first_name}. ¿Qué tiene que tener sí o sí y de qué puedes prescindir? Te mando lo que encaje.',
        pt: 'Obrigado, {first_name}. O que não pode faltar, e o que não é essencial? Mando o que combinar.',
      },
      followUp: {
        en: 'Hi {first_name}, are you still looking for the same? If something has changed, tell me and I will look anew.',
        es: 'Hola {first_name}, ¿sigues buscando lo mismo? Si algo ha cambiado, dímelo y vuelvo a mirar.',
        pt: 'Olá {first_name}, ainda procura o mesmo? Se algo mudou, me diga e eu procuro de novo.',
      },
    }),
    openStage({
      key: 'viewing',
      name: { en: 'Viewing', es: 'Visita', pt: 'Visita' },
      meaning: {
        en: 'A viewing is agreed or has just taken place; they have not decided.',
        es: 'Hay una visita acordada o recién hecha; aún no ha decidido.',
        pt: 'Há uma visita combinada ou recém-feita; ainda não decidiu.',
      },
      days: [2, 5],
      reply: {
        en: 'Noted, {first_name}. If the time of the viewing does not suit you any more, write to me here.',
        es: 'Anotado, {first_name}. Si la hora de la visita ya no te viene bien, escríbeme por aquí.',
        pt: 'Anotado, {first_name}. Se o horário da visita não servir mais, escreva por aqui.',
      },
      followUp: {
        en: 'Hi {first_name}, what did you think of the viewing? What you liked and what you did not helps me find the next one.',
        es: 'Hola {first_name}, ¿qué te pareció la visita? Lo que te gustó y lo que no me ayuda a encontrar la siguiente.',
        pt: 'Olá {first_name}, o que achou da visita? O que gostou e o que não gostou me ajuda a achar a próxima.',
      },
    }),
    openStage({
      key: 'offer',
      name: { en: 'Offer', es: 'Oferta', pt: 'Proposta' },
      meaning: {
        en: 'An offer or reservation is on the table; it is not signed.',
        es: 'Hay una oferta o reserva sobre la mesa; no está firmada.',
        pt: 'Há uma proposta ou reserva na mesa; não está assinada.',
      },
      days: [2, 5],
      reply: {
        en: 'Thank you, {first_name}. I will talk to the other side and tell you as soon as I have an answer.',
        es: 'Gracias, {first_name}. Hablo con la otra parte y te digo en cuanto tenga respuesta.',
        pt: 'Obrigado, {first_name}. Falo com a outra parte e digo assim que tiver resposta.',
      },
      followUp: {
        en: 'Hi {first_name}, how do you see the offer? I am glad to go through it with you.',
        es: 'Hola {first_name}, ¿cómo ves la oferta? La repasamos juntos cuando quieras.',
        pt: 'Olá {first_name}, o que acha da proposta? Podemos revê-la juntos quando quiser.',
      },
    }),
    {
      key: 'signed',
      kind: 'won',
      name: { en: 'Signed', es: 'Firmado', pt: 'Assinado' },
      meaning: {
        en: 'The contract is signed: won.',
        es: 'El contrato está firmado: ganado.',
        pt: 'O contrato está assinado: ganho.',
      },
    },
    lostStage,
  ],
  keywords: commonKeywords,
};
