import type { AnswerWords } from './answer-words.ts';

export const answerPt: AnswerWords = {
  hello: (name) => `Olá, ${name}.`,
  unknown: 'Não entendi. O que você quer fazer?',
  whatNow: 'O que você quer fazer?',
  rowWaiting: 'Quem espera',
  rowAnswer: 'Responder a alguém',
  rowToday: 'Hoje',
  rowPipeline: 'Funil',
  rowElse: 'Outra coisa',
  didYouMean: (sentence) => `Você quis dizer “${sentence}”?`,
  forWhom: (text) => `Para quem?\n“${text}”`,
  forNobody: 'Ninguém',
  notYet: (word) => `Isso eu ainda não sei fazer: “${word}”. Escreva “ajuda” e digo o que sei.`,
  mayNot: (word, least) => `“${word}” é só para ${least === 'owner' ? 'quem dirige o negócio' : 'gerentes'}. Peça a essa pessoa.`,

  likeThis: (example) => `Escreva assim: ${example}`,

  nobody: (words) => `Não conheço ninguém chamado “${words}”.`,
  whichPerson: (words) => `Qual “${words}”?`,
  meantThis: (words) => `Ninguém se chama exatamente “${words}”. É esta pessoa?`,
  yesName: (name) => `Sim, ${name}`,
  nobodySpecial: 'Ninguém em especial',
  answerWhom: 'A quem você quer responder?',

  replied: (who, text) => `→ ${who}: ${text}`,
  neverWrote: (who) => `${who} ainda não escreveu. Com palavras próprias só se responde; para começar é preciso um modelo.`,
  wordsKept: (text) => `Suas palavras ficam guardadas: “${text}”`,

  moved: (who, stage, was) => `${who} → ${stage} (estava em ${was})`,
  alreadyThere: (who, stage) => `${who} já está em ${stage}.`,
  noStage: (words) => `Não há nenhuma etapa “${words}”. Qual é?`,
  whichStage: (words) => `Qual etapa é “${words}”?`,
  noDeal: (who) => `${who} ainda não tem nada no funil.`,

  noted: (who, text) => `Nota de ${who}: ${text}`,
  tasked: (text, who, when) => [`Tarefa: ${text}`, who, when].filter(Boolean).join(' · '),
  pastDate: (words) =>
    `“${words}” já passou, então não anotei nada. Datas se escrevem assim: amanhã às 10 · sexta 16:00 · em 2 horas`,
  impossibleDate: (words) =>
    `“${words}” não é uma data que eu saiba ler, então não anotei nada. Datas se escrevem assim: 3 de dezembro às 10 · amanhã 16:00 · em 2 horas`,

  todayTitle: 'Hoje',
  todayWaiting: (count, names) => (count === 1 ? `1 cliente espera: ${names}` : `${count} clientes esperam: ${names}`),
  todayFollowUps: (count) => (count === 1 ? '1 acompanhamento para decidir' : `${count} acompanhamentos para decidir`),
  todayAppointments: (count, next) =>
    `📅 ${count === 1 ? '1 horário marcado' : `${count} horários marcados`}${next ? `, o próximo ${next}` : ''}`,
  todayTasks: (count, late, next) =>
    `${count === 1 ? '1 tarefa para hoje' : `${count} tarefas para hoje`}: ${[late, next && (late ? `depois, ${next}` : next)].filter(Boolean).join('; ')}`,
  todayTroubles: (count) => (count === 1 ? '⚠️ 1 mensagem não chegou' : `⚠️ ${count} mensagens não chegaram`),
  todayNothing: 'Hoje nada precisa de você. Aproveite.',
  overdue: 'atrasada',

  waitingCount: (count) => (count === 1 ? '1 cliente espera' : `${count} clientes esperam`),
  nobodyWaiting: 'Ninguém espera. Todos têm resposta.',
  followUpCount: (count) => (count === 1 ? '1 acompanhamento para decidir' : `${count} acompanhamentos para decidir`),
  noFollowUps: (next) =>
    next ? `Nenhum acompanhamento para decidir. O próximo é ${next}.` : 'Nenhum acompanhamento para decidir, nem planejado.',
  pipelineTitle: 'Funil',
  pipelineEmpty: 'O funil está vazio. Quem escrever agora aparece aqui.',
  people: (count) => (count === 1 ? '1 pessoa' : `${count} pessoas`),
  leadsTitle: (stage, count) => `${stage}: ${count}`,
  leadsEmpty: (stage) => `Agora não há ninguém em ${stage}.`,
  found: (words) => `Encontrado para “${words}”`,
  foundNothing: (words) => `Nada encontrado para “${words}”. Tente menos palavras ou outras.`,
  whereFound: { message: 'mensagem', note: 'nota', contact: 'contato', record: 'registro' },
  more: (left) => `Mais (${left})`,
  see: 'Ver',

  waiting: (age) => `espera há ${age}`,
  ownWordsUntil: (time) => `suas palavras até ${time}`,
  windowOver: 'janela fechada: avisar',
  notWrittenYet: 'ainda não escreveu',
  notes: 'Notas',
  tasks: 'Tarefas',
  readTick: 'lida',
  lastTalk: (us, age) => `por último: ${us ? 'você' : 'o cliente'}, há ${age}`,
};
