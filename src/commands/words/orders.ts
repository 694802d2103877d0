import type { RecordKind, RecordState } from '../../crm/business-record.ts';
import type { Locale } from '../../crm/locale.ts';
import type { PaymentWordsFault } from '../payment-words.ts';

type Kept = Exclude<RecordKind, 'appointment'>;

/** Orders, quotes, cases and payment requests, to whoever keeps them. `what` is a record ("Order 12"), `who` a contact's label. */
export type OrderWords = {
  noSuch(what: string): string;
  isAlready(what: string, state: string): string;
  cannotBecome(what: string, from: string, to: string): string;
  /** A payment is never paid by anybody's word. */
  notByWord(what: string): string;
  total(money: string): string;
  since(day: string): string;
  until: Record<Kept, (day: string) => string>;
  /** Buttons (20 characters) that lead a record on. */
  step: Record<Kept, Partial<Record<RecordState, string>>>;
  /** Above the list of the open ones. */
  open: Record<Kept, (count: number) => string>;
  none: Record<Kept, string>;
  /** A price behind several things that did not say what it was of. */
  takenForAll(money: string, count: string): string;
  /** What could not be read as lines. */
  notLines(words: string, example: string): string;
  /** A price is missing, so there is no total. */
  noTotal: string;
  /** A quote goes as a document, with buttons for its customer. */
  withButtons: string;
  /** They cannot be written to. */
  cannotTell(what: string): string;
  /** What a quote's button makes of it (20 characters), and what is said of that. */
  makeOrder: string;
  fromQuote(quote: string): string;
  /** It was made, or asked for, already. */
  isMade(what: string, of: string): string;
  /** A customer tapped Accept. */
  accepted(who: string, quote: string): string;
  acceptedLate(who: string, quote: string, day: string): string;
  acceptLate: string;
  /** A quote runs out soon, or has. */
  runsOut(what: string, who: string, day: string): string;
  ranOut(what: string, who: string): string;
  askPayment: string;
  /** Nobody has said how customers pay. */
  noPaymentWords: string;
  paymentWords(words: string): string;
  paymentWordsOff: string;
  paymentWordsName: string;
  paymentFault: Record<PaymentWordsFault, (words: string) => string>;
  /** On the card of a turn in which somebody says so. */
  saysPaid(what: string, money: string): string;
  /** What the payment system reports. */
  reported: Record<'paid' | 'failed' | 'refunded', (what: string, who: string, money: string, system: string) => string>;
  reportedOther(what: string, who: string, money: string, system: string): string;
  paymentDue(what: string, who: string, money: string): string;
  caseOpened(number: number): string;
  /** On the card of a turn. */
  caseIsOpen(what: string, title: string): string;
  noOpenCase(who: string): string;
  whichCase(who: string): string;
  /** A customer writes again soon after their case was solved. */
  reopen(what: string, title: string, age: string): string;
  reopenYes: string;
  reopenNo: string;
  /** A day after a case was solved. */
  checkDue(what: string, who: string, title: string): string;
  /** Above words that lie ready for them. */
  readyWords(name: string): string;
  /** What a prepared message was about has changed. */
  changedSince(what: string, state: string): string;
  goneSince: string;
  linesSince(what: string): string;
  addExample: string;
  /** Lines that may not change, or cannot be changed so. */
  linesStay(what: string, state: string): string;
  linesPaid(what: string, payment: string): string;
  noSuchLine(what: string, count: number): string;
  lastLine(what: string): string;
  tooManyLines(most: number): string;
  notFigure: Record<'not-a-count' | 'not-a-price', (words: string) => string>;
  /** The total that had been said, where it was not that of the lines. */
  recounted(was: string): string;
  /** A customer accepted a quote whose lines have changed since it was sent. */
  acceptedOld(who: string, quote: string): string;
};

