import { commonKeywords } from './keywords.ts';
import type { Preset } from './shape.ts';
import { firstStage, lostStage, openStage, paymentStage } from './shared-stages.ts';

/** A shop that sells by chat: from the question to the parcel at the door. */
export const retailPreset: Preset = {
  name: 'retail',
  stages: [
    firstStage({
      name: { en: 'Inquiry', es: 'Consulta', pt: 'Pergunta' },
      reply: {
        en: 'Hi {first_name}, thank you for writing to {business}. Which article is it, and how many? I will look right away.',
        es: 'Hola {first_name}, gracias por escribir a {business}. ¿Qué artículo es y cuántos quieres? Lo miro enseguida.',
        pt: 'Olá {first_name}, obrigado por escrever para {business}. Qual é o artigo, e quantos quer? Já vejo.',
      },
      followUp: {
        en: 'Hi {first_name}, this is {business}. Is there still something you would like? I am happy to look for it.',
        es: 'Hola {first_name}, te escribimos de {business}. ¿Todavía quieres algo? Te lo busco con gusto.',
        pt: 'Olá {first_name}, aqui é de {business}. Ainda quer alguma coisa? Procuro com prazer.',
      },
    }),
    openStage({
      key: 'quote',
      name: { en: 'Quote', es: 'Presupuesto', pt: 'Orçamento' },
      meaning: {
        en: 'They know what it costs and have not said yes.',
        es: 'Sabe lo que cuesta y no ha dicho que sí.',
        pt: 'Sabe quanto custa e ainda não disse sim.',
      },
      days: [3, 7, 14],
      reply: {
        en: 'Thank you, {first_name}. Shall I put it aside for you, or would you like to change something?',
        es: 'Gracias, {first_name}. ¿Te lo aparto o quieres cambiar algo?',
        pt: 'Obrigado, {first_name}. Separo para você ou quer mudar alguma coisa?',
      },
      followUp: {
        en: 'Hi {first_name}, would you like it? I can keep it a little longer for you.',
        es: 'Hola {first_name}, ¿te lo quedas? Te lo puedo guardar un poco más.',
        pt: 'Olá {first_name}, vai querer? Posso guardar um pouco mais para você.',
      },
    }),
    openStage({
      ...paymentStage,
      meaning: {
        en: 'They want it; the payment has not arrived.',
        es: 'Lo quiere; el pago no ha llegado.',
        pt: 'Quer; o pagamento não chegou.',
      },
      days: [1, 3],
    }),
    openStage({
      key: 'fulfilment',
      name: { en: 'Being prepared', es: 'En preparación', pt: 'Em preparação' },
      meaning: {
        en: 'It is paid and is being prepared or on its way.',
        es: 'Está pagado y se está preparando o va de camino.',
        pt: 'Está pago e está sendo preparado ou a caminho.',
      },
      days: [4],
      reply: {
        en: 'I will look where your order is, {first_name}, and tell you here.',
        es: 'Miro dónde está tu pedido, {first_name}, y te digo por aquí.',
        pt: 'Vejo onde está o seu pedido, {first_name}, e digo por aqui.',
      },
      followUp: {
        en: 'Hi {first_name}, has your order arrived well? If anything is missing, tell me.',
        es: 'Hola {first_name}, ¿ha llegado bien tu pedido? Si falta algo, dímelo.',
        pt: 'Olá {first_name}, o seu pedido chegou bem? Se faltar algo, diga.',
      },
    }),
    {
      key: 'delivered',
      kind: 'won',
      name: { en: 'Delivered', es: 'Entregado', pt: 'Entregue' },
      meaning: {
        en: 'They have it: won.',
        es: 'Ya lo tiene: ganado.',
        pt: 'Já recebeu: ganho.',
      },
    },
    lostStage,
  ],
  keywords: commonKeywords,
};
