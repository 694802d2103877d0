import { commonKeywords } from './keywords.ts';
import { laterFollowUps, laterReplies } from './later-lines.ts';
import type { Preset } from './shape.ts';
import { lostStage } from './shared-stages.ts';

/** A shop that sells by chat: from the question to the parcel at the door. */
export const retailPreset: Preset = {
  name: 'retail',
  stages: [
    {
      key: 'new',
      kind: 'open',
      name: {
        en: 'Inquiry',
        es: 'Consulta',
        pt: 'Pergunta',
      },
      meaning: {
        en: 'Wrote for the first time; nobody has answered yet.',
        es: 'Escribió por primera vez; nadie ha respondido todavía.',
        pt: 'Escreveu pela primeira vez; ninguém respondeu ainda.',
      },
      silenceHours: 24,
      replies: [
        {
          en: 'Hi {first_name}, thank you for writing to {business}. Which article is it, and how many? I will look right away.',
          es: 'Hola {first_name}, gracias por escribir a {business}. ¿Qué artículo es y cuántos quieres? Lo miro enseguida.',
          pt: 'Olá {first_name}, obrigado por escrever para {business}. Qual é o artigo, e quantos quer? Já vejo.',
        },
        ...laterReplies,
      ],
      followUps: [
        {
          en: 'Hi {first_name}, this is {business}. Is there still something you would like? I am happy to look for it.',
          es: 'Hola {first_name}, te escribimos de {business}. ¿Todavía quieres algo? Te lo busco con gusto.',
          pt: 'Olá {first_name}, aqui é de {business}. Ainda quer alguma coisa? Procuro com prazer.',
        },
        ...laterFollowUps,
      ],
    },
    {
      key: 'quote',
      kind: 'open',
      name: {
        en: 'Quote',
        es: 'Presupuesto',
        pt: 'Orçamento',
      },
      meaning: {
        en: 'They know what it costs and have not said yes.',
        es: 'Sabe lo que cuesta y no ha dicho que sí.',
        pt: 'Sabe quanto custa e ainda não disse sim.',
      },
      silenceHours: 48,
      replies: [
        {
          en: 'Thank you, {first_name}. Shall I put it aside for you, or would you like to change something?',
          es: 'Gracias, {first_name}. ¿Te lo aparto o quieres cambiar algo?',
          pt: 'Obrigado, {first_name}. Separo para você ou quer mudar alguma coisa?',
        },
        ...laterReplies,
      ],
      followUps: [
        {
          en: 'Hi {first_name}, would you like it? I can keep it a little longer for you.',
          es: 'Hola {first_name}, ¿te lo quedas? Te lo puedo guardar un poco más.',
          pt: 'Olá {first_name}, vai querer? Posso guardar um pouco mais para você.',
        },
        ...laterFollowUps,
      ],
    },
    {
      key: 'payment',
      kind: 'open',
      name: {
        en: 'Payment',
        es: 'Pago',
        pt: 'Pagamento',
      },
      meaning: {
        en: 'They want it; the payment has not arrived.',
        es: 'Lo quiere; el pago no ha llegado.',
        pt: 'Quer; o pagamento não chegou.',
      },
      silenceHours: 24,
      replies: [
        {
          en: 'Thank you, {first_name}. I will look whether the payment has arrived and tell you here.',
          es: 'Gracias, {first_name}. Miro si ha llegado el pago y te digo por aquí.',
          pt: 'Obrigado, {first_name}. Vejo se o pagamento chegou e digo por aqui.',
        },
        ...laterReplies,
      ],
      followUps: [
        {
          en: 'Hi {first_name}, did something go wrong with the payment? Tell me and we will find another way.',
          es: 'Hola {first_name}, ¿ha habido algún problema con el pago? Dímelo y buscamos otra forma.',
          pt: 'Olá {first_name}, houve algum problema com o pagamento? Diga e achamos outra forma.',
        },
        ...laterFollowUps,
      ],
    },
    {
      key: 'fulfilment',
      kind: 'open',
      name: {
        en: 'Being prepared',
        es: 'En preparación',
        pt: 'Em preparação',
      },
      meaning: {
        en: 'It is paid and is being prepared or on its way.',
        es: 'Está pagado y se está preparando o va de camino.',
        pt: 'Está pago e está sendo preparado ou a caminho.',
      },
      silenceHours: 96,
      replies: [
        {
          en: 'I will look where your order is, {first_name}, and tell you here.',
          es: 'Miro dónde está tu pedido, {first_name}, y te digo por aquí.',
          pt: 'Vejo onde está o seu pedido, {first_name}, e digo por aqui.',
        },
        ...laterReplies,
      ],
      followUps: [
        {
          en: 'Hi {first_name}, has your order arrived well? If anything is missing, tell me.',
          es: 'Hola {first_name}, ¿ha llegado bien tu pedido? Si falta algo, dímelo.',
          pt: 'Olá {first_name}, o seu pedido chegou bem? Se faltar algo, diga.',
        },
        ...laterFollowUps,
      ],
    },
    {
      key: 'delivered',
      kind: 'won',
      name: {
        en: 'Delivered',
        es: 'Entregado',
        pt: 'Entregue',
      },
      meaning: {
        en: 'They have it: won.',
        es: 'Ya lo tiene: ganado.',
        pt: 'Já recebeu: ganho.',
      },
      silenceHours: 720,
    },
    lostStage,
  ],
  keywords: commonKeywords,
};