export const orderWords: Record<Locale, OrderWords> = {
  en: {
    noSuch: (what) => `There is no ${what}.`,
    isAlready: (what, state) => `${what} is ${state} already.`,
    cannotBecome: (what, from, to) => `${what} is ${from}: it cannot become ${to} from there.`,
    notByWord: (what) => `${what} is paid when the payment system says so. Nobody’s word makes it so, yours neither.`,
    total: (money) => `Total: *${money}*`,
    since: (day) => `since ${day}`,
    until: {
      order: (day) => `promised for ${day}`,
      quote: (day) => `holds until ${day}`,
      case: (day) => `to be solved by ${day}`,
      payment: (day) => `due ${day}`,
    },
    step: {
      order: { sent: 'Sent', delivered: 'Delivered', cancelled: 'Cancel' },
      quote: { accepted: 'Accepted', declined: 'Declined' },
      case: { open: 'Open again', waiting: 'Wait for them', resolved: 'Solved' },
      payment: { cancelled: 'Cancel' },
    },
    open: {
      order: (count) => (count === 1 ? '1 open order' : `${count} open orders`),
      quote: (count) => (count === 1 ? '1 open quote' : `${count} open quotes`),
      case: (count) => (count === 1 ? '1 open case' : `${count} open cases`),
      payment: (count) => (count === 1 ? '1 payment asked for' : `${count} payments asked for`),
    },
    none: {
      order: 'No order is open.',
      quote: 'No quote is open.',
      case: 'No case is open.',
      payment: 'No payment is asked for.',
    },
    takenForAll: (money, count) =>
      `${money} is for all ${count}. If it is for each: “undo”, and the line again with “each” behind it.`,
    notLines: (words, example) => `I cannot read “${words}” as lines. Like this: “${example}”.`,
    noTotal: 'No total: a price is missing.',
    withButtons: 'Goes as a PDF, with the buttons Accept · Question.',
    cannotTell: (what) => `${what} cannot be sent: they never wrote to us, or are blocked.`,
    makeOrder: 'Make it an order',
    fromQuote: (quote) => `made of ${quote}`,
    isMade: (what, of) => `${what} is there already, of ${of}. Here it is:`,
    accepted: (who, quote) => `✅ ${who} accepted ${quote}.`,
    acceptedLate: (who, quote, day) =>
      `${who} wants to accept ${quote}, which ran out on ${day}. It stays as it is until you say so.`,
    acceptLate: 'Accept anyway',
    runsOut: (what, who, day) => `⏰ ${what} for ${who} runs out on ${day}, and nobody has answered.`,
    ranOut: (what, who) => `${what} for ${who} has run out, and nobody has answered.`,
    askPayment: 'Ask for payment',
    noPaymentWords:
      'Nobody has said how customers pay: “payment link https://…/{reference}?amount={amount}”, or words of your own, are put in.',
    paymentWords: (words) => `A payment request says: “${words}”. “payment link off” leaves it out.`,
    paymentWordsOff: 'A payment request now says the amount only.',
    paymentWordsName: 'how customers pay',
    paymentFault: {
      'too-long': () => 'That is too long: 500 letters at most.',
      'unknown-placeholder': () => 'Only {amount} and {reference} can be filled in.',
      'no-address': (words) => `“${words}” holds an address that does not open. It begins with https:// and has a domain.`,
    },
    saysPaid: (what, money) => `⚠️ They say they paid ${what} (${money}); not confirmed by the payment system.`,
    reported: {
      paid: (what, who, money, system) => `✅ ${who} paid ${money} (${what}), says ${system}.`,
      failed: (what, who, money, system) => `⚠️ ${who}: the payment of ${money} (${what}) failed, says ${system}.`,
      refunded: (what, who, money, system) => `${who} was paid back ${money} (${what}), says ${system}.`,
    },
    reportedOther: (what, who, money, system) =>
      `⚠️ ${who}: ${system} reports ${money} for ${what}. That is not what was asked for, so it stays unpaid until you have looked.`,
    paymentDue: (what, who, money) => `⏰ ${what} of ${who} (${money}) was due and is not confirmed by the payment system.`,
    caseOpened: (number) => `While it is open nobody proposes to follow them up. When it is solved: “resolve ${number}”.`,
    caseIsOpen: (what, title) => `⚠️ ${what} is open: “${title}”`,
    noOpenCase: (who) => `${who} has no open case.`,
    whichCase: (who) => `${who} has several open cases. Which one is solved?`,
    reopen: (what, title, age) => `${what} (“${title}”) was solved ${age} ago, and they write again. Is it open after all?`,
    reopenYes: 'Open it again',
    reopenNo: 'Leave it solved',
    checkDue: (what, who, title) => `${what} of ${who} (“${title}”) was solved a day ago. Ask whether all is well?`,
    readyWords: (name) => `To ${name}:`,
    changedSince: (what, state) => `Not sent: ${what} is ${state} by now.`,
    goneSince: 'Not sent: what it was about has been taken back.',
    linesSince: (what) => `Not sent: ${what} has changed since. “${what}” shows it as it is now.`,
    addExample: 'add 2 x soap 4.50',
    linesStay: (what, state) => `${what} is ${state}: its lines stay as they are. Open a new one for what is added.`,
    linesPaid: (what, payment) => `${what} is paid (${payment}): its lines stay as they are. Open a new one for what is added.`,
    noSuchLine: (what, count) => (count === 1 ? `${what} has one line: line 1.` : `${what} has the lines 1 to ${count}.`),
    lastLine: (what) => `${what} would have no line left. Add the other one first, or end it: its card has the buttons.`,
    tooManyLines: (most) => `That would be more than ${most} lines. Open a second one for the rest.`,
    notFigure: {
      'not-a-count': (words) => `“${words}” is no quantity. Like this: “line 1 qty 3”.`,
      'not-a-price': (words) => `“${words}” is no price. Like this: “line 1 price 4.50”.`,
    },
    recounted: (was) => `⚠️ The total was ${was} by your word; now it is what the lines come to.`,
    acceptedOld: (who, quote) =>
      `${who} wants to accept ${quote} as it was before its lines changed. Nothing is accepted: send it as it is now.`,
  },
  es: {
    noSuch: (what) => `No hay ${what}.`,
    isAlready: (what, state) => `${what} ya está: ${state}.`,
    cannotBecome: (what, from, to) => `${what} está: ${from}. Desde ahí no puede pasar a: ${to}.`,
    notByWord: (what) =>
      `${what}: estará pagada cuando lo diga el sistema de pagos. No basta la palabra de nadie, tampoco la tuya.`,
    total: (money) => `Total: *${money}*`,
    since: (day) => `desde el ${day}`,
    until: {
      order: (day) => `prometido para el ${day}`,
      quote: (day) => `válido hasta el ${day}`,
      case: (day) => `por resolver antes del ${day}`,
      payment: (day) => `vence el ${day}`,
    },
    step: {
      order: { sent: 'Enviado', delivered: 'Entregado', cancelled: 'Anular' },
      quote: { accepted: 'Aceptado', declined: 'Rechazado' },
      case: { open: 'Abrir otra vez', waiting: 'Esperar al cliente', resolved: 'Resuelto' },
      payment: { cancelled: 'Anular' },
    },
    open: {
      order: (count) => (count === 1 ? '1 pedido abierto' : `${count} pedidos abiertos`),
      quote: (count) => (count === 1 ? '1 presupuesto abierto' : `${count} presupuestos abiertos`),
      case: (count) => (count === 1 ? '1 caso abierto' : `${count} casos abiertos`),
      payment: (count) => (count === 1 ? '1 pago pedido' : `${count} pagos pedidos`),
    },
    none: {
      order: 'No hay pedidos abiertos.',
      quote: 'No hay presupuestos abiertos.',
      case: 'No hay casos abiertos.',
      payment: 'No hay pagos pedidos.',
    },
    takenForAll: (money, count) =>
      `${money} es por los ${count}. Si es por cada uno: «deshacer», y la línea otra vez con «cada uno» detrás.`,
    notLines: (words, example) => `No sé leer «${words}» como líneas. Así: «${example}».`,
    noTotal: 'Sin total: falta un precio.',
    withButtons: 'Va como PDF, con los botones Aceptar · Pregunta.',
    cannotTell: (what) => `${what} no se puede enviar: nunca nos escribió, o está en la lista de bloqueados.`,
    makeOrder: 'Hacer el pedido',
    fromQuote: (quote) => `a partir del ${quote}`,
    isMade: (what, of) => `${what} ya existe, de ${of}. Aquí está:`,
    accepted: (who, quote) => `✅ ${who} aceptó el ${quote}.`,
    acceptedLate: (who, quote, day) =>
      `${who} quiere aceptar el ${quote}, que venció el ${day}. Sigue como está hasta que lo digas.`,
    acceptLate: 'Aceptar igual',
    runsOut: (what, who, day) => `⏰ ${what} para ${who} vence el ${day}, y nadie ha respondido.`,
    ranOut: (what, who) => `${what} para ${who} ha vencido, y nadie ha respondido.`,
    askPayment: 'Pedir el pago',
    noPaymentWords:
      'Nadie ha dicho cómo pagan los clientes: «enlace de pago https://…/{reference}?importe={amount}», o tus palabras, se añaden.',
    paymentWords: (words) => `Una petición de pago dice: «${words}». «enlace de pago no» lo quita.`,
    paymentWordsOff: 'Una petición de pago dice ahora solo el importe.',
    paymentWordsName: 'cómo pagan los clientes',
    paymentFault: {
      'too-long': () => 'Es demasiado largo: 500 letras como mucho.',
      'unknown-placeholder': () => 'Solo se pueden rellenar {amount} y {reference}.',
      'no-address': (words) => `«${words}» tiene una dirección que no abre. Empieza con https:// y tiene un dominio.`,
    },
    saysPaid: (what, money) => `⚠️ Dice que pagó la ${what} (${money}); el sistema de pagos no lo confirma.`,
    reported: {
      paid: (what, who, money, system) => `✅ ${who} pagó ${money} (${what}), dice ${system}.`,
      failed: (what, who, money, system) => `⚠️ ${who}: falló el pago de ${money} (${what}), dice ${system}.`,
      refunded: (what, who, money, system) => `A ${who} se le devolvieron ${money} (${what}), dice ${system}.`,
    },
    reportedOther: (what, who, money, system) =>
      `⚠️ ${who}: ${system} comunica ${money} por la ${what}. No es lo que se pidió, así que sigue sin pagar hasta que lo mires.`,
    paymentDue: (what, who, money) => `⏰ ${what} de ${who} (${money}) ha vencido y el sistema de pagos no la confirma.`,
    caseOpened: (number) =>
      `Mientras esté abierto, no se propone ningún seguimiento. Cuando esté resuelto: «resolver ${number}».`,
    caseIsOpen: (what, title) => `⚠️ ${what} está abierto: «${title}»`,
    noOpenCase: (who) => `${who} no tiene ningún caso abierto.`,
    whichCase: (who) => `${who} tiene varios casos abiertos. ¿Cuál está resuelto?`,
    reopen: (what, title, age) => `${what} («${title}») se resolvió hace ${age}, y vuelve a escribir. ¿Sigue abierto?`,
    reopenYes: 'Abrir otra vez',
    reopenNo: 'Dejar resuelto',
    checkDue: (what, who, title) => `${what} de ${who} («${title}») se resolvió hace un día. ¿Preguntar si todo va bien?`,
    readyWords: (name) => `Para ${name}:`,
    changedSince: (what, state) => `No se ha enviado: ${what} está ya: ${state}.`,
    goneSince: 'No se ha enviado: aquello de lo que trataba se retiró.',
    linesSince: (what) => `No se ha enviado: ${what} ha cambiado desde entonces. «${what}» lo muestra como está ahora.`,
    addExample: 'añade 2 jabones a 4,50',
    linesStay: (what, state) => `${what} está: ${state}. Sus líneas se quedan como están. Para lo nuevo, abre otro.`,
    linesPaid: (what, payment) => `${what} está pagado (${payment}). Sus líneas se quedan como están. Para lo nuevo, abre otro.`,
    noSuchLine: (what, count) => (count === 1 ? `${what} tiene una línea: la 1.` : `${what} tiene las líneas 1 a ${count}.`),
    lastLine: (what) => `${what} se quedaría sin líneas. Añade antes la otra, o ciérralo con los botones de su tarjeta.`,
    tooManyLines: (most) => `Serían más de ${most} líneas. Abre otro para el resto.`,
    notFigure: {
      'not-a-count': (words) => `«${words}» no es una cantidad. Así: «línea 1 cantidad 3».`,
      'not-a-price': (words) => `«${words}» no es un precio. Así: «línea 1 precio 4,50».`,
    },
    recounted: (was) => `⚠️ El total era ${was} porque tú lo dijiste; ahora es lo que suman las líneas.`,
    acceptedOld: (who, quote) =>
      `${who} quiere aceptar el ${quote} como estaba antes de cambiar sus líneas. No se acepta nada: envíalo como está ahora.`,
  },
  pt: {
    noSuch: (what) => `Não há ${what}.`,
    isAlready: (what, state) => `${what} já está: ${state}.`,
    cannotBecome: (what, from, to) => `${what} está: ${from}. Daí não pode passar a: ${to}.`,
    notByWord: (what) => `${what}: só fica pago quando o sistema de pagamento disser. A palavra de ninguém basta, nem a sua.`,
    total: (money) => `Total: *${money}*`,
    since: (day) => `desde ${day}`,
    until: {
      order: (day) => `prometido para ${day}`,
      quote: (day) => `vale até ${day}`,
      case: (day) => `a resolver até ${day}`,
      payment: (day) => `vence ${day}`,
    },
    step: {
      order: { sent: 'Enviado', delivered: 'Entregue', cancelled: 'Cancelar' },
      quote: { accepted: 'Aceito', declined: 'Recusado' },
      case: { open: 'Abrir de novo', waiting: 'Esperar o cliente', resolved: 'Resolvido' },
      payment: { cancelled: 'Cancelar' },
    },
    open: {
      order: (count) => (count === 1 ? '1 pedido aberto' : `${count} pedidos abertos`),
      quote: (count) => (count === 1 ? '1 orçamento aberto' : `${count} orçamentos abertos`),
      case: (count) => (count === 1 ? '1 caso aberto' : `${count} casos abertos`),
      payment: (count) => (count === 1 ? '1 pagamento pedido' : `${count} pagamentos pedidos`),
    },
    none: {
      order: 'Não há pedidos abertos.',
      quote: 'Não há orçamentos abertos.',
      case: 'Não há casos abertos.',
      payment: 'Não há pagamentos pedidos.',
    },
    takenForAll: (money, count) =>
      `${money} é pelos ${count}. Se for por cada um: “desfazer”, e a linha de novo com “cada” no fim.`,
    notLines: (words, example) => `Não consigo ler “${words}” como linhas. Assim: “${example}”.`,
    noTotal: 'Sem total: falta um preço.',
    withButtons: 'Vai como PDF, com os botões Aceitar · Pergunta.',
    cannotTell: (what) => `${what} não pode ser enviado: a pessoa nunca nos escreveu, ou está bloqueada.`,
    makeOrder: 'Fazer o pedido',
    fromQuote: (quote) => `a partir do ${quote}`,
    isMade: (what, of) => `${what} já existe, de ${of}. Aqui está:`,
    accepted: (who, quote) => `✅ ${who} aceitou o ${quote}.`,
    acceptedLate: (who, quote, day) => `${who} quer aceitar o ${quote}, que venceu em ${day}. Fica como está até você dizer.`,
    acceptLate: 'Aceitar assim mesmo',
    runsOut: (what, who, day) => `⏰ ${what} para ${who} vence em ${day}, e ninguém respondeu.`,
    ranOut: (what, who) => `${what} para ${who} venceu, e ninguém respondeu.`,
    askPayment: 'Pedir pagamento',
    noPaymentWords:
      'Ninguém disse como os clientes pagam: “link de pagamento https://…/{reference}?valor={amount}”, ou as suas palavras, vão junto.',
    paymentWords: (words) => `Um pedido de pagamento diz: “${words}”. “link de pagamento não” retira.`,
    paymentWordsOff: 'Um pedido de pagamento agora diz só o valor.',
    paymentWordsName: 'como os clientes pagam',
    paymentFault: {
      'too-long': () => 'É longo demais: no máximo 500 letras.',
      'unknown-placeholder': () => 'Só {amount} e {reference} podem ser preenchidos.',
      'no-address': (words) => `“${words}” tem um endereço que não abre. Começa com https:// e tem um domínio.`,
    },
    saysPaid: (what, money) => `⚠️ Diz que pagou o ${what} (${money}); o sistema de pagamento não confirma.`,
    reported: {
      paid: (what, who, money, system) => `✅ ${who} pagou ${money} (${what}), diz ${system}.`,
      failed: (what, who, money, system) => `⚠️ ${who}: o pagamento de ${money} (${what}) falhou, diz ${system}.`,
      refunded: (what, who, money, system) => `${who} recebeu de volta ${money} (${what}), diz ${system}.`,
    },
    reportedOther: (what, who, money, system) =>
      `⚠️ ${who}: ${system} informa ${money} pelo ${what}. Não é o que foi pedido, por isso continua não pago até você olhar.`,
    paymentDue: (what, who, money) => `⏰ ${what} de ${who} (${money}) venceu e o sistema de pagamento não confirma.`,
    caseOpened: (number) =>
      `Enquanto estiver aberto, nenhum acompanhamento é proposto. Quando estiver resolvido: “resolvido ${number}”.`,
    caseIsOpen: (what, title) => `⚠️ ${what} está aberto: “${title}”`,
    noOpenCase: (who) => `${who} não tem caso aberto.`,
    whichCase: (who) => `${who} tem vários casos abertos. Qual está resolvido?`,
    reopen: (what, title, age) => `${what} (“${title}”) foi resolvido há ${age}, e a pessoa escreve de novo. Continua aberto?`,
    reopenYes: 'Abrir de novo',
    reopenNo: 'Deixar resolvido',
    checkDue: (what, who, title) => `${what} de ${who} (“${title}”) foi resolvido há um dia. Perguntar se está tudo bem?`,
    readyWords: (name) => `Para ${name}:`,
    changedSince: (what, state) => `Não foi enviado: ${what} já está: ${state}.`,
    goneSince: 'Não foi enviado: aquilo de que tratava foi retirado.',
    linesSince: (what) => `Não foi enviado: ${what} mudou desde então. “${what}” mostra como está agora.`,
    addExample: 'adiciona 2 sabonetes a 4,50',
    linesStay: (what, state) => `${what} já está: ${state}. As linhas ficam como estão. Para o que é novo, abra outro.`,
    linesPaid: (what, payment) => `${what} já foi pago (${payment}). As linhas ficam como estão. Para o que é novo, abra outro.`,
    noSuchLine: (what, count) => (count === 1 ? `${what} tem uma linha: a 1.` : `${what} tem as linhas 1 a ${count}.`),
    lastLine: (what) => `${what} ficaria sem linhas. Adicione antes a outra, ou encerre com os botões do cartão.`,
    tooManyLines: (most) => `Seriam mais de ${most} linhas. Abra outro para o resto.`,
    notFigure: {
      'not-a-count': (words) => `“${words}” não é uma quantidade. Assim: “linha 1 quantidade 3”.`,
      'not-a-price': (words) => `“${words}” não é um preço. Assim: “linha 1 preço 4,50”.`,
    },
    recounted: (was) => `⚠️ O total era ${was} porque você disse; agora é o que as linhas somam.`,
    acceptedOld: (who, quote) =>
      `${who} quer aceitar o ${quote} como estava antes de as linhas mudarem. Nada é aceito: envie como está agora.`,
  },
};
