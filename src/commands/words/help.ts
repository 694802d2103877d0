import type { Locale } from '../../crm/locale.ts';

/** What help says: the groups the commands are shown in. */
export type GroupName =
  | 'day'
  | 'people'
  | 'deals'
  | 'appointments'
  | 'files'
  | 'stages'
  | 'offers'
  | 'records'
  | 'contacts'
  | 'team'
  | 'members'
  | 'numbers'
  | 'settings'
  | 'more';

export type HelpWords = {
  intro: string;
  foot: string;
  /** The other words that call a command. */
  also(words: string): string;
  noSuch(words: string): string;
  groups: Record<GroupName, string>;
};

export const helpWords: Record<Locale, HelpWords> = {
  en: {
    intro:
      'Write it in your own words, or pick what it is about. A name alone opens that person. Swipe a card and type to answer that customer.',
    foot: '“help reply” tells more about one.',
    also: (words) => `Also: ${words}`,
    noSuch: (words) => `There is no “${words}” here. This is what there is:`,
    groups: {
      day: 'My day',
      people: 'Customers',
      deals: 'Deals and money',
      stages: 'My stages',
      offers: 'What you offer',
      records: 'Orders, quotes, cases',
      contacts: 'Names and tags',
      team: 'Who has whom',
      members: 'The team',
      appointments: 'Appointments',
      files: 'Files',
      numbers: 'Figures and rules',
      settings: 'How I want it',
      more: 'Undo and the rest',
    },
  },
  es: {
    intro:
      'Escríbelo con tus palabras, o elige de qué va. Un nombre solo abre a esa persona. Desliza una tarjeta y escribe para responder a ese cliente.',
    foot: '«ayuda responder» cuenta más de una.',
    also: (words) => `También: ${words}`,
    noSuch: (words) => `Aquí no hay «${words}». Esto es lo que hay:`,
    groups: {
      day: 'Mi día',
      people: 'Clientes',
      deals: 'Negocios y dinero',
      stages: 'Mis etapas',
      offers: 'Lo que ofreces',
      records: 'Pedidos y casos',
      contacts: 'Nombres y etiquetas',
      team: 'Quién lleva a quién',
      members: 'El equipo',
      appointments: 'Citas',
      files: 'Archivos',
      numbers: 'Cifras y reglas',
      settings: 'Cómo lo quiero',
      more: 'Deshacer y lo demás',
    },
  },
  pt: {
    intro:
      'Escreva com as suas palavras, ou escolha o assunto. Um nome sozinho abre essa pessoa. Deslize um cartão e escreva para responder a esse cliente.',
    foot: '“ajuda responder” conta mais sobre um.',
    also: (words) => `Também: ${words}`,
    noSuch: (words) => `Aqui não há “${words}”. Isto é o que há:`,
    groups: {
      day: 'Meu dia',
      people: 'Clientes',
      deals: 'Negócios e dinheiro',
      stages: 'Meus estágios',
      offers: 'O que você oferece',
      records: 'Pedidos e casos',
      contacts: 'Nomes e etiquetas',
      team: 'Quem cuida de quem',
      members: 'A equipe',
      appointments: 'Horários e agenda',
      files: 'Arquivos',
      numbers: 'Números e regras',
      settings: 'Como eu quero',
      more: 'Desfazer e o resto',
    },
  },
};
