import type { Locale } from '../../crm/locale.ts';

/** What is told by mail, and about the address it goes to. */
export type MailWords = {
  waitingSubject(business: string, count: number): string;
  /** `phone`: the business's number, to write to. */
  waitingText(count: number, phone: string): string;
  channelSubject(business: string): string;
  channelText(why: string): string;
  /** Why nothing can be sent, by the error's code. */
  why: Record<string, string>;
  whyUnknown: string;

  set(address: string): string;
  off: string;
  now(address: string | null): string;
  again: string;
};

export const mailWords: Record<Locale, MailWords> = {
  en: {
    waitingSubject: (business, count) => `${business}: ${count === 1 ? '1 thing is' : `${count} things are`} waiting for you`,
    waitingText: (count, phone) =>
      `${count === 1 ? 'Something is' : `${count} things are`} waiting for you in Hilo, and WhatsApp could not reach you.\n\nWrite any word to ${phone} in WhatsApp, and they come.\n`,
    channelSubject: (business) => `${business}: WhatsApp is not sending`,
    channelText: (why) =>
      `Nothing can be sent from your WhatsApp number right now: ${why}\n\nWhat you and your customers wrote is kept. What waits leaves as soon as this is repaired.\n`,
    why: {
      'token-dead': 'the access to WhatsApp has ended. Whoever runs Hilo for you has to enter it again.',
      'account-locked': 'Meta has locked the account. Look into WhatsApp Manager under Account quality.',
      'payment-problem': 'there is a problem with the payment method at Meta. Look into WhatsApp Manager under Billing.',
      'number-not-registered': 'the number is no longer registered. Whoever runs Hilo for you has to register it again.',
    },
    whyUnknown: 'Meta has restricted it. Look into WhatsApp Manager under Account quality.',
    set: (address) => `I write to ${address} where WhatsApp cannot reach you.`,
    off: 'I write you no mail now.',
    now: (address) =>
      address
        ? `I write to ${address} where WhatsApp cannot reach you. “email off” ends it.`
        : 'I have no address of yours. “email marta@example.com” sets it, for when WhatsApp cannot reach you.',
    again: 'your e-mail address',
  },
  es: {
    waitingSubject: (business, count) => `${business}: ${count === 1 ? 'te espera 1 cosa' : `te esperan ${count} cosas`}`,
    waitingText: (count, phone) =>
      `${count === 1 ? 'Te espera algo' : `Te esperan ${count} cosas`} en Hilo, y WhatsApp no pudo avisarte.\n\nEscribe cualquier palabra a ${phone} en WhatsApp y llegan.\n`,
    channelSubject: (business) => `${business}: WhatsApp no está enviando`,
    channelText: (why) =>
      `Ahora mismo no se puede enviar nada desde tu número de WhatsApp: ${why}\n\nLo que escribieron tú y tus clientes está guardado. Lo que espera sale en cuanto se arregle.\n`,
    why: {
      'token-dead': 'el acceso a WhatsApp ha caducado. Quien lleva Hilo por ti tiene que introducirlo de nuevo.',
      'account-locked': 'Meta ha bloqueado la cuenta. Mira en WhatsApp Manager, en Calidad de la cuenta.',
      'payment-problem': 'hay un problema con el método de pago en Meta. Mira en WhatsApp Manager, en Facturación.',
      'number-not-registered': 'el número ya no está registrado. Quien lleva Hilo por ti tiene que registrarlo de nuevo.',
    },
    whyUnknown: 'Meta lo ha restringido. Mira en WhatsApp Manager, en Calidad de la cuenta.',
    set: (address) => `Escribo a ${address} cuando WhatsApp no pueda avisarte.`,
    off: 'Ya no te escribo correos.',
    now: (address) =>
      address
        ? `Escribo a ${address} cuando WhatsApp no pueda avisarte. «correo no» lo quita.`
        : 'No tengo tu dirección. «correo marta@example.com» la guarda, para cuando WhatsApp no pueda avisarte.',
    again: 'tu correo',
  },
  pt: {
    waitingSubject: (business, count) => `${business}: ${count === 1 ? '1 coisa espera' : `${count} coisas esperam`} por você`,
    waitingText: (count, phone) =>
      `${count === 1 ? 'Algo espera' : `${count} coisas esperam`} por você no Hilo, e o WhatsApp não conseguiu avisar.\n\nEscreva qualquer palavra para ${phone} no WhatsApp, e elas chegam.\n`,
    channelSubject: (business) => `${business}: o WhatsApp não está enviando`,
    channelText: (why) =>
      `Agora nada pode ser enviado do seu número de WhatsApp: ${why}\n\nO que você e seus clientes escreveram está guardado. O que espera sai assim que isso for resolvido.\n`,
    why: {
      'token-dead': 'o acesso ao WhatsApp terminou. Quem cuida do Hilo para você precisa inseri-lo de novo.',
      'account-locked': 'a Meta bloqueou a conta. Veja no WhatsApp Manager, em Qualidade da conta.',
      'payment-problem': 'há um problema com a forma de pagamento na Meta. Veja no WhatsApp Manager, em Cobrança.',
      'number-not-registered': 'o número não está mais registrado. Quem cuida do Hilo para você precisa registrá-lo de novo.',
    },
    whyUnknown: 'a Meta restringiu o número. Veja no WhatsApp Manager, em Qualidade da conta.',
    set: (address) => `Escrevo para ${address} quando o WhatsApp não conseguir avisar você.`,
    off: 'Não escrevo mais e-mails para você.',
    now: (address) =>
      address
        ? `Escrevo para ${address} quando o WhatsApp não conseguir avisar você. “email não” tira.`
        : 'Não tenho seu endereço. “email marta@example.com” guarda, para quando o WhatsApp não conseguir avisar você.',
    again: 'seu e-mail',
  },
};
