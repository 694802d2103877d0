import type { Locale } from '../../crm/locale.ts';
import type { PresetName } from '../../crm/preset.ts';

/** How somebody gets to know Hilo: five questions, a pretended customer, a tip a day; and what it is like to be a customer. */
export type FirstWords = {
  /** Over the first question. */
  hello(name: string, business: string): string;
  of(number: number, all: number): string;
  language: string;
  trade: string;
  trades: Record<PresetName, string>;
  clock(shown: string, zone: string): string;
  clockAgain: string;
  right: string;
  wrong: string;
  cards(from: string, until: string): string;
  name(business: string): string;
  skip: string;
  /** What an answer has changed, over the next question. */
  done: {
    language: string;
    trade(trade: string): string;
    clock(shown: string, zone: string): string;
    cards(mode: string): string;
    name(business: string): string;
  };
  /** What an undo says has come back. */
  again: Record<'trade' | 'clock' | 'name', string>;
  tryIt: string;
  pretended: { name: string; text: string };
  tried(seconds: number): string;
  bring: string;
  how: string;
  later: string;
  tips: readonly [string, string, string, string, string];

  /** Who somebody of the business is while they try to be a customer. */
  testName(name: string): string;
  /** On every card about one. */
  testCard: string;
  asCustomer(minutes: number): string;
  asCustomerDone: string;
  asCustomerOver(words: string): string;
};

