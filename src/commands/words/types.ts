import type { Locale } from '../../crm/locale.ts';
import type { MessageType } from '../../crm/message-type.ts';

/** What customers write about, by kind. */
export type TypeWords = {
  title(days: number, messages: string): string;
  nothing: string;
  names: Record<MessageType, string>;
  /** `alike`: of those answered, how many in the same words; null: too few to tell. */
  line(name: string, share: string, alike: string | null, fields: string): string;
  /** What an answer to it looks at, and what it changes; '' where that is up to a person. */
  fields: Partial<Record<MessageType, string>>;
  worth(name: string, count: string): string;
  byDialogue(name: string): string;
  byAnswer: string;
  byOnce: string;
  byWriting: string;
  nothingNext: string;
  look: string;
  switchOn: string;
  questions: string;
  write: string;
  /** As `makeconversation` reads it. */
  about(topic: string): string;
};

export const typeWords: Record<Locale, TypeWords> = {
  en: {
    title: (days, messages) => `What customers wrote in ${days} days (${messages})`,
    nothing: 'Nobody has written in the last 30 days.',
    names: {
      emergency: 'Emergency',
      complaint: 'Complaint',
      person: 'Wants a person',
      'appointment-change': 'Moves or cancels',
      'order-status': 'Where is my order',
      payment: 'Payment',
      hours: 'Opening hours',
      place: 'Where you are',
      appointment: 'Appointment',
      price: 'Price',
      delivery: 'Delivery',
      documents: 'Documents',
      availability: 'Do you have …',
      buy: 'Wants something',
      help: 'Needs help',
      file: 'Only a photo or file',
      greeting: 'Greeting or thanks',
      answer: 'Answers you',
      other: 'Something else',
    },
    line: (name, share, alike, fields) =>
      `*${name}* ${share}${alike ? ` · ${alike} answered alike` : ''}${fields && ` · ${fields}`}`,
    fields: {
      'appointment-change': 'reads and moves the appointment',
      'order-status': 'reads the order',
      payment: 'reads payments',
      hours: 'reads opening hours',
      appointment: 'reads free times, writes the appointment',
      price: 'reads your texts, writes a quote',
      documents: 'writes files',
      buy: 'writes a deal',
      help: 'writes a case',
      complaint: 'writes a case',
    },
    worth: (name, count) => `Worth automating next: *${name}* (${count}).`,
    byDialogue: (name) => `“${name}” asks what it needs and stops for a person.`,
    byAnswer: 'It can be answered without you, from what is known.',
    byOnce: 'You answer it in the same words: answer once.',
    byWriting: 'You could write a conversation that asks what you need to know first.',
    nothingNext: 'Nothing stands out that could run without you.',
    look: 'Look at it',
    switchOn: 'Switch on',
    questions: 'Answer once',
    write: 'Write one',
    about: (topic) => `about ${topic}`,
  },
  es: {
    title: (days, messages) => `Qué escribieron los clientes en ${days} días (${messages})`,
    nothing: 'Nadie ha escrito en los últimos 30 días.',
    names: {
      emergency: 'Emergencia',
      complaint: 'Queja',
      person: 'Quiere una persona',
      'appointment-change': 'Cambia o anula',
      'order-status': 'Dónde está mi pedido',
      payment: 'Pago',
      hours: 'Horario',
      place: 'Dónde estáis',
      appointment: 'Cita',
      price: 'Precio',
      delivery: 'Entrega',
      documents: 'Documentos',
      availability: 'Si tenéis algo',
      buy: 'Quiere algo',
      help: 'Necesita ayuda',
      file: 'Solo foto o archivo',
      greeting: 'Saludo o gracias',
      answer: 'Te responde',
      other: 'Otra cosa',
    },
    line: (name, share, alike, fields) =>
      `*${name}* ${share}${alike ? ` · ${alike} con la misma respuesta` : ''}${fields && ` · ${fields}`}`,
    fields: {
      'appointment-change': 'lee y cambia la cita',
      'order-status': 'lee el pedido',
      payment: 'lee los pagos',
      hours: 'lee el horario',
      appointment: 'lee horas libres, escribe la cita',
      price: 'lee tus textos, escribe un presupuesto',
      documents: 'escribe archivos',
      buy: 'escribe un negocio',
      help: 'escribe un caso',
      complaint: 'escribe un caso',
    },
    worth: (name, count) => `Lo próximo que conviene automatizar: *${name}* (${count}).`,
    byDialogue: (name) => `“${name}” pregunta lo necesario y se para si hace falta una persona.`,
    byAnswer: 'Se puede responder sin ti, con lo que se sabe.',
    byOnce: 'Lo respondes con las mismas palabras: responde una vez.',
    byWriting: 'Puedes escribir una conversación que pregunte antes lo que necesitas saber.',
    nothingNext: 'Nada destaca que pueda ir sin ti.',
    look: 'Verla',
    switchOn: 'Encender',
    questions: 'Responder una vez',
    write: 'Escribirla',
    about: (topic) => `sobre ${topic}`,
  },
  pt: {
    title: (days, messages) => `O que os clientes escreveram em ${days} dias (${messages})`,
    nothing: 'Ninguém escreveu nos últimos 30 dias.',
    names: {
      emergency: 'Emergência',
      complaint: 'Reclamação',
      person: 'Quer uma pessoa',
      'appointment-change': 'Muda ou desmarca',
      'order-status': 'Onde está meu pedido',
      payment: 'Pagamento',
      hours: 'Horário',
      place: 'Onde vocês ficam',
      appointment: 'Agendamento',
      price: 'Preço',
      delivery: 'Entrega',
      documents: 'Documentos',
      availability: 'Se vocês têm algo',
      buy: 'Quer algo',
      help: 'Precisa de ajuda',
      file: 'Só foto ou arquivo',
      greeting: 'Saudação ou obrigado',
      answer: 'Responde a você',
      other: 'Outra coisa',
    },
    line: (name, share, alike, fields) =>
      `*${name}* ${share}${alike ? ` · ${alike} com a mesma resposta` : ''}${fields && ` · ${fields}`}`,
    fields: {
      'appointment-change': 'lê e muda o horário',
      'order-status': 'lê o pedido',
      payment: 'lê os pagamentos',
      hours: 'lê o horário',
      appointment: 'lê horários livres, escreve o agendamento',
      price: 'lê seus textos, escreve um orçamento',
      documents: 'escreve arquivos',
      buy: 'escreve um negócio',
      help: 'escreve um caso',
      complaint: 'escreve um caso',
    },
    worth: (name, count) => `O próximo a automatizar: *${name}* (${count}).`,
    byDialogue: (name) => `“${name}” pergunta o necessário e para quando é preciso uma pessoa.`,
    byAnswer: 'Pode ser respondido sem você, com o que se sabe.',
    byOnce: 'Você responde com as mesmas palavras: responda uma vez.',
    byWriting: 'Você pode escrever uma conversa que pergunte antes o que precisa saber.',
    nothingNext: 'Nada se destaca que possa ir sem você.',
    look: 'Ver',
    switchOn: 'Ligar',
    questions: 'Responder uma vez',
    write: 'Escrever',
    about: (topic) => `sobre ${topic}`,
  },
};
