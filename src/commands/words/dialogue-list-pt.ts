import type { DialogueListWords } from './dialogue-list-words.ts';

export const dialogueListPt: DialogueListWords = {
  title: 'Conversas por passos',
  none: 'Para o seu ramo não há nenhuma.',
  foot: 'Diga “conversas perguntas” para ver uma, “nova conversa” para escrever a sua.',
  states: { on: 'ligada', off: 'desligada' },
  counted: ({ begun, finished, dropped, left }) =>
    `${begun} começadas, ${finished} terminadas, ${dropped} abandonadas, ${left} passadas a alguém`,
  stopped: (step, dropped, left) => `Param em “${step}”: ${dropped} abandonadas, ${left} passadas a alguém`,
  asks: (n, question, how) => `${n}. pergunta “${question}” · ${how}`,
  how: {
    text: 'com as palavras deles',
    number: 'um número',
    amount: 'um valor',
    date: 'uma data',
    email: 'um e-mail',
    phone: 'um telefone',
    file: 'uma foto ou arquivo',
    slot: 'horários livres; o escolhido fica marcado',
    choice: '',
  },
  choices: (list, kind) => `${kind === 'buttons' ? 'botões' : 'uma lista'}: ${list}`,
  leadsTo: (label, step) => `${label} → ${step}`,
  toTheEnd: 'o fim',
  writes: { name: 'vira o nome', tag: 'vira uma etiqueta', value: 'vira o valor do negócio', note: 'vira uma nota' },
  says: (words) => `Depois diz “${words}”`,
  opens: { quote: 'abre um orçamento', order: 'abre um pedido', case: 'abre um caso' },
  tells: { task: 'dá a você as respostas como tarefa', notice: 'mostra a você as respostas' },
  tasks: (text) => `dá a você a tarefa “${text}”`,
  tags: (list) => `põe a etiqueta ${list}`,
  moves: (stage) => `passa para ${stage}`,
  movesNobody: '⚠️ não move ninguém: o estágio não existe mais',
  stageGone: (name, who) =>
    `⚠️ “${name}” ia passar ${who} para um estágio que não existe mais. O resto continua, mas ninguém é movido. Diga outro estágio: “conversa ${name} depois mover para …”.`,
  begins: {
    with: (parts) => `Começa com ${parts.join(', ou ')}.`,
    first: 'quem escreve pela primeira vez',
    words: (list) => `quem escreve: ${list}`,
    about: (list) => `quem pergunta sobre: ${list}`,
    you: (how) => `Começa quando você diz: ${how}`,
  },
  wouldHave: (people) =>
    people === 0
      ? 'Na semana passada não teria começado com ninguém.'
      : `Na semana passada teria começado com ${people} ${people === 1 ? 'pessoa' : 'pessoas'}.`,
  switchOn: 'Ligar',
  switchOff: 'Desligar',
  tryIt: 'Testar',
  nowOn: (name, begins) => `“${name}” está ligada. ${begins} Para assim que é preciso uma pessoa.`,
  nowOff: (name) => `“${name}” está desligada. Quem está no meio vai até o fim.`,
  own: 'sua',
  removed: (name) => `${name} (removida)`,
  dropped: (name) => `“${name}” foi removida; “desfazer” traz de volta. Quem está no meio vai até o fim.`,
  isOwn: 'Foi você quem escreveu, então não há outras palavras. “desfazer” tira a sua última mudança.',
  isTrades: 'É do seu ramo e fica na lista. É melhor desligar.',
  already: { on: (name) => `“${name}” já está ligada.`, off: (name) => `“${name}” já está desligada.` },
  changed: (what) => `Mudado. ${what}`,
  nowList: 'A partir de agora é uma lista: no WhatsApp cabem três botões de 20 letras.',
  refused: (one) => {
    switch (one.why) {
      case 'no-step':
        return `Tem os passos 1 a ${one.of}. Diga qual, como em “conversas perguntas remover 2”.`;
      case 'many-steps':
        return `Tem ${one.of} passos e não cabem mais.`;
      case 'last-step':
        return 'É o único passo. É melhor desligar a conversa.';
      case 'no-words':
        return 'Diga também as palavras, como em “conversas perguntas pergunta 2 Do que se trata?”.';
      case 'too-long':
        return `Tem ${one.is} letras e no WhatsApp cabem ${one.most}. Mais curto, por favor.`;
      case 'no-choices':
        return 'Esse passo é respondido com palavras; só um passo com opções pode ter mais uma.';
      case 'too-many':
        return `Esse passo tem ${one.most} opções e no WhatsApp não cabem mais.`;
      case 'same-choice':
        return `“${one.step}” já tem a opção “${one.choice}”.`;
      case 'unreachable':
        return `Então ninguém chegaria a “${one.step}”. Remova antes esse passo.`;
      case 'same-key':
      case 'backwards':
        return `“${one.step}” levaria para trás e a conversa não teria fim.`;
    }
  },
  tries: (minutes) => `Por ${minutes} minutos você é o seu próprio cliente. Aqui vai a primeira pergunta; “pronto” encerra.`,
  tryElsewhere: 'Seus clientes escrevem para outro número. Diga “como cliente” e escreva lá como um.',
  detail: 'Ver uma',
};
