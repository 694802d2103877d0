import type { NewTemplate } from '../meta/template.client.ts';

/** What Hilo needs a template for. */
export type Purpose = 'wake-up' | 'knock' | 'quiet-lead';

export type OwnTemplate = {
  purpose: Purpose;
  name: string;
  language: string;
  category: 'UTILITY' | 'MARKETING';
  body: string;
  /** Example values, one a variable: Meta wants them at review. */
  examples: string[];
  /** The quick reply under it, if any. */
  button?: string;
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
];

function wakeUp(language: string, body: string, button: string): OwnTemplate {
  return { purpose: 'wake-up', name: 'hilo_wake_up', language, category: 'UTILITY', body, examples: ['3'], button };
}

function knock(language: string, body: string, button: string): OwnTemplate {
  return { purpose: 'knock', name: 'hilo_knock', language, category: 'UTILITY', body, examples: ['Ana', 'Clara'], button };
}

function quietLead(language: string, body: string): OwnTemplate {
  return { purpose: 'quiet-lead', name: 'hilo_quiet_lead', language, category: 'MARKETING', body, examples: ['Ana', 'Clara'] };
}

/** A template as Meta takes it for review. */
export function templateRequest(template: OwnTemplate): NewTemplate {
  const buttons = template.button ? [{ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: template.button }] }] : [];
  const body = { type: 'BODY', text: template.body, example: { body_text: [template.examples] } };
  return { name: template.name, language: template.language, category: template.category, components: [body, ...buttons] };
}
