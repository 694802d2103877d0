import type { Fact } from './facts.ts';
import type { Business, Json, Template } from './state.ts';

/** The business that `npm start` practises with (docs/simulator.md). */
export const practiceBusiness: Business = {
  phoneNumberId: '200300400500600',
  waba: '100200300400500',
  phone: '+34600000199',
  name: 'Sol Studio',
  token: 'practice-token',
  country: 'ES',
  owner: '+34600000100',
  subscribed: true,
  overrideUrl: null,
};

/** For the page: the hours of the cards are the business's. */
export const practiceTimeZone = 'Europe/Madrid';

/** What the owner writes on the very first start, so that the owner's own window is open. */
export const ownersFirstWord = 'hi';

const pair = ['Ana', 'Clara'];

/** Templates that the practice business has had approved long ago: those that Hilo needs for itself, in its three languages. */
export const practiceTemplates: Template[] = [
  utility('7001', 'hilo_wake_up', 'en', 'Waiting in your customer inbox: {{1}}. Tap below to see what is new.', ['3'], 'Open'),
  utility(
    '7002',
    'hilo_wake_up',
    'es',
    'En espera en tu bandeja de clientes: {{1}}. Toca abajo para ver qué hay de nuevo.',
    ['3'],
    'Abrir',
  ),
  utility(
    '7003',
    'hilo_wake_up',
    'pt_BR',
    'Aguardando na sua caixa de clientes: {{1}}. Toque abaixo para ver as novidades.',
    ['3'],
    'Abrir',
  ),
  utility(
    '7004',
    'hilo_knock',
    'en',
    'Hello {{1}}, there is an answer from {{2}} to your message. Tap below to read it.',
    pair,
    'Read it',
  ),
  utility(
    '7005',
    'hilo_knock',
    'es',
    'Hola {{1}}, hay una respuesta de {{2}} a tu mensaje. Toca abajo para leerla.',
    pair,
    'Leer',
  ),
  utility(
    '7006',
    'hilo_knock',
    'pt_BR',
    'Olá {{1}}, há uma resposta de {{2}} à sua mensagem. Toque abaixo para ler.',
    pair,
    'Ler',
  ),
  marketing('7007', 'en', 'Hello {{1}}, this is {{2}}. Are you still interested? Just answer here and we take it from there.'),
  marketing('7008', 'es', 'Hola {{1}}, somos {{2}}. ¿Sigues con interés? Responde aquí y seguimos desde donde quedamos.'),
  marketing('7009', 'pt_BR', 'Olá {{1}}, aqui é {{2}}. Ainda tem interesse? Responda aqui e continuamos de onde paramos.'),
  utility(
    '7010',
    'hilo_appointment',
    'en',
    'Hello {{1}}, your appointment at {{2}} is on {{3}}. Tap below to confirm or to change it.',
    ['Ana', 'Clara', 'Thursday 26 November at 16:00'],
    'Confirm',
    'Another time',
    'Cancel',
  ),
  utility(
    '7011',
    'hilo_appointment',
    'es',
    'Hola {{1}}, tu cita en {{2}} es el {{3}}. Toca abajo para confirmarla o cambiarla.',
    ['Ana', 'Clara', 'jueves, 26 de noviembre, 16:00'],
    'Confirmar',
    'Otra hora',
    'Anular',
  ),
  utility(
    '7012',
    'hilo_appointment',
    'pt_BR',
    'Olá {{1}}, seu horário em {{2}} é {{3}}. Toque abaixo para confirmar ou mudar.',
    ['Ana', 'Clara', 'quinta-feira, 26 de novembro às 16:00'],
    'Confirmar',
    'Outro horário',
    'Desmarcar',
  ),
  utility(
    '7013',
    'hilo_appointment_reminder',
    'en',
    'Hello {{1}}, a reminder of your appointment at {{2}} on {{3}}. Tap below to confirm or to change it.',
    ['Ana', 'Clara', 'Thursday 26 November at 16:00'],
    'Confirm',
    'Another time',
    'Cancel',
  ),
  utility(
    '7014',
    'hilo_appointment_reminder',
    'es',
    'Hola {{1}}, te recordamos tu cita en {{2}} el {{3}}. Toca abajo para confirmarla o cambiarla.',
    ['Ana', 'Clara', 'jueves, 26 de noviembre, 16:00'],
    'Confirmar',
    'Otra hora',
    'Anular',
  ),
  utility(
    '7015',
    'hilo_appointment_reminder',
    'pt_BR',
    'Olá {{1}}, lembrando o seu horário em {{2}}, {{3}}. Toque abaixo para confirmar ou mudar.',
    ['Ana', 'Clara', 'quinta-feira, 26 de novembro às 16:00'],
    'Confirmar',
    'Outro horário',
    'Desmarcar',
  ),
  utility(
    '7016',
    'hilo_appointment_cancelled',
    'en',
    'Hello {{1}}, your appointment at {{2}} on {{3}} is cancelled. Tap below to find another time.',
    ['Ana', 'Clara', 'Thursday 26 November at 16:00'],
    'Another time',
  ),
  utility(
    '7017',
    'hilo_appointment_cancelled',
    'es',
    'Hola {{1}}, tu cita en {{2}} del {{3}} queda anulada. Toca abajo para buscar otra hora.',
    ['Ana', 'Clara', 'jueves, 26 de noviembre, 16:00'],
    'Otra hora',
  ),
  utility(
    '7018',
    'hilo_appointment_cancelled',
    'pt_BR',
    'Olá {{1}}, seu horário em {{2}}, {{3}}, foi desmarcado. Toque abaixo para achar outro horário.',
    ['Ana', 'Clara', 'quinta-feira, 26 de novembro às 16:00'],
    'Outro horário',
  ),
  utility(
    '7019',
    'hilo_visit_survey',
    'en',
    'Hello {{1}}, thank you for your visit to {{2}}. How was it? Tap below, 5 is the best.',
    ['Ana', 'Clara'],
    '5 · Very good',
    '4 · Good',
    '3 · Fair',
    '2 · Poor',
    '1 · Bad',
  ),
  utility(
    '7020',
    'hilo_visit_survey',
    'es',
    'Hola {{1}}, gracias por tu visita a {{2}}. ¿Qué tal fue? Toca abajo, 5 es lo mejor.',
    ['Ana', 'Clara'],
    '5 · Muy bien',
    '4 · Bien',
    '3 · Regular',
    '2 · Mal',
    '1 · Muy mal',
  ),
  utility(
    '7021',
    'hilo_visit_survey',
    'pt_BR',
    'Olá {{1}}, obrigado pela sua visita a {{2}}. Como foi? Toque abaixo, 5 é o melhor.',
    ['Ana', 'Clara'],
    '5 · Muito bom',
    '4 · Bom',
    '3 · Regular',
    '2 · Ruim',
    '1 · Muito ruim',
  ),
  utility(
    '7022',
    'hilo_freed_time',
    'en',
    'Hello {{1}}, a time you asked about has come free at {{2}}: {{3}}. Tap below if you want it.',
    ['Ana', 'Clara', 'Thursday 26 November at 16:00'],
    'Yes, I take it',
  ),
  utility(
    '7023',
    'hilo_freed_time',
    'es',
    'Hola {{1}}, ha quedado libre en {{2}} una hora como la que pediste: {{3}}. Toca abajo si la quieres.',
    ['Ana', 'Clara', 'jueves, 26 de noviembre, 16:00'],
    'Sí, la quiero',
  ),
  utility(
    '7024',
    'hilo_freed_time',
    'pt_BR',
    'Olá {{1}}, ficou livre em {{2}} um horário como o que você pediu: {{3}}. Toque abaixo se quiser.',
    ['Ana', 'Clara', 'quinta-feira, 26 de novembro às 16:00'],
    'Sim, eu quero',
  ),
];

function utility(id: string, name: string, language: string, text: string, examples: string[], ...replies: string[]): Template {
  const buttons = { type: 'BUTTONS', buttons: replies.map((reply) => ({ type: 'QUICK_REPLY', text: reply })) };
  return approved(id, name, language, 'UTILITY', [{ type: 'BODY', text, example: { body_text: [examples] } }, buttons]);
}

function marketing(id: string, language: string, text: string): Template {
  return approved(id, 'hilo_quiet_lead', language, 'MARKETING', [{ type: 'BODY', text, example: { body_text: [pair] } }]);
}

function approved(id: string, name: string, language: string, category: string, components: Json[]): Template {
  return {
    ...{ id, waba: practiceBusiness.waba, name, language, category, components },
    ...{ status: 'APPROVED', rejectedReason: 'NONE', parameterFormat: 'POSITIONAL', quality: 'GREEN', edits: [] },
  };
}

/** What is true in a fresh data folder before anybody speaks. */
export function practiceFacts(): Fact[] {
  return [
    { fact: 'business', business: practiceBusiness },
    ...practiceTemplates.map((template): Fact => ({ fact: 'template', template })),
  ];
}
