import type { DialogueStep } from '../../crm/dialogue.ts';
import type { Locale } from '../../crm/locale.ts';

/** What a customer reads while they are being asked, besides the business's own questions. */
export type DialogueCustomerWords = {
  /** Before a question that is asked once more, by what its answer must be. */
  again: Record<DialogueStep['wants']['as'], string>;
  gone: string;
  choose: string;
  /** What they are told at the end, where the business has said nothing else. */
  thanks: string;
};

export const dialogueCustomerWords: Record<Locale, DialogueCustomerWords> = {
  en: {
    again: {
      text: 'Sorry, I could not read that. A few words are enough.',
      number: 'Sorry, I need a number there, such as 3.',
      amount: 'Sorry, I need an amount there, such as 1,200.',
      date: 'Sorry, I did not find a date. “Next Tuesday” or “14 March” is fine.',
      email: 'Sorry, that is not an e-mail address. It looks like name@example.com.',
      phone: 'Sorry, that is not a telephone number I know. With its area code, please.',
      file: 'Please send it as a photo or a file.',
      slot: 'Please pick one of the times in the list.',
      choice: 'Please choose one of these.',
    },
    gone: 'That time has just been taken. These are free:',
    choose: 'Choose',
    thanks: 'Thank you, {first_name}. We will answer you here.',
  },
  es: {
    again: {
      text: 'Perdona, no lo he podido leer. Bastan unas palabras.',
      number: 'Perdona, ahí necesito un número, por ejemplo 3.',
      amount: 'Perdona, ahí necesito un importe, por ejemplo 1.200.',
      date: 'Perdona, no encuentro la fecha. Vale “el próximo martes” o “14 de marzo”.',
      email: 'Perdona, eso no es un correo. Tiene esta forma: nombre@ejemplo.com.',
      phone: 'Perdona, no conozco ese número de teléfono. Con su prefijo, por favor.',
      file: 'Envíalo como foto o archivo, por favor.',
      slot: 'Elige una de las horas de la lista, por favor.',
      choice: 'Elige una de estas, por favor.',
    },
    gone: 'Esa hora acaba de ocuparse. Estas están libres:',
    choose: 'Elegir',
    thanks: 'Gracias, {first_name}. Te respondemos por aquí.',
  },
  pt: {
    again: {
      text: 'Desculpe, não consegui ler. Bastam algumas palavras.',
      number: 'Desculpe, preciso de um número, por exemplo 3.',
      amount: 'Desculpe, preciso de um valor, por exemplo 1.200.',
      date: 'Desculpe, não encontrei a data. Pode ser “próxima terça” ou “14 de março”.',
      email: 'Desculpe, isso não é um e-mail. Ele é assim: nome@exemplo.com.',
      phone: 'Desculpe, não conheço esse telefone. Com o DDD, por favor.',
      file: 'Envie como foto ou arquivo, por favor.',
      slot: 'Escolha um dos horários da lista, por favor.',
      choice: 'Escolha uma destas opções, por favor.',
    },
    gone: 'Esse horário acabou de ser ocupado. Estes estão livres:',
    choose: 'Escolher',
    thanks: 'Obrigado, {first_name}. Respondemos por aqui.',
  },
};
