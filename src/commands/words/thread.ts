import type { Locale } from '../../crm/locale.ts';

/** What the thread says between cards: asking for words, answering a stale tap, undoing, waking, and things that happened by themselves. */
export type ThreadWords = {
  editPrompt(who: string): string;
  replyPrompt(who: string): string;
  cancelled: string;
  /** Five minutes passed: the text that came is not taken for the edit any more. */
  promptExpired(who: string): string;

  /** Stale taps: what has happened since. `by` is an operator's name. */
  sentBy(by: string, time: string): string;
  alreadyAnswered(time: string): string;
  /** The card went to a colleague. */
  handedTo(by: string): string;
  newerCard(name: string): string;
  /** … and the card of what they wrote is not there yet. */
  newerCardSoon(name: string): string;
  /** They have not written; the card itself was made anew. */
  replacedCard(name: string): string;
  /** … and it is about nobody in particular. */
  replacedList: string;
  theyWrote(name: string): string;
  snoozedUntil(time: string): string;
  skipped: string;
  movedSince(who: string, stage: string): string;
  cardGone: string;
  leavingNow: string;
  tookBack(who: string): string;
  knocked(name: string): string;
  /** … behind a knock that went before. */
  knocksAlready(name: string): string;
  windowClosedSince(name: string): string;

  nothingToUndo: string;
  /** Where it would go back to has gone. */
  stageGone(stage: string): string;
  colleagueGone(name: string): string;
  /** A colleague took back what they had asked. */
  askedNoMore: string;
  undoneSend(who: string): string;
  /** What was done to several people at once. */
  undoneMany(count: number): string;
  /** The knock is out, but the words behind it were stopped. */
  undoneKnock(who: string): string;
  tooLateSent(who: string): string;
  tooLateDelivered(who: string, time: string): string;
  tooLateRead(who: string, time: string): string;

  thingsWaiting(count: number): string;
  /** After the wake-up template was tapped. */
  woken(count: number): string;
  whichOne: string;
  /** A bare "yes" or "2" with nothing it could mean. */
  nothingAsked: string;
  quotedQuestion(who: string, text: string): string;
  quotedAbout(count: number): string;
  quotedMediaSent(who: string, what: string): string;
  /** The label of the button that sends quoted words (20 characters, clipped by the caller). */
  sendTo(name: string): string;
  cannotYet: string;
  /** A file, a place or a contact card that quotes nobody. */
  swipeToSend: string;
  noDraft: string;

  stoppedMarketing(who: string): string;
  startedMarketing(who: string): string;
  stoppedByPreference(who: string): string;
  changedNumber(who: string, phone: string): string;
  theyDeleted(name: string): string;
  theyEdited(name: string): string;
};

