import type { DialogueStep } from '../../crm/dialogue.ts';
import type { EditRefused } from '../../crm/dialogue-edit.ts';
import type { Locale } from '../../crm/locale.ts';

/** How often one was begun and how it ended, as shown counts. */
export type Counted = { begun: string; finished: string; dropped: string; left: string };

/** Looking at conversations with steps, switching and changing them. */
export type DialogueListWords = {
  title: string;
  none: string;
  foot: string;
  states: { on: string; off: string };
  /** Of the last thirty days; the report says the same of its own. */
  counted(counted: Counted): string;
  /** Where they stop. */
  stopped(step: string, dropped: string, left: string): string;
  /** What one does, in words. */
  asks(n: number, question: string, how: string): string;
  how: Record<DialogueStep['wants']['as'], string>;
  choices(list: string, kind: 'buttons' | 'list'): string;
  leadsTo(label: string, step: string): string;
  toTheEnd: string;
  writes: { name: string; tag: string; value: string };
  says(words: string): string;
  opens: { quote: string; order: string; case: string };
  tells: { task: string; notice: string };
  begins: { first: string; words(list: string): string; you(how: string): string };
  wouldHave(people: number): string;
  switchOn: string;
  switchOff: string;
  tryIt: string;
  nowOn(name: string, begins: string): string;
  nowOff(name: string): string;
  already: { on(name: string): string; off(name: string): string };
  changed(what: string): string;
  nowList: string;
  refused(refused: EditRefused): string;
  tries(minutes: number): string;
  tryElsewhere: string;
  detail: string;
};

