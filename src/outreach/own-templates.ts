import type { TemplatePurpose } from '../crm/template-purpose.ts';
import type { NewTemplate } from '../meta/template.client.ts';

export type OwnTemplate = {
  purpose: TemplatePurpose;
  name: string;
  language: string;
  category: 'UTILITY' | 'MARKETING';
  body: string;
  /** Example values, one a variable: Meta wants them at review. */
  examples: string[];
  /** The quick replies under it. */
  buttons: string[];
};

/**
 * The templates that Hilo itself needs, ready to be submitted. Wake-up and knock tell of something that is there already (utility); a
 * greeting to somebody who went silent is marketing, whatever it says. Rules of form: meta-cloud-api.md §6.
 */
export const ownTemplates: readonly OwnTemplate[] = [
  wakeUp('en', 'Waiting in your customer inbox: {{1}}. Tap below to see what is new.', 'Open'),
  wakeUp('es', 'En espera en tu bandeja de clientes: {{1}}. Toca abajo para ver qué hay de nuevo.', 'Abrir'),
  wakeUp('pt_BR', 'Aguardando na sua caixa de clientes: {{1}}. Toque abaixo para ver as novidades.', 'Abrir'),
  knock('en', 'Hello {{1}}, there is an answer from {{2}} to your message. Tap below to read it.', 'Read it'),
  knock('es', 'Hola {{1}}, hay una respuesta de {{2}} a tu mensaje. Toca abajo para leerla.', 'Leer'),
  knock('pt_BR', 'Olá {{1}}, há uma resposta de {{2}} à sua mensagem. Toque abaixo para ler.', 'Ler'),
  quietLead('en', 'Hello {{1}}, this is {{2}}. Are you still interested? Just answer here and we take it from there.'),
  quietLead('es', 'Hola {{1}}, somos {{2}}. ¿Sigues con interés? Responde aquí y seguimos desde donde quedamos.'),
  quietLead('pt_BR', 'Olá {{1}}, aqui é {{2}}. Ainda tem interesse? Responda aqui e continuamos de onde paramos.'),
  utility(
    'appointment-confirmation',
    'hilo_appointment',
    'en',
    'Hello {{1}}, your appointment at {{2}} is on {{3}}. Tap below to confirm or to change it.',
    ['Ana', 'Clara', 'Thursday 26 November at 16:00'],
    ['Confirm', 'Another time', 'Cancel'],
  ),
  utility(
    'appointment-confirmation',
    'hilo_appointment',
    'es',
    'Hola {{1}}, tu cita en {{2}} es el {{3}}. Toca abajo para confirmarla o cambiarla.',
    ['Ana', 'Clara', 'jueves, 26 de noviembre, 16:00'],
    ['Confirmar', 'Otra hora', 'Anular'],
  ),
  utility(
    'appointment-confirmation',
    'hilo_appointment',
    'pt_BR',
    'Olá {{1}}, seu horário em {{2}} é {{3}}. Toque abaixo para confirmar ou mudar.',
    ['Ana', 'Clara', 'quinta-feira, 26 de novembro às 16:00'],
    ['Confirmar', 'Outro horário', 'Desmarcar'],
  ),
  utility(
    'appointment-reminder',
    'hilo_appointment_reminder',
    'en',
    'Hello {{1}}, a reminder of your appointment at {{2}} on {{3}}. Tap below to confirm or to change it.',
    ['Ana', 'Clara', 'Thursday 26 November at 16:00'],
    ['Confirm', 'Another time', 'Cancel'],
  ),
  utility(
    'appointment-reminder',
    'hilo_appointment_reminder',
    'es',
    'Hola {{1}}, te recordamos tu cita en {{2}} el {{3}}. Toca abajo para confirmarla o cambiarla.',
    ['Ana', 'Clara', 'jueves, 26 de noviembre, 16:00'],
    ['Confirmar', 'Otra hora', 'Anular'],
  ),
  utility(
    'appointment-reminder',
    'hilo_appointment_reminder',
    'pt_BR',
    'Olá {{1}}, lembrando o seu horário em {{2}}, {{3}}. Toque abaixo para confirmar ou mudar.',
    ['Ana', 'Clara', 'quinta-feira, 26 de novembro às 16:00'],
    ['Confirmar', 'Outro horário', 'Desmarcar'],
  ),
  utility(
    'appointment-cancelled',
    'hilo_appointment_cancelled',
    'en',
    'Hello {{1}}, your appointment at {{2}} on {{3}} is cancelled. Tap below to find another time.',
    ['Ana', 'Clara', 'Thursday 26 November at 16:00'],
    ['Another time'],
  ),
  utility(
    'appointment-cancelled',
    'hilo_appointment_cancelled',
    'es',
    'Hola {{1}}, tu cita en {{2}} del {{3}} queda anulada. Toca abajo para buscar otra hora.',
    ['Ana', 'Clara', 'jueves, 26 de noviembre, 16:00'],
    ['Otra hora'],
  ),
  utility(
    'appointment-cancelled',
    'hilo_appointment_cancelled',
    'pt_BR',
    'Olá {{1}}, seu horário em {{2}}, {{3}}, foi desmarcado. Toque abaixo para achar outro horário.',
    ['Ana', 'Clara', 'quinta-feira, 26 de novembro às 16:00'],
    ['Outro horário'],
  ),
  utility(
    'visit-survey',
    'hilo_visit_survey',
    'en',
    'Hello {{1}}, thank you for your visit to {{2}}. How was it? Tap below, 5 is the best.',
    ['Ana', 'Clara'],
    ['5 · Very good', '4 · Good', '3 · Fair', '2 · Poor', '1 · Bad'],
  ),
  utility(
    'visit-survey',
    'hilo_visit_survey',
    'es',
    'Hola {{1}}, gracias por tu visita a {{2}}. ¿Qué tal fue? Toca abajo, 5 es lo mejor.',
    ['Ana', 'Clara'],
    ['5 · Muy bien', '4 · Bien', '3 · Regular', '2 · Mal', '1 · Muy mal'],
  ),
  utility(
    'visit-survey',
    'hilo_visit_survey',
    'pt_BR',
    'Olá {{1}}, obrigado pela sua visita a {{2}}. Como foi? Toque abaixo, 5 é o melhor.',
    ['Ana', 'Clara'],
    ['5 · Muito bom', '4 · Bom', '3 · Regular', '2 · Ruim', '1 · Muito ruim'],
  ),
  utility(
    'freed-time',
    'hilo_freed_time',
    'en',
    'Hello {{1}}, a time you asked about has come free at {{2}}: {{3}}. Tap below if you want it.',
    ['Ana', 'Clara', 'Thursday 26 November at 16:00'],
    ['Yes, I take it'],
  ),
  utility(
    'freed-time',
    'hilo_freed_time',
    'es',
    'Hola {{1}}, ha quedado libre en {{2}} una hora como la que pediste: {{3}}. Toca abajo si la quieres.',
    ['Ana', 'Clara', 'jueves, 26 de noviembre, 16:00'],
    ['Sí, la quiero'],
  ),
  utility(
    'freed-time',
    'hilo_freed_time',
    'pt_BR',
    'Olá {{1}}, ficou livre em {{2}} um horário como o que você pediu: {{3}}. Toque abaixo se quiser.',
    ['Ana', 'Clara', 'quinta-feira, 26 de novembro às 16:00'],
    ['Sim, eu quero'],
  ),
];

