import type { Locale } from '../../crm/locale.ts';

/** What Meta did to the account, the number or a template: what it means, and who has to do what. */
export type AccountWords = {
  restricted: string;
  violation: string;
  willBeDisabled: string;
  disabled: string;
  disconnected: string;
  reconnected: string;
  qualityLow: string;
  qualityBack: string;
  nameRejected: string;
  reviewRejected: string;
  templateRejected(name: string, reason: string): string;
  templateStopped(name: string): string;
  templateBack(name: string): string;
  templateMarketing(name: string): string;
  templateDisliked(name: string): string;
};

export const accountWords: Record<Locale, AccountWords> = {
  en: {
    restricted:
      '⚠️ Meta has restricted your WhatsApp account: some messages cannot be sent. WhatsApp Manager → Account quality says which, and how to object.',
    violation: '⚠️ Meta says a rule was broken on your WhatsApp account. WhatsApp Manager → Account quality says which one.',
    willBeDisabled:
      '⚠️ Meta is about to switch off your WhatsApp account. Object in WhatsApp Manager → Account quality before it does.',
    disabled: '⚠️ Meta has switched off your WhatsApp account: nothing can be sent. Object in WhatsApp Manager → Account quality.',
    disconnected:
      '⚠️ Your number is no longer connected to Hilo: nothing can be sent. Whoever runs Hilo for you has to connect it again.',
    reconnected: 'Your number is connected and can send again.',
    qualityLow:
      '⚠️ Customers are blocking or reporting your number. Send fewer messages that nobody asked for until this is over.',
    qualityBack: 'The quality of your number is fine again.',
    nameRejected: '⚠️ Meta did not accept the name of your number. Choose another one in WhatsApp Manager.',
    reviewRejected: '⚠️ Meta did not approve your business. WhatsApp Manager → Business settings says why.',
    templateRejected: (name, reason) =>
      `⚠️ Meta did not approve the template ${name}${reason && reason !== 'NONE' ? ` (${reason})` : ''}. It cannot be sent.`,
    templateStopped: (name) => `⚠️ Meta has paused the template ${name}: customers did not like it. It cannot be sent for now.`,
    templateBack: (name) => `The template ${name} can be sent again.`,
    templateMarketing: (name) =>
      `Meta now counts the template ${name} as marketing: it costs more and goes only to those who agreed.`,
    templateDisliked: (name) => `Customers block or report the template ${name}. Meta pauses it if that goes on.`,
  },
  es: {
    restricted:
      '⚠️ Meta ha restringido tu cuenta de WhatsApp: algunos mensajes no se pueden enviar. En WhatsApp Manager → Calidad de la cuenta dice cuáles y cómo reclamar.',
    violation:
      '⚠️ Meta dice que se incumplió una norma en tu cuenta de WhatsApp. En WhatsApp Manager → Calidad de la cuenta dice cuál.',
    willBeDisabled: '⚠️ Meta va a desactivar tu cuenta de WhatsApp. Reclama antes en WhatsApp Manager → Calidad de la cuenta.',
    disabled:
      '⚠️ Meta ha desactivado tu cuenta de WhatsApp: no se puede enviar nada. Reclama en WhatsApp Manager → Calidad de la cuenta.',
    disconnected:
      '⚠️ Tu número ya no está conectado a Hilo: no se puede enviar nada. Quien lleva Hilo por ti tiene que conectarlo de nuevo.',
    reconnected: 'Tu número está conectado y puede enviar de nuevo.',
    qualityLow: '⚠️ Hay clientes que bloquean o denuncian tu número. Envía menos mensajes que nadie pidió hasta que pase.',
    qualityBack: 'La calidad de tu número vuelve a estar bien.',
    nameRejected: '⚠️ Meta no aceptó el nombre de tu número. Elige otro en WhatsApp Manager.',
    reviewRejected: '⚠️ Meta no aprobó tu negocio. En WhatsApp Manager → Configuración del negocio dice por qué.',
    templateRejected: (name, reason) =>
      `⚠️ Meta no aprobó la plantilla ${name}${reason && reason !== 'NONE' ? ` (${reason})` : ''}. No se puede enviar.`,
    templateStopped: (name) =>
      `⚠️ Meta ha pausado la plantilla ${name}: a los clientes no les gustó. De momento no se puede enviar.`,
    templateBack: (name) => `La plantilla ${name} se puede enviar de nuevo.`,
    templateMarketing: (name) =>
      `Meta cuenta ahora la plantilla ${name} como marketing: cuesta más y solo llega a quien lo aceptó.`,
    templateDisliked: (name) => `Hay clientes que bloquean o denuncian la plantilla ${name}. Si sigue así, Meta la pausa.`,
  },
  pt: {
    restricted:
      '⚠️ A Meta restringiu sua conta do WhatsApp: algumas mensagens não podem ser enviadas. WhatsApp Manager → Qualidade da conta diz quais e como contestar.',
    violation:
      '⚠️ A Meta diz que uma regra foi quebrada na sua conta do WhatsApp. WhatsApp Manager → Qualidade da conta diz qual.',
    willBeDisabled: '⚠️ A Meta vai desativar sua conta do WhatsApp. Conteste antes em WhatsApp Manager → Qualidade da conta.',
    disabled:
      '⚠️ A Meta desativou sua conta do WhatsApp: nada pode ser enviado. Conteste em WhatsApp Manager → Qualidade da conta.',
    disconnected:
      '⚠️ Seu número não está mais conectado ao Hilo: nada pode ser enviado. Quem cuida do Hilo para você precisa conectá-lo de novo.',
    reconnected: 'Seu número está conectado e pode enviar de novo.',
    qualityLow: '⚠️ Clientes estão bloqueando ou denunciando seu número. Envie menos mensagens que ninguém pediu até isso passar.',
    qualityBack: 'A qualidade do seu número está boa de novo.',
    nameRejected: '⚠️ A Meta não aceitou o nome do seu número. Escolha outro no WhatsApp Manager.',
    reviewRejected: '⚠️ A Meta não aprovou sua empresa. WhatsApp Manager → Configurações da empresa diz por quê.',
    templateRejected: (name, reason) =>
      `⚠️ A Meta não aprovou o modelo ${name}${reason && reason !== 'NONE' ? ` (${reason})` : ''}. Ele não pode ser enviado.`,
    templateStopped: (name) =>
      `⚠️ A Meta pausou o modelo ${name}: os clientes não gostaram. Por enquanto ele não pode ser enviado.`,
    templateBack: (name) => `O modelo ${name} pode ser enviado de novo.`,
    templateMarketing: (name) => `A Meta agora conta o modelo ${name} como marketing: custa mais e só vai para quem aceitou.`,
    templateDisliked: (name) => `Clientes bloqueiam ou denunciam o modelo ${name}. Se continuar, a Meta o pausa.`,
  },
};