export const firstWords: Record<Locale, FirstWords> = {
  en: {
    hello: (name, business) =>
      `👋 ${name}, this is Hilo: from this chat you run *${business}*. Five short questions. “skip” leaves one as it is; anything else you write leaves them, and “start” brings them back.`,
    of: (number, all) => `${number} of ${all}`,
    language: 'Which language shall I speak with you?',
    trade: 'What do you do? Your stages and first answers begin with it; all of them can be changed.',
    trades: {
      services: 'Services, studio',
      clinic: 'Clinic, practice',
      estate: 'Estate agency',
      tutoring: 'Lessons, courses',
      retail: 'Shop',
      professional: 'Law, tax, architecture',
      distributor: 'Distributor, wholesale',
    },
    clock: (shown, zone) =>
      `My clock says *${shown}* (${zone}). Is that your time? If not, write what your phone shows, like 9:05, or the nearest big city.`,
    clockAgain: 'Write what your phone’s clock shows now, like 9:05, or the nearest big city.',
    right: 'Yes, that is it',
    wrong: 'No',
    cards: (from, until) =>
      `When may I disturb you? From ${from} to ${until} only complaints and people who ask for a person get through; “quiet 22-8” changes that.`,
    name: (business) => `Your customers read the name *${business}*. Write another if they should.`,
    skip: 'Leave it so',
    done: {
      language: '✅ English it is.',
      trade: (trade) => `✅ ${trade}: “pipeline” shows your stages.`,
      clock: (shown, zone) => `✅ Your clock: ${shown} (${zone}).`,
      cards: (mode) => `✅ ${mode}.`,
      name: (business) => `✅ Customers now read *${business}*.`,
    },
    again: { trade: 'your stages and first answers', clock: 'your clock', name: 'the name' },
    tryIt: '👇 Now try it once. A pretended customer writes to you in a moment: tap *Send* on the card. Nobody outside sees it.',
    pretended: { name: 'Ana (test)', text: 'Hi! How much is it, and would you have time this week?' },
    tried: (seconds) =>
      `That was it. ${seconds > 0 ? `An answer leaves after ${seconds} s, so that *Not now* or “undo” can still stop it, and` : 'An answer leaves at once, and'} here it arrives below as your customer would read it. Real customers come just like this.`,
    bring:
      'Do you have your customers in a list? Send the Excel or CSV file into this chat. I show what I understood before I take anybody in.',
    how: 'Show me how',
    later: 'Later',
    tips: [
      '💡 Swipe a card to the right and write: your words go to that customer.',
      '💡 👍 on a card sends its suggestion, 👎 leaves it, ⏰ brings it back later.',
      '💡 “undo” takes back the last thing you did, whatever it was.',
      '💡 A name alone opens that person. “note ana …” keeps something about her, “task ana call tomorrow” reminds you.',
      '💡 “hours mon-fri 9-18, sat 10-14” says when you are open: who writes at night is told so. “cards” says which cards come to you, “help” what else there is.',
    ],
    testName: (name) => `${name} (test)`,
    testCard: '🧪 Test: nobody outside sees it, and no figure counts it.',
    asCustomer: (minutes) =>
      `For ${minutes} minutes you are a customer: write as one, and you are answered as one. The cards about it come here too, marked as a test, and can be tapped. “done” ends it sooner.`,
    asCustomerDone: 'You are yourself again. No figure has counted it.',
    asCustomerOver: (words) =>
      `Your minutes as a customer are over, so I did nothing with “${words}”. Write it again if it was for me, or “as customer” to go on.`,
  },
  es: {
    hello: (name, business) =>
      `👋 ${name}, aquí Hilo: desde este chat llevas *${business}*. Cinco preguntas cortas. «saltar» deja una como está; cualquier otra cosa que escribas las deja, y «empezar» las trae de vuelta.`,
    of: (number, all) => `${number} de ${all}`,
    language: '¿En qué idioma hablo contigo?',
    trade: '¿A qué te dedicas? Tus etapas y primeras respuestas empiezan con eso; todas se pueden cambiar.',
    trades: {
      services: 'Servicios, estudio',
      clinic: 'Clínica, consulta',
      estate: 'Inmobiliaria',
      tutoring: 'Clases, cursos',
      retail: 'Tienda',
      professional: 'Despacho, gestoría',
      distributor: 'Distribuidora, mayorista',
    },
    clock: (shown, zone) =>
      `Mi reloj dice *${shown}* (${zone}). ¿Es tu hora? Si no, escribe lo que marca tu teléfono, como 9:05, o la ciudad grande más cercana.`,
    clockAgain: 'Escribe lo que marca ahora el reloj de tu teléfono, como 9:05, o la ciudad grande más cercana.',
    right: 'Sí, esa es',
    wrong: 'No',
    cards: (from, until) =>
      `¿Cuándo te puedo molestar? De ${from} a ${until} solo pasan las quejas y quien pide una persona; «silencio 22-8» lo cambia.`,
    name: (business) => `Tus clientes leen el nombre *${business}*. Escribe otro si debe ser otro.`,
    skip: 'Dejar así',
    done: {
      language: '✅ Hablamos en español.',
      trade: (trade) => `✅ ${trade}: «embudo» muestra tus etapas.`,
      clock: (shown, zone) => `✅ Tu reloj: ${shown} (${zone}).`,
      cards: (mode) => `✅ ${mode}.`,
      name: (business) => `✅ Tus clientes leen ahora *${business}*.`,
    },
    again: { trade: 'tus etapas y primeras respuestas', clock: 'tu reloj', name: 'el nombre' },
    tryIt:
      '👇 Ahora pruébalo una vez. Un cliente de mentira te escribe en un momento: toca *Enviar* en la tarjeta. Fuera no lo ve nadie.',
    pretended: { name: 'Ana (prueba)', text: '¡Hola! ¿Cuánto cuesta? ¿Tendrían tiempo esta semana?' },
    tried: (seconds) =>
      `Eso es todo. ${seconds > 0 ? `Una respuesta sale a los ${seconds} s, para que *Ahora no* o «deshacer» aún la paren, y` : 'Una respuesta sale al momento, y'} aquí abajo llega tal como la leería tu cliente. Los clientes de verdad llegan igual.`,
    bring:
      '¿Tienes a tus clientes en una lista? Envía el Excel o CSV a este chat. Te muestro lo que entendí antes de meter a nadie.',
    how: 'Ver cómo',
    later: 'Más tarde',
    tips: [
      '💡 Desliza una tarjeta a la derecha y escribe: tus palabras van a ese cliente.',
      '💡 👍 en una tarjeta envía su sugerencia, 👎 la deja, ⏰ la trae más tarde.',
      '💡 «deshacer» retira lo último que hiciste, fuera lo que fuera.',
      '💡 Un nombre solo abre a esa persona. «nota ana …» guarda algo sobre ella, «tarea ana llamar mañana» te lo recuerda.',
      '💡 «horario lunes a viernes 9-18» dice cuándo abres: a quien escribe de noche se le dice. «tarjetas» dice qué tarjetas te llegan; «ayuda», qué más hay.',
    ],
    testName: (name) => `${name} (prueba)`,
    testCard: '🧪 Prueba: fuera no lo ve nadie y no cuenta en ninguna cifra.',
    asCustomer: (minutes) =>
      `Durante ${minutes} minutos eres un cliente: escribe como tal y te responden como a uno. Las tarjetas también llegan aquí, marcadas como prueba, y se pueden tocar. «listo» lo termina antes.`,
    asCustomerDone: 'Vuelves a ser tú. Ninguna cifra lo ha contado.',
    asCustomerOver: (words) =>
      `Tus minutos como cliente han terminado, así que no hice nada con «${words}». Escríbelo otra vez si era para mí, o «como cliente» para seguir.`,
  },
  pt: {
    hello: (name, business) =>
      `👋 ${name}, aqui é o Hilo: desta conversa você cuida de *${business}*. Cinco perguntas curtas. “pular” deixa uma como está; qualquer outra coisa que você escrever sai delas, e “começar” as traz de volta.`,
    of: (number, all) => `${number} de ${all}`,
    language: 'Em que idioma falo com você?',
    trade: 'O que você faz? Suas etapas e primeiras respostas começam com isso; todas podem mudar.',
    trades: {
      services: 'Serviços, estúdio',
      clinic: 'Clínica',
      estate: 'Imobiliária',
      tutoring: 'Aulas, cursos',
      retail: 'Loja',
      professional: 'Escritório profissional',
      distributor: 'Distribuidora, atacado',
    },
    clock: (shown, zone) =>
      `Meu relógio diz *${shown}* (${zone}). É a sua hora? Se não, escreva o que o seu telefone mostra, como 9:05, ou a cidade grande mais próxima.`,
    clockAgain: 'Escreva o que o relógio do seu telefone mostra agora, como 9:05, ou a cidade grande mais próxima.',
    right: 'Sim, é essa',
    wrong: 'Não',
    cards: (from, until) =>
      `Quando posso incomodar você? Das ${from} às ${until} só passam reclamações e quem pede uma pessoa; “silêncio 22-8” muda isso.`,
    name: (business) => `Seus clientes leem o nome *${business}*. Escreva outro se for outro.`,
    skip: 'Deixar assim',
    done: {
      language: '✅ Falamos português.',
      trade: (trade) => `✅ ${trade}: “funil” mostra suas etapas.`,
      clock: (shown, zone) => `✅ Seu relógio: ${shown} (${zone}).`,
      cards: (mode) => `✅ ${mode}.`,
      name: (business) => `✅ Seus clientes agora leem *${business}*.`,
    },
    again: { trade: 'suas etapas e primeiras respostas', clock: 'seu relógio', name: 'o nome' },
    tryIt:
      '👇 Agora experimente uma vez. Um cliente de mentira escreve para você em um momento: toque em *Enviar* no cartão. Ninguém de fora vê.',
    pretended: { name: 'Ana (teste)', text: 'Oi! Quanto custa? Teriam horário esta semana?' },
    tried: (seconds) =>
      `É isso. ${seconds > 0 ? `Uma resposta sai depois de ${seconds} s, para que *Agora não* ou “desfazer” ainda a parem, e` : 'Uma resposta sai na hora, e'} aqui embaixo ela chega como o seu cliente a leria. Clientes de verdade chegam igual.`,
    bring:
      'Você tem seus clientes em uma lista? Envie o Excel ou CSV nesta conversa. Mostro o que entendi antes de colocar alguém.',
    how: 'Ver como',
    later: 'Mais tarde',
    tips: [
      '💡 Deslize um cartão para a direita e escreva: suas palavras vão para esse cliente.',
      '💡 👍 em um cartão envia a sugestão, 👎 deixa, ⏰ traz de volta mais tarde.',
      '💡 “desfazer” volta atrás na última coisa que você fez, qualquer que seja.',
      '💡 Um nome sozinho abre essa pessoa. “nota ana …” guarda algo sobre ela, “tarefa ana ligar amanhã” lembra você.',
      '💡 “horário segunda a sexta 9-18” diz quando você abre: quem escreve à noite fica sabendo. “cartões” diz quais cartões chegam, “ajuda” o que mais existe.',
    ],
    testName: (name) => `${name} (teste)`,
    testCard: '🧪 Teste: ninguém de fora vê, e nenhum número conta.',
    asCustomer: (minutes) =>
      `Por ${minutes} minutos você é um cliente: escreva como um, e será respondido como um. Os cartões também chegam aqui, marcados como teste, e podem ser tocados. “pronto” termina antes.`,
    asCustomerDone: 'Você é você de novo. Nenhum número contou isso.',
    asCustomerOver: (words) =>
      `Seus minutos como cliente acabaram, então não fiz nada com “${words}”. Escreva de novo se era para mim, ou “como cliente” para continuar.`,
  },
};