export const threadWords: Record<Locale, ThreadWords> = {
  en: {
    editPrompt: (who) => `Send me the new text for ${who}. “cancel” leaves it.`,
    replyPrompt: (who) => `Send me the words for ${who}. “cancel” leaves it.`,
    cancelled: 'Left as it was.',
    promptExpired: (who) => `That took more than five minutes, so nothing went to ${who}. Tap Edit or Reply again.`,
    sentBy: (by, time) => `${by} sent this at ${time}.`,
    alreadyAnswered: (time) => `This was already answered: sent at ${time}.`,
    handedTo: (by) => `This is with ${by} now.`,
    newerCard: (name) => `${name} has written again; the newer card counts.`,
    newerCardSoon: (name) => `${name} has written again; the new card comes in a moment.`,
    replacedCard: (name) => `There is a newer card about ${name}; that one counts.`,
    replacedList: 'There is a newer one of this; that one counts.',
    theyWrote: (name) => `${name} has written since, so this was not sent.`,
    snoozedUntil: (time) => `Put off until ${time}.`,
    skipped: 'This was left: nothing went out.',
    movedSince: (who, stage) => `${who} is in ${stage} by now.`,
    cardGone: 'This card is over and nothing is open on it.',
    leavingNow: 'It is on its way already.',
    tookBack: (who) => `Taken back: nothing went to ${who}.`,
    knocked: (name) => `Knocked. Your words go as soon as ${name} taps.`,
    knocksAlready: (name) => `${name} has your knock already: these words go with the others, as soon as it is tapped.`,
    windowClosedSince: (name) => `${name}'s 24 hours ended in the meantime. Your words are kept.`,
    nothingToUndo: 'There is nothing to undo.',
    stageGone: (stage) =>
      `That cannot be undone: ${stage} is no longer one of your stages. “move” puts them where you want them.`,
    colleagueGone: (name) => `That cannot be undone: ${name} is no longer in the team. “assign” gives them to somebody.`,
    askedNoMore: 'This is no longer asked: it was taken back.',
    undoneMany: (count) => `Undone for ${count} people: all as it was.`,
    undoneSend: (who) => `Undone: nothing went to ${who}.`,
    undoneKnock: (who) => `Undone: your words stay here. The knock itself had left for ${who} already.`,
    tooLateSent: (who) => `Too late to undo: it left for ${who}. WhatsApp cannot take a message back.`,
    tooLateDelivered: (who, time) => `Too late to undo: delivered to ${who} at ${time}.`,
    tooLateRead: (who, time) => `Too late to undo: ${who} read it at ${time}.`,
    thingsWaiting: (count) => (count === 1 ? '1 thing is waiting' : `${count} things are waiting`),
    woken: (count) =>
      count === 0 ? 'All settled in the meantime: nothing waits for you.' : `Here is what still waits for you (${count}).`,
    whichOne: 'Which one do you mean?',
    nothingAsked: 'I had not asked anything just now. What would you like to do?',
    quotedQuestion: (who, text) => `Is this for ${who}?\n“${text}”`,
    quotedAbout: (count) => `That message was about ${count} people. Who is this for?`,
    quotedMediaSent: (who, what) => `→ ${who}: ${what}`,
    sendTo: (name) => `Send to ${name}`,
    cannotYet: 'I cannot do that yet.',
    swipeToSend: 'Swipe somebody’s card and send it there.',
    noDraft: 'There is no suggestion on this card. Tap Reply, or swipe it and type.',
    stoppedMarketing: (who) => `${who} wrote STOP: no more marketing to them. You can still answer.`,
    startedMarketing: (who) => `${who} agreed to marketing again.`,
    stoppedByPreference: (who) => `${who} stopped marketing in WhatsApp. You can still answer.`,
    changedNumber: (who, phone) => `${who} changed the number to ${phone}. Everything stays with them.`,
    theyDeleted: (name) => `${name} deleted a message.`,
    theyEdited: (name) => `${name} changed a message:`,
  },
  es: {
    editPrompt: (who) => `Mándame el texto nuevo para ${who}. «cancelar» lo deja como está.`,
    replyPrompt: (who) => `Mándame el texto para ${who}. «cancelar» lo deja.`,
    cancelled: 'Se queda como estaba.',
    promptExpired: (who) => `Pasaron más de cinco minutos, así que no salió nada para ${who}. Toca Editar o Responder otra vez.`,
    sentBy: (by, time) => `${by} lo envió a las ${time}.`,
    alreadyAnswered: (time) => `Esto ya se respondió: enviado a las ${time}.`,
    handedTo: (by) => `Esto lo tiene ahora ${by}.`,
    newerCard: (name) => `${name} ha vuelto a escribir; vale la tarjeta nueva.`,
    newerCardSoon: (name) => `${name} ha vuelto a escribir; su tarjeta nueva llega en un momento.`,
    replacedCard: (name) => `Hay una tarjeta más nueva sobre ${name}; vale esa.`,
    replacedList: 'Hay uno más nuevo de esto; vale ese.',
    theyWrote: (name) => `${name} ha escrito entretanto, así que esto no se envió.`,
    snoozedUntil: (time) => `Pospuesto hasta ${time}.`,
    skipped: 'Se dejó sin enviar: no salió nada.',
    movedSince: (who, stage) => `${who} ya está en ${stage}.`,
    cardGone: 'Esta tarjeta ya terminó y no queda nada pendiente en ella.',
    leavingNow: 'Ya está saliendo.',
    tookBack: (who) => `Retirado: no salió nada para ${who}.`,
    knocked: (name) => `Aviso enviado. Tus palabras saldrán en cuanto ${name} lo toque.`,
    knocksAlready: (name) => `${name} ya tiene tu aviso: estas palabras saldrán con las otras, en cuanto lo toque.`,
    windowClosedSince: (name) => `Entretanto terminaron las 24 horas de ${name}. Tus palabras quedan guardadas.`,
    nothingToUndo: 'No hay nada que deshacer.',
    stageGone: (stage) => `Eso no se puede deshacer: ${stage} ya no es una de tus etapas. «mover» los pone donde quieras.`,
    colleagueGone: (name) => `Eso no se puede deshacer: ${name} ya no está en el equipo. «asignar» se los da a alguien.`,
    askedNoMore: 'Ya no se pide: lo han retirado.',
    undoneMany: (count) => `Deshecho para ${count} personas: todo como estaba.`,
    undoneSend: (who) => `Deshecho: no salió nada para ${who}.`,
    undoneKnock: (who) => `Deshecho: tus palabras se quedan aquí. El aviso ya había salido para ${who}.`,
    tooLateSent: (who) => `Ya no se puede deshacer: salió para ${who}. WhatsApp no permite retirar un mensaje.`,
    tooLateDelivered: (who, time) => `Ya no se puede deshacer: entregado a ${who} a las ${time}.`,
    tooLateRead: (who, time) => `Ya no se puede deshacer: ${who} lo leyó a las ${time}.`,
    thingsWaiting: (count) => (count === 1 ? '1 cosa te espera' : `${count} cosas te esperan`),
    woken: (count) =>
      count === 0 ? 'Entretanto se resolvió todo: no te espera nada.' : `Esto es lo que todavía te espera (${count}).`,
    whichOne: '¿A cuál te refieres?',
    nothingAsked: 'No había preguntado nada. ¿Qué quieres hacer?',
    quotedQuestion: (who, text) => `¿Esto es para ${who}?\n«${text}»`,
    quotedAbout: (count) => `Ese mensaje trataba de ${count} personas. ¿Para quién es esto?`,
    quotedMediaSent: (who, what) => `→ ${who}: ${what}`,
    sendTo: (name) => `Enviar a ${name}`,
    cannotYet: 'Eso todavía no sé hacerlo.',
    swipeToSend: 'Desliza la tarjeta de alguien y mándalo ahí.',
    noDraft: 'Esta tarjeta no trae sugerencia. Toca Responder, o deslízala y escribe.',
    stoppedMarketing: (who) => `${who} escribió BAJA: no recibirá más publicidad. Puedes seguir respondiéndole.`,
    startedMarketing: (who) => `${who} vuelve a aceptar publicidad.`,
    stoppedByPreference: (who) => `${who} desactivó la publicidad en WhatsApp. Puedes seguir respondiéndole.`,
    changedNumber: (who, phone) => `${who} cambió de número a ${phone}. Todo lo suyo se conserva.`,
    theyDeleted: (name) => `${name} eliminó un mensaje.`,
    theyEdited: (name) => `${name} cambió un mensaje:`,
  },
  pt: {
    editPrompt: (who) => `Me mande o texto novo para ${who}. “cancelar” deixa como está.`,
    replyPrompt: (who) => `Me mande o texto para ${who}. “cancelar” deixa.`,
    cancelled: 'Ficou como estava.',
    promptExpired: (who) => `Passaram mais de cinco minutos, então nada saiu para ${who}. Toque em Editar ou Responder de novo.`,
    sentBy: (by, time) => `${by} enviou isto às ${time}.`,
    alreadyAnswered: (time) => `Isto já foi respondido: enviado às ${time}.`,
    handedTo: (by) => `Isto está agora com ${by}.`,
    newerCard: (name) => `${name} escreveu de novo; vale o cartão mais recente.`,
    newerCardSoon: (name) => `${name} escreveu de novo; o cartão novo chega em um instante.`,
    replacedCard: (name) => `Há um cartão mais recente sobre ${name}; vale esse.`,
    replacedList: 'Há um mais novo disto; vale esse.',
    theyWrote: (name) => `${name} escreveu nesse meio-tempo, então isto não foi enviado.`,
    snoozedUntil: (time) => `Adiado até ${time}.`,
    skipped: 'Ficou sem enviar: nada saiu.',
    movedSince: (who, stage) => `${who} já está em ${stage}.`,
    cardGone: 'Este cartão já terminou e não há nada em aberto nele.',
    leavingNow: 'Já está saindo.',
    tookBack: (who) => `Retirado: nada saiu para ${who}.`,
    knocked: (name) => `Aviso enviado. Suas palavras saem assim que ${name} tocar.`,
    knocksAlready: (name) => `${name} já tem o seu aviso: estas palavras saem com as outras, assim que tocar.`,
    windowClosedSince: (name) => `Nesse meio-tempo terminaram as 24 horas de ${name}. Suas palavras ficam guardadas.`,
    nothingToUndo: 'Não há nada para desfazer.',
    stageGone: (stage) =>
      `Isso não dá para desfazer: ${stage} não é mais uma das suas etapas. “mover” põe as pessoas onde quiser.`,
    colleagueGone: (name) => `Isso não dá para desfazer: ${name} não está mais na equipe. “atribuir” passa as pessoas a alguém.`,
    askedNoMore: 'Isto não se pede mais: foi retirado.',
    undoneMany: (count) => `Desfeito para ${count} pessoas: tudo como estava.`,
    undoneSend: (who) => `Desfeito: nada saiu para ${who}.`,
    undoneKnock: (who) => `Desfeito: suas palavras ficam aqui. O aviso já tinha saído para ${who}.`,
    tooLateSent: (who) => `Tarde demais para desfazer: saiu para ${who}. O WhatsApp não deixa retirar uma mensagem.`,
    tooLateDelivered: (who, time) => `Tarde demais para desfazer: entregue a ${who} às ${time}.`,
    tooLateRead: (who, time) => `Tarde demais para desfazer: ${who} leu às ${time}.`,
    thingsWaiting: (count) => (count === 1 ? '1 coisa espera por você' : `${count} coisas esperam por você`),
    woken: (count) =>
      count === 0 ? 'Nesse meio-tempo tudo se resolveu: nada espera por você.' : `Isto é o que ainda espera por você (${count}).`,
    whichOne: 'Qual deles?',
    nothingAsked: 'Eu não tinha perguntado nada. O que você quer fazer?',
    quotedQuestion: (who, text) => `Isto é para ${who}?\n“${text}”`,
    quotedAbout: (count) => `Aquela mensagem era sobre ${count} pessoas. Para quem é isto?`,
    quotedMediaSent: (who, what) => `→ ${who}: ${what}`,
    sendTo: (name) => `Enviar a ${name}`,
    cannotYet: 'Isso ainda não sei fazer.',
    swipeToSend: 'Deslize o cartão de alguém e envie por ali.',
    noDraft: 'Este cartão não tem sugestão. Toque em Responder, ou deslize e escreva.',
    stoppedMarketing: (who) => `${who} escreveu PARAR: não receberá mais publicidade. Você ainda pode responder.`,
    startedMarketing: (who) => `${who} voltou a aceitar publicidade.`,
    stoppedByPreference: (who) => `${who} desativou a publicidade no WhatsApp. Você ainda pode responder.`,
    changedNumber: (who, phone) => `${who} mudou o número para ${phone}. Tudo continua com essa pessoa.`,
    theyDeleted: (name) => `${name} apagou uma mensagem.`,
    theyEdited: (name) => `${name} mudou uma mensagem:`,
  },
};
