import type { DialogueWriteWords } from './dialogue-write-words.ts';

export const dialogueWritePt: DialogueWriteWords = {
  how: 'Escreva assim, uma linha por passo, e envie. As opções são separadas por “/” e podem levar mais longe (“-> 3”, “-> fim”); uma resposta pode ser texto, número, quantia, data, e-mail, telefone, foto ou horário livre, e virar nome, etiqueta, valor ou nota (“-> etiqueta”). Copie, mude, envie:',
  topics: {
    appointment: 'agendamento',
    price: 'preço',
    delivery: 'entrega',
    documents: 'documentos',
    availability: 'disponibilidade',
    buy: 'comprar',
    help: 'ajuda',
  },
  example: (about) =>
    [
      'conversa Visita guiada',
      about ? `quando perguntarem sobre ${about}` : 'quando escreverem "visita" ou "ver o imóvel"',
      'Para que é? Comprar / Alugar / Outra coisa -> etiqueta',
      'Quanto gostaria de gastar, mais ou menos? quantia -> valor',
      'Qual é o seu nome? -> nome',
      'depois tarefa ligar, diga "Obrigado, {first_name}. Vamos ligar."',
    ].join('\n'),
  wrongLines: (count) =>
    count === 1
      ? 'Uma linha ainda não está clara. Mude e envie tudo de novo:'
      : `${count} linhas ainda não estão claras. Mude e envie tudo de novo:`,
  line: (text, one) => `“${text}”\n${lineTrouble(one)}`,
  whole(one) {
    switch (one.why) {
      case 'no-name':
        return 'Precisa de um nome na primeira linha, como: conversa Visita guiada';
      case 'name-long':
        return `O nome tem ${one.is} letras; no máximo ${one.most}.`;
      case 'no-steps':
        return 'Ainda não pergunta nada. Cada pergunta é uma linha, como: Qual é o seu nome?';
      case 'many-steps':
        return `Tem ${one.is} perguntas; no máximo ${one.most}. Ninguém responde mais de uma vez.`;
      case 'no-step':
        return `Uma opção leva à pergunta ${one.what} e há ${one.of}.`;
      case 'no-stage':
        return `Não há etapa “${one.what}”. Há: ${one.names}`;
    }
  },
  start(one) {
    switch (one.why) {
      case 'word-taken':
        return `“${one.by}” já começa com “${one.what}”. Escolha outra palavra ou desligue aquela antes.`;
      case 'about-taken':
        return `“${one.by}” já começa com quem pergunta sobre isso. Desligue aquela antes.`;
      case 'first-taken':
        return `“${one.by}” já começa com quem é novo. Desligue aquela antes.`;
      case 'word-common':
        return `“${one.what}” está nas mensagens de todos, então começaria com todos. Escolha uma palavra que só escreva quem precisa dela.`;
      case 'word-never':
        return `Quem escreve “${one.what}” recebe logo uma pessoa, então nada pode começar com isso. Escolha outra palavra.`;
    }
  },
  everybody: (begun, people) =>
    `Na semana passada teria começado com ${begun} das ${people} pessoas que escreveram: quase todas. Escolha uma palavra que só escreva quem precisa dela.`,
  nameTaken: (name) => `Já há outra conversa chamada “${name}”. Dê outro nome.`,
  tooMany: (most) => `Você tem ${most} suas e não cabem mais. Remova uma antes, como: conversa Visita guiada remover`,
  written: (name) => `“${name}” está escrita e desligada. Isto é o que ela faz:`,
  changed: (name) => `“${name}” está escrita de novo. Isto é o que ela faz:`,
};

function lineTrouble(one: Parameters<DialogueWriteWords['line']>[1]): string {
  switch (one.why) {
    case 'unread':
      return 'Uma pergunta termina com “?”, como: Qual região? Norte / Sul. Com quem começa: quando escreverem "visita". O fim: depois etiqueta visita, tarefa ligar';
    case 'how':
      return `“${one.what}” não é um tipo de resposta. Diga duas opções ou mais (Norte / Sul), ou: texto, número, quantia, data, e-mail, telefone, foto, horário livre.`;
    case 'one-choice':
      return 'Uma opção só não é nenhuma. Diga pelo menos duas, como: Norte / Sul';
    case 'where':
      return `“${one.what}” não leva a lugar nenhum. Uma opção leva a uma pergunta adiante ou ao fim (“-> 4”, “-> fim”); uma resposta vira “-> nome”, “-> etiqueta”, “-> valor” ou “-> campo região”.`;
    case 'brace':
      return `“${one.what}” não é preenchido por nada. Há {first_name} e {business}.`;
    case 'unfit':
      return 'Isso não combina: um nome é texto, uma etiqueta é texto ou uma opção, um valor é uma quantia.';
    case 'choice-twice':
      return `“${one.what}” está duas vezes.`;
    case 'long':
      return one.is < 2
        ? `“${one.what}” é curto demais para começar.`
        : `“${one.what}” tem ${one.is} letras e cabem ${one.most}. Mais curto, por favor.`;
    case 'many':
      return `São ${one.is}; no máximo ${one.most}.`;
  }
}
