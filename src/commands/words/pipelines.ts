import type { Locale } from '../../crm/locale.ts';

/** What is said of a business's pipelines. `name` is one's, `stage` a stage's, `count` how many deals. */
export type PipelineWords = {
  title: string;
  foot: string;
  deals(count: number): string;
  /** Under one of several: which others there are, and how the first of them is shown. */
  others(names: string, first: string): string;
  which(words: string): string;
  /** A new deal, and several pipelines it can begin in. */
  whereTo: string;
  added(name: string, stages: string): string;
  renamed(from: string, to: string): string;
  removed(name: string): string;
  removedTo(name: string, count: number, to: string): string;
  whereDealsGo(name: string, count: number): string;
  onlyOne: string;
  /** Somebody stands in a stage of which the other pipeline has no kind. */
  noSuchKind(name: string, stage: string, to: string): string;
  taken(name: string): string;
  tooMany(most: number): string;
  badName(most: number): string;
  noTrade(words: string, trades: string): string;
  /** A stage of another pipeline than the one their deal is in. */
  elsewhere(who: string, stage: string, name: string): string;
  moveOver: string;
  another: string;
  undone: string;
};

export const pipelineWords: Record<Locale, PipelineWords> = {
  en: {
    title: 'Your pipelines',
    foot: 'Write “pipelines add Rentals like estate agency”, “pipelines rename …”, “pipelines remove …”. Whoever is new comes into the first.',
    deals: (count) => (count === 1 ? '1 deal' : `${count} deals`),
    others: (names, first) => `Also: ${names}. “pipeline ${first}” shows it.`,
    which: (words) => `Which pipeline do you mean by “${words}”?`,
    whereTo: 'In which pipeline?',
    added: (name, stages) => `Added: ${name}, with ${stages}.`,
    renamed: (from, to) => `${from} is now called ${to}.`,
    removed: (name) => `Removed: ${name}. No deal stood there.`,
    removedTo: (name, count, to) => `Removed: ${name}. Its ${count === 1 ? 'deal stands' : `${count} deals stand`} in ${to} now.`,
    whereDealsGo: (name, count) => `${count === 1 ? '1 deal stands' : `${count} deals stand`} in ${name}. Where to with them?`,
    onlyOne: 'It is the only pipeline: whoever is new needs one. Add another first, or rename it.',
    noSuchKind: (name, stage, to) =>
      `In ${name} somebody stands in ${stage}, and ${to} has no stage of that kind. Add one there first.`,
    taken: (name) => `There is a pipeline ${name} already.`,
    tooMany: (most) => `${most} pipelines are as many as a list in WhatsApp shows. Remove one first.`,
    badName: (most) => `A pipeline’s name has a letter in it and at most ${most} characters.`,
    noTrade: (words, trades) => `I know no “${words}” to begin like. There is: ${trades}, and your own pipelines.`,
    elsewhere: (who, stage, name) => `${stage} is a stage of ${name}, and ${who} has no deal there.`,
    moveOver: 'Move the deal over',
    another: 'Open another',
    undone: 'your pipelines',
  },
  es: {
    title: 'Tus embudos',
    foot: 'Escribe «embudos añadir Alquileres como inmobiliaria», «embudos renombrar …», «embudos quitar …». Quien es nuevo entra en el primero.',
    deals: (count) => (count === 1 ? '1 negocio' : `${count} negocios`),
    others: (names, first) => `También: ${names}. «embudo ${first}» lo muestra.`,
    which: (words) => `¿Qué embudo es «${words}»?`,
    whereTo: '¿En qué embudo?',
    added: (name, stages) => `Añadido: ${name}, con ${stages}.`,
    renamed: (from, to) => `${from} se llama ahora ${to}.`,
    removed: (name) => `Quitado: ${name}. No tenía ningún negocio.`,
    removedTo: (name, count, to) =>
      `Quitado: ${name}. ${count === 1 ? 'Su negocio está' : `Sus ${count} negocios están`} ahora en ${to}.`,
    whereDealsGo: (name, count) => `En ${name} ${count === 1 ? 'hay 1 negocio' : `hay ${count} negocios`}. ¿Adónde van?`,
    onlyOne: 'Es el único embudo: quien es nuevo necesita uno. Añade otro primero, o cámbiale el nombre.',
    noSuchKind: (name, stage, to) => `En ${name} hay alguien en ${stage}, y ${to} no tiene una etapa así. Añádela allí primero.`,
    taken: (name) => `Ya hay un embudo ${name}.`,
    tooMany: (most) => `${most} embudos son los que muestra una lista de WhatsApp. Quita uno primero.`,
    badName: (most) => `El nombre de un embudo lleva alguna letra y como mucho ${most} caracteres.`,
    noTrade: (words, trades) => `No conozco «${words}» para empezar igual. Hay: ${trades}, y tus propios embudos.`,
    elsewhere: (who, stage, name) => `${stage} es una etapa de ${name}, y ${who} no tiene ningún negocio allí.`,
    moveOver: 'Pasar el negocio',
    another: 'Abrir otro',
    undone: 'tus embudos',
  },
  pt: {
    title: 'Seus funis',
    foot: 'Escreva “funis adicionar Aluguéis como imobiliária”, “funis renomear …”, “funis remover …”. Quem é novo entra no primeiro.',
    deals: (count) => (count === 1 ? '1 negócio' : `${count} negócios`),
    others: (names, first) => `Também: ${names}. “funil ${first}” mostra.`,
    which: (words) => `Qual funil é “${words}”?`,
    whereTo: 'Em qual funil?',
    added: (name, stages) => `Adicionado: ${name}, com ${stages}.`,
    renamed: (from, to) => `${from} agora se chama ${to}.`,
    removed: (name) => `Removido: ${name}. Não tinha nenhum negócio.`,
    removedTo: (name, count, to) =>
      `Removido: ${name}. ${count === 1 ? 'O negócio dele está' : `Os ${count} negócios dele estão`} agora em ${to}.`,
    whereDealsGo: (name, count) => `Em ${name} ${count === 1 ? 'há 1 negócio' : `há ${count} negócios`}. Para onde vão?`,
    onlyOne: 'É o único funil: quem é novo precisa de um. Adicione outro antes, ou mude o nome.',
    noSuchKind: (name, stage, to) => `Em ${name} há alguém em ${stage}, e ${to} não tem um estágio assim. Adicione lá antes.`,
    taken: (name) => `Já há um funil ${name}.`,
    tooMany: (most) => `${most} funis são os que uma lista do WhatsApp mostra. Remova um antes.`,
    badName: (most) => `O nome de um funil tem alguma letra e no máximo ${most} caracteres.`,
    noTrade: (words, trades) => `Não conheço “${words}” para começar igual. Há: ${trades}, e os seus próprios funis.`,
    elsewhere: (who, stage, name) => `${stage} é um estágio de ${name}, e ${who} não tem nenhum negócio lá.`,
    moveOver: 'Passar o negócio',
    another: 'Abrir outro',
    undone: 'seus funis',
  },
};