export const dialogueListWords: Record<Locale, DialogueListWords> = {
  en: {
    title: 'Conversations with steps',
    none: 'There is none for your trade.',
    foot: 'Say “conversations intake” to see one.',
    states: { on: 'on', off: 'off' },
    counted: ({ begun, finished, dropped, left }) =>
      `${begun} begun, ${finished} finished, ${dropped} dropped, ${left} taken over`,
    stopped: (step, dropped, left) => `Stopped at “${step}”: ${dropped} dropped, ${left} taken over`,
    asks: (n, question, how) => `${n}. asks “${question}” · ${how}`,
    how: {
      text: 'in their own words',
      number: 'a number',
      amount: 'an amount',
      date: 'a date',
      email: 'an e-mail address',
      phone: 'a telephone number',
      file: 'a photo or file',
      slot: 'free times from your hours; what they pick is booked',
      choice: '',
    },
    choices: (list, kind) => `${kind === 'buttons' ? 'buttons' : 'a list'}: ${list}`,
    leadsTo: (label, step) => `${label} → ${step}`,
    toTheEnd: 'the end',
    writes: { name: 'becomes their name', tag: 'becomes a tag', value: 'becomes what the deal is worth' },
    says: (words) => `Then says “${words}”`,
    opens: { quote: 'opens a quote', order: 'opens an order', case: 'opens a case' },
    tells: { task: 'gives you the answers as a task', notice: 'shows you the answers' },
    begins: {
      first: 'Begins with whoever writes for the first time.',
      words: (list) => `Begins with whoever writes: ${list}.`,
      you: (how) => `Begins when you say: ${how}`,
    },
    wouldHave: (people) =>
      people === 0
        ? 'Last week it would have begun with nobody.'
        : `Last week it would have begun with ${people} ${people === 1 ? 'person' : 'people'}.`,
    switchOn: 'Switch on',
    switchOff: 'Switch off',
    tryIt: 'Try it',
    nowOn: (name, begins) => `“${name}” is on. ${begins} It stops as soon as a person is needed.`,
    nowOff: (name) => `“${name}” is off. Whoever is in the middle of it goes on to its end.`,
    already: { on: (name) => `“${name}” is on already.`, off: (name) => `“${name}” is off already.` },
    changed: (what) => `Changed. ${what}`,
    nowList: 'From now on it is a list: WhatsApp has room for three buttons of 20 letters.',
    refused: (one) => {
      switch (one.why) {
        case 'no-step':
          return `It has steps 1 to ${one.of}. Say which, as in “conversations intake remove 2”.`;
        case 'last-step':
          return 'It is the only step. Switch the conversation off instead.';
        case 'no-words':
          return 'Say the words too, as in “conversations intake question 2 What is it about?”.';
        case 'too-long':
          return `That has ${one.is} letters, and WhatsApp has room for ${one.most}. Shorter, please.`;
        case 'no-choices':
          return 'That step is answered in their own words; only a step with choices can have one more.';
        case 'too-many':
          return `That step has ${one.most} choices, and WhatsApp has room for no more.`;
        case 'same-choice':
          return `“${one.step}” has the choice “${one.choice}” already.`;
        case 'unreachable':
          return `Then nobody would come to “${one.step}”. Remove that one first.`;
        case 'same-key':
        case 'backwards':
          return `“${one.step}” would lead back, and the conversation would have no end.`;
      }
    },
    tries: (minutes) => `For ${minutes} minutes you are your own customer. Here is the first question; “done” ends it.`,
    tryElsewhere: 'Your customers write to another number. Say “as customer”, and write there as one.',
    detail: 'Look at one',
  },
  es: {
    title: 'Conversaciones por pasos',
    none: 'Para tu oficio no hay ninguna.',
    foot: 'Di “conversaciones preguntas” para ver una.',
    states: { on: 'encendida', off: 'apagada' },
    counted: ({ begun, finished, dropped, left }) =>
      `${begun} empezadas, ${finished} terminadas, ${dropped} abandonadas, ${left} pasadas a alguien`,
    stopped: (step, dropped, left) => `Se paran en “${step}”: ${dropped} abandonadas, ${left} pasadas a alguien`,
    asks: (n, question, how) => `${n}. pregunta “${question}” · ${how}`,
    how: {
      text: 'con sus palabras',
      number: 'un número',
      amount: 'un importe',
      date: 'una fecha',
      email: 'un correo',
      phone: 'un teléfono',
      file: 'una foto o archivo',
      slot: 'horas libres de tu horario; la que elige queda reservada',
      choice: '',
    },
    choices: (list, kind) => `${kind === 'buttons' ? 'botones' : 'una lista'}: ${list}`,
    leadsTo: (label, step) => `${label} → ${step}`,
    toTheEnd: 'el final',
    writes: { name: 'pasa a ser su nombre', tag: 'pasa a ser una etiqueta', value: 'pasa a ser el valor del negocio' },
    says: (words) => `Luego dice “${words}”`,
    opens: { quote: 'abre un presupuesto', order: 'abre un pedido', case: 'abre un caso' },
    tells: { task: 'te da las respuestas como tarea', notice: 'te enseña las respuestas' },
    begins: {
      first: 'Empieza con quien escribe por primera vez.',
      words: (list) => `Empieza con quien escribe: ${list}.`,
      you: (how) => `Empieza cuando dices: ${how}`,
    },
    wouldHave: (people) =>
      people === 0
        ? 'La semana pasada no habría empezado con nadie.'
        : `La semana pasada habría empezado con ${people} ${people === 1 ? 'persona' : 'personas'}.`,
    switchOn: 'Encender',
    switchOff: 'Apagar',
    tryIt: 'Probarla',
    nowOn: (name, begins) => `“${name}” está encendida. ${begins} Se para en cuanto hace falta una persona.`,
    nowOff: (name) => `“${name}” está apagada. Quien está en medio sigue hasta el final.`,
    already: { on: (name) => `“${name}” ya está encendida.`, off: (name) => `“${name}” ya está apagada.` },
    changed: (what) => `Cambiado. ${what}`,
    nowList: 'Desde ahora es una lista: en WhatsApp caben tres botones de 20 letras.',
    refused: (one) => {
      switch (one.why) {
        case 'no-step':
          return `Tiene los pasos 1 a ${one.of}. Di cuál, como en “conversaciones preguntas quitar 2”.`;
        case 'last-step':
          return 'Es el único paso. Mejor apaga la conversación.';
        case 'no-words':
          return 'Di también las palabras, como en “conversaciones preguntas pregunta 2 ¿De qué se trata?”.';
        case 'too-long':
          return `Tiene ${one.is} letras y en WhatsApp caben ${one.most}. Más corto, por favor.`;
        case 'no-choices':
          return 'Ese paso se responde con palabras; solo a un paso con opciones se le añade otra.';
        case 'too-many':
          return `Ese paso tiene ${one.most} opciones y en WhatsApp no caben más.`;
        case 'same-choice':
          return `“${one.step}” ya tiene la opción “${one.choice}”.`;
        case 'unreachable':
          return `Entonces nadie llegaría a “${one.step}”. Quita antes ese paso.`;
        case 'same-key':
        case 'backwards':
          return `“${one.step}” llevaría hacia atrás y la conversación no tendría final.`;
      }
    },
    tries: (minutes) => `Durante ${minutes} minutos eres tu propio cliente. Aquí va la primera pregunta; “listo” lo termina.`,
    tryElsewhere: 'Tus clientes escriben a otro número. Di “como cliente” y escribe allí como uno.',
    detail: 'Ver una',
  },
  pt: {
    title: 'Conversas por passos',
    none: 'Para o seu ramo não há nenhuma.',
    foot: 'Diga “conversas perguntas” para ver uma.',
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
    writes: { name: 'vira o nome', tag: 'vira uma etiqueta', value: 'vira o valor do negócio' },
    says: (words) => `Depois diz “${words}”`,
    opens: { quote: 'abre um orçamento', order: 'abre um pedido', case: 'abre um caso' },
    tells: { task: 'dá a você as respostas como tarefa', notice: 'mostra a você as respostas' },
    begins: {
      first: 'Começa com quem escreve pela primeira vez.',
      words: (list) => `Começa com quem escreve: ${list}.`,
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
    already: { on: (name) => `“${name}” já está ligada.`, off: (name) => `“${name}” já está desligada.` },
    changed: (what) => `Mudado. ${what}`,
    nowList: 'A partir de agora é uma lista: no WhatsApp cabem três botões de 20 letras.',
    refused: (one) => {
      switch (one.why) {
        case 'no-step':
          return `Tem os passos 1 a ${one.of}. Diga qual, como em “conversas perguntas remover 2”.`;
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
  },
};