function wakeUp(language: string, body: string, button: string): OwnTemplate {
  return { purpose: 'wake-up', name: 'hilo_wake_up', language, category: 'UTILITY', body, examples: ['3'], buttons: [button] };
}

function knock(language: string, body: string, button: string): OwnTemplate {
  return {
    purpose: 'knock',
    name: 'hilo_knock',
    language,
    category: 'UTILITY',
    body,
    examples: ['Ana', 'Clara'],
    buttons: [button],
  };
}

function quietLead(language: string, body: string): OwnTemplate {
  return {
    purpose: 'quiet-lead',
    name: 'hilo_quiet_lead',
    language,
    category: 'MARKETING',
    body,
    examples: ['Ana', 'Clara'],
    buttons: [],
  };
}

/** Of something they have arranged themselves: utility. */
function utility(
  purpose: TemplatePurpose,
  name: string,
  language: string,
  body: string,
  examples: string[],
  buttons: string[],
): OwnTemplate {
  return { purpose, name, language, category: 'UTILITY', body, examples, buttons };
}

/** A template as Meta takes it for review. */
export function templateRequest(template: OwnTemplate): NewTemplate {
  const replies = template.buttons.map((text) => ({ type: 'QUICK_REPLY', text }));
  const buttons = replies.length > 0 ? [{ type: 'BUTTONS', buttons: replies }] : [];
  const body = { type: 'BODY', text: template.body, example: { body_text: [template.examples] } };
  return { name: template.name, language: template.language, category: template.category, components: [body, ...buttons] };
}
