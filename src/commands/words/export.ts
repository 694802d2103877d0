import type { Locale } from '../../crm/locale.ts';
import type { OfferLook } from '../../crm/offer.ts';

/** The titles of an exported file. What is read back in (`import`) understands every one of `columns`. */
export type ExportWords = {
  columns: {
    name: string;
    phone: string;
    username: string;
    stage: string;
    value: string;
    currency: string;
    tags: string;
    responsible: string;
    wroteAt: string;
    answeredAt: string;
    waitingSince: string;
    marketing: string;
    notes: string;
    openTasks: string;
    blocked: string;
    since: string;
  };
  yes: string;
  no: string;
  /** Sheets, and their columns, of a file about one person. */
  sheets: {
    contacts: string;
    person: string;
    messages: string;
    notes: string;
    tasks: string;
    moves: string;
    records: string;
    offers: string;
    dialogues: string;
    consents: string;
    reported: string;
    told: string;
  };
  when: string;
  who: string;
  what: string;
  question: string;
  text: string;
  due: string;
  state: string;
  done: string;
  /** What somebody did with an offer. */
  looked: Record<OfferLook, string>;
  photos: string;
  source: string;
  /** Of what other systems reported and were told. */
  system: string;
  reference: string;
  tries: string;
  answered: string;
  called: Record<'waiting' | 'done' | 'failed' | 'dropped', string>;
  they: string;
  us: string;
  hilo: string;
  /** A file's name, without its ending. */
  fileAll: string;
};

export const exportWords: Record<Locale, ExportWords> = {
  en: {
    columns: {
      name: 'Name',
      phone: 'Phone',
      username: 'Username',
      stage: 'Stage',
      value: 'Value',
      currency: 'Currency',
      tags: 'Tags',
      responsible: 'Responsible',
      wroteAt: 'Wrote last',
      answeredAt: 'Answered last',
      waitingSince: 'Waiting since',
      marketing: 'Marketing consent',
      notes: 'Number of notes',
      openTasks: 'Open tasks',
      blocked: 'Blocked',
      since: 'Contact since',
    },
    yes: 'yes',
    no: 'no',
    sheets: {
      contacts: 'Contacts',
      person: 'Person',
      messages: 'Messages',
      notes: 'Notes',
      tasks: 'Tasks',
      moves: 'Stages',
      records: 'Records',
      offers: 'Offers',
      dialogues: 'Answers',
      consents: 'Consent',
      reported: 'Reported from outside',
      told: 'Told other systems',
    },
    when: 'When',
    who: 'Who',
    what: 'What',
    question: 'Question',
    text: 'Text',
    due: 'Due',
    state: 'State',
    done: 'Done',
    looked: { shown: 'shown', liked: 'wants it', asked: 'asked', passed: 'not for them' },
    photos: 'Photos',
    source: 'Source',
    system: 'System',
    reference: 'Reference',
    tries: 'Tries',
    answered: 'Answered with',
    called: { waiting: 'waiting', done: 'taken', failed: 'not taken', dropped: 'taken back' },
    they: 'customer',
    us: 'us',
    hilo: 'Hilo',
    fileAll: 'contacts',
  },
  es: {
    columns: {
      name: 'Nombre',
      phone: 'Teléfono',
      username: 'Usuario',
      stage: 'Etapa',
      value: 'Valor',
      currency: 'Moneda',
      tags: 'Etiquetas',
      responsible: 'Responsable',
      wroteAt: 'Último mensaje suyo',
      answeredAt: 'Última respuesta',
      waitingSince: 'Espera desde',
      marketing: 'Consentimiento de publicidad',
      notes: 'Número de notas',
      openTasks: 'Tareas pendientes',
      blocked: 'Bloqueado',
      since: 'Contacto desde',
    },
    yes: 'sí',
    no: 'no',
    sheets: {
      contacts: 'Contactos',
      person: 'Persona',
      messages: 'Mensajes',
      notes: 'Notas',
      tasks: 'Tareas',
      moves: 'Etapas',
      records: 'Registros',
      offers: 'Ofertas',
      dialogues: 'Respuestas',
      consents: 'Consentimiento',
      reported: 'Comunicado desde fuera',
      told: 'Avisado a otros sistemas',
    },
    when: 'Cuándo',
    who: 'Quién',
    what: 'Qué',
    question: 'Pregunta',
    text: 'Texto',
    due: 'Para',
    state: 'Estado',
    done: 'Hecha',
    looked: { shown: 'enseñada', liked: 'la quiere', asked: 'preguntó', passed: 'no le va' },
    photos: 'Fotos',
    source: 'Origen',
    system: 'Sistema',
    reference: 'Referencia',
    tries: 'Intentos',
    answered: 'Respondió',
    called: { waiting: 'en espera', done: 'aceptado', failed: 'no aceptado', dropped: 'retirado' },
    they: 'cliente',
    us: 'nosotros',
    hilo: 'Hilo',
    fileAll: 'contactos',
  },
  pt: {
    columns: {
      name: 'Nome',
      phone: 'Telefone',
      username: 'Usuário',
      stage: 'Etapa',
      value: 'Valor',
      currency: 'Moeda',
      tags: 'Etiquetas',
      responsible: 'Responsável',
      wroteAt: 'Última mensagem dele',
      answeredAt: 'Última resposta',
      waitingSince: 'Espera desde',
      marketing: 'Consentimento de marketing',
      notes: 'Número de notas',
      openTasks: 'Tarefas abertas',
      blocked: 'Bloqueado',
      since: 'Contato desde',
    },
    yes: 'sim',
    no: 'não',
    sheets: {
      contacts: 'Contatos',
      person: 'Pessoa',
      messages: 'Mensagens',
      notes: 'Notas',
      tasks: 'Tarefas',
      moves: 'Etapas',
      records: 'Registros',
      offers: 'Ofertas',
      dialogues: 'Respostas',
      consents: 'Consentimento',
      reported: 'Comunicado de fora',
      told: 'Avisado a outros sistemas',
    },
    when: 'Quando',
    who: 'Quem',
    what: 'O quê',
    question: 'Pergunta',
    text: 'Texto',
    due: 'Para',
    state: 'Estado',
    done: 'Feita',
    looked: { shown: 'mostrada', liked: 'quer', asked: 'perguntou', passed: 'não é para a pessoa' },
    photos: 'Fotos',
    source: 'Origem',
    system: 'Sistema',
    reference: 'Referência',
    tries: 'Tentativas',
    answered: 'Respondeu',
    called: { waiting: 'à espera', done: 'aceito', failed: 'não aceito', dropped: 'retirado' },
    they: 'cliente',
    us: 'nós',
    hilo: 'Hilo',
    fileAll: 'contatos',
  },
};
