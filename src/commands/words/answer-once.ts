import type { Locale } from '../../crm/locale.ts';

/** Why somebody was left out when many were answered at once. */
export type LeftOut = 'answered' | 'wroteAgain' | 'closed' | 'colleague' | 'blocked' | 'optedOut';

/** One answer for many: who asks the same, what each would get, and what it costs. */
export type AnswerOnceWords = {
  groups(people: number, questions: number): string;
  /** A row's title (24 characters) and the first names in its description. */
  row(count: number): string;
  nobody: string;
  nobodyAsks: string;
  asks(count: number): string;
  /** How the answer is given. */
  writeIt: string;
  suggested(text: string): string;
  /** Buttons (20 characters). */
  useIt: string;
  send(count: number): string;
  keep: string;
  stop: string;
  answerAtOnce(count: number): string;

  /** The answer, as each would get it. */
  preview(count: number): string;
  onlySo(count: number): string;
  unreachable(count: number): string;
  free(left: string): string;
  costs(amount: string): string;
  nobodyReachable: string;
  tooLong(most: number): string;
  noWords(example: string): string;
  tooOld: string;

  sent(count: number): string;
  leftOut: Record<LeftOut, (count: number, names: string) => string>;
  nobodyLeft: string;
  undone(stopped: number): string;
  undoneSome(stopped: number, left: number): string;
  allLeft(count: number): string;

  /** Follow-ups, all of them at once: the row that leads there (24 characters), what would go out, and what did. */
  followUpsAll(count: number): string;
  followUpsPreview(count: number): string;
  followUpsApart(count: number): string;
  noneToSend: string;
  followUpsSent(count: number): string;
  overtaken(count: number, names: string): string;
  /** A model's words say what nobody knows. */
  doubtful(count: number, names: string): string;

  keeps(text: string): string;
  standing(text: string, used: number): string;
  stopped: string;
  stoppedAlready: string;
  undoneKeep: string;
};

const people = {
  en: (count: number) => (count === 1 ? '1 person' : `${count} people`),
  es: (count: number) => (count === 1 ? '1 persona' : `${count} personas`),
  pt: (count: number) => (count === 1 ? '1 pessoa' : `${count} pessoas`),
};

export const answerOnceWords: Record<Locale, AnswerOnceWords> = {
  en: {
    groups: (count, questions) =>
      questions === 1 ? `${people.en(count)} ask the same.` : `${people.en(count)} ask ${questions} things. Answer each once.`,
    row: (count) => `${people.en(count)} ask`,
    nobody: 'No two of those who wait ask the same now.',
    nobodyAsks: 'Nobody who waits asks that now.',
    asks: (count) => `${people.en(count)} ${count === 1 ? 'asks' : 'ask'} this`,
    writeIt: 'Write the answer now: I show you what each would get before anything leaves. {name} becomes their first name.',
    suggested: (text) => `From your playbook:\n${text}`,
    useIt: 'Use this answer',
    send: (count) => `Send to ${count}`,
    keep: 'Keep answering today',
    stop: 'Stop',
    answerAtOnce: (count) => `Answer ${count} at once`,
    preview: (count) => `To ${people.en(count)}, as each would get it:`,
    onlySo: (count) => `At most ${count} at once: these have waited longest.`,
    unreachable: (count) => `${people.en(count)} cannot be answered now: their 24 hours are over, or they are blocked.`,
    free: (left) => `Cost: nothing, ${left} free messages are left this month.`,
    costs: (amount) => `Cost: ${amount}`,
    nobodyReachable: 'None of them can be answered now: their 24 hours are over, or they are blocked.',
    tooLong: (most) => `That is more than ${most} characters, which WhatsApp does not take. Make it shorter and send it again.`,
    noWords: (example) => `The words for them are missing. For example: ${example}`,
    tooOld: 'This is from too long ago: who waits may be others by now. Write “questions”.',
    sent: (count) => `→ ${people.en(count)}. “undo” takes back what has not left.`,
    leftOut: {
      answered: (count, names) => `${people.en(count)} had an answer already: ${names}`,
      wroteAgain: (count, names) => `${people.en(count)} wrote something else since: ${names}`,
      closed: (count, names) => `The 24 hours of ${people.en(count)} ended: ${names}`,
      colleague: (count, names) => `A colleague is at ${people.en(count)}: ${names}`,
      blocked: (count, names) => `${people.en(count)} ${count === 1 ? 'is' : 'are'} blocked: ${names}`,
      optedOut: (count, names) => `Want no offers (${count}): ${names}`,
    },
    nobodyLeft: 'Nothing was sent: none of them waits for it any more.',
    undone: (stopped) => `Undone: nothing went to these ${people.en(stopped)}.`,
    undoneSome: (stopped, left) => `Undone for ${people.en(stopped)}. ${left} had left already.`,
    allLeft: (count) => `Too late to undo: all ${count} have left. WhatsApp cannot take a message back.`,
    followUpsAll: (count) => `Send all ${count}…`,
    followUpsPreview: (count) => `These ${count} follow-ups would go out as they are:`,
    followUpsApart: (count) =>
      `${count === 1 ? '1 more has' : `${count} more have`} to be opened by itself: no draft, a colleague’s, or only by template by now.`,
    noneToSend: 'None of them can go out as it is. Open them one by one.',
    followUpsSent: (count) => `→ ${count === 1 ? '1 follow-up' : `${count} follow-ups`}. “undo” takes back what has not left.`,
    overtaken: (count, names) => `${people.en(count)} left out, something has happened since: ${names}`,
    doubtful: (count, names) => `${people.en(count)} left out, the AI’s words are in doubt: decide on the card of ${names}`,
    keeps: (text) =>
      `Until midnight whoever asks just this gets: “${text}”. Who asks more, complains or asks twice still comes to you. “questions” shows how many, “undo” stops it.`,
    standing: (text, used) => `Goes out by itself today, ${used} so far: “${text}”`,
    stopped: 'Stopped: these questions come to you again.',
    stoppedAlready: 'It is over already: these questions come to you.',
    undoneKeep: 'answering by itself',
  },
  es: {
    groups: (count, questions) =>
      questions === 1
        ? `${people.es(count)} preguntan lo mismo.`
        : `${people.es(count)} preguntan ${questions} cosas. Responde cada una una vez.`,
    row: (count) => `${people.es(count)}`,
    nobody: 'De quienes esperan, no hay dos que pregunten lo mismo.',
    nobodyAsks: 'Nadie de quienes esperan pregunta eso ahora.',
    asks: (count) => `${people.es(count)} ${count === 1 ? 'pregunta' : 'preguntan'} esto`,
    writeIt: 'Escribe ahora la respuesta: te enseño lo que recibirá cada uno antes de que salga nada. {name} será su nombre.',
    suggested: (text) => `De tu guion:\n${text}`,
    useIt: 'Usar esta respuesta',
    send: (count) => `Enviar a ${count}`,
    keep: 'Seguir hoy así',
    stop: 'Parar',
    answerAtOnce: (count) => `Responder a ${count}`,
    preview: (count) => `Para ${people.es(count)}, tal como lo recibirá cada uno:`,
    onlySo: (count) => `Como mucho ${count} a la vez: estos llevan más tiempo esperando.`,
    unreachable: (count) => `A ${people.es(count)} no se les puede responder ahora: pasaron sus 24 horas o están bloqueados.`,
    free: (left) => `Coste: nada, te quedan ${left} mensajes gratis este mes.`,
    costs: (amount) => `Coste: ${amount}`,
    nobodyReachable: 'A nadie de ellos se le puede responder ahora: pasaron sus 24 horas o están bloqueados.',
    tooLong: (most) => `Son más de ${most} caracteres, y WhatsApp no lo admite. Hazlo más corto y envíalo otra vez.`,
    noWords: (example) => `Faltan las palabras para ellos. Por ejemplo: ${example}`,
    tooOld: 'Esto es de hace demasiado: quizá ya esperan otros. Escribe «preguntas».',
    sent: (count) => `→ ${people.es(count)}. «deshacer» retira lo que aún no ha salido.`,
    leftOut: {
      answered: (count, names) => `${people.es(count)} ya tenían respuesta: ${names}`,
      wroteAgain: (count, names) => `${people.es(count)} escribieron otra cosa después: ${names}`,
      closed: (count, names) => `Acabaron las 24 horas de ${people.es(count)}: ${names}`,
      colleague: (count, names) => `Un compañero está con ${people.es(count)}: ${names}`,
      blocked: (count, names) => `${people.es(count)} en la lista de bloqueados: ${names}`,
      optedOut: (count, names) => `No quieren ofertas (${count}): ${names}`,
    },
    nobodyLeft: 'No se ha enviado nada: ya nadie de ellos lo espera.',
    undone: (stopped) => `Deshecho: no ha salido nada para ${people.es(stopped)}.`,
    undoneSome: (stopped, left) => `Deshecho para ${people.es(stopped)}. ${left} ya habían salido.`,
    allLeft: (count) => `Tarde para deshacer: los ${count} ya han salido. WhatsApp no puede retirar un mensaje.`,
    followUpsAll: (count) => `Enviar los ${count}…`,
    followUpsPreview: (count) => `Saldrían estos ${count} seguimientos, tal como están:`,
    followUpsApart: (count) =>
      `Otros ${count} hay que abrirlos uno a uno: sin borrador, de un compañero o ya solo con plantilla.`,
    noneToSend: 'Ninguno puede salir tal como está. Ábrelos uno a uno.',
    followUpsSent: (count) =>
      `→ ${count === 1 ? '1 seguimiento' : `${count} seguimientos`}. «deshacer» retira lo que aún no ha salido.`,
    overtaken: (count, names) => `${people.es(count)} fuera, ha pasado algo desde entonces: ${names}`,
    doubtful: (count, names) => `${people.es(count)} fuera, lo que escribió la IA es dudoso: decide en la tarjeta de ${names}`,
    keeps: (text) =>
      `Hasta medianoche, quien pregunte justo esto recibe: «${text}». Quien pregunte algo más, se queje o pregunte dos veces te llega a ti. «preguntas» muestra cuántos, «deshacer» lo para.`,
    standing: (text, used) => `Hoy sale solo, ${used} hasta ahora: «${text}»`,
    stopped: 'Parado: estas preguntas te llegan otra vez.',
    stoppedAlready: 'Ya había terminado: estas preguntas te llegan.',
    undoneKeep: 'las respuestas automáticas',
  },
  pt: {
    groups: (count, questions) =>
      questions === 1
        ? `${people.pt(count)} perguntam o mesmo.`
        : `${people.pt(count)} perguntam ${questions} coisas. Responda cada uma uma vez.`,
    row: (count) => `${people.pt(count)}`,
    nobody: 'De quem espera, não há duas pessoas que perguntem o mesmo.',
    nobodyAsks: 'Ninguém que espera pergunta isso agora.',
    asks: (count) => `${people.pt(count)} ${count === 1 ? 'pergunta' : 'perguntam'} isto`,
    writeIt: 'Escreva agora a resposta: mostro o que cada um vai receber antes de sair qualquer coisa. {name} será o nome.',
    suggested: (text) => `Do seu roteiro:\n${text}`,
    useIt: 'Usar esta resposta',
    send: (count) => `Enviar a ${count}`,
    keep: 'Continuar hoje',
    stop: 'Parar',
    answerAtOnce: (count) => `Responder a ${count}`,
    preview: (count) => `Para ${people.pt(count)}, como cada um vai receber:`,
    onlySo: (count) => `No máximo ${count} de uma vez: estes esperam há mais tempo.`,
    unreachable: (count) => `A ${people.pt(count)} não dá para responder agora: as 24 horas acabaram ou estão bloqueados.`,
    free: (left) => `Custo: nada, restam ${left} mensagens grátis este mês.`,
    costs: (amount) => `Custo: ${amount}`,
    nobodyReachable: 'A ninguém deles dá para responder agora: as 24 horas acabaram ou estão bloqueados.',
    tooLong: (most) => `São mais de ${most} caracteres, e o WhatsApp não aceita. Encurte e envie de novo.`,
    noWords: (example) => `Faltam as palavras para eles. Por exemplo: ${example}`,
    tooOld: 'Isto é de há muito tempo: talvez já sejam outros que esperam. Escreva “perguntas”.',
    sent: (count) => `→ ${people.pt(count)}. “desfazer” retira o que ainda não saiu.`,
    leftOut: {
      answered: (count, names) => `${people.pt(count)} já tinham resposta: ${names}`,
      wroteAgain: (count, names) => `${people.pt(count)} escreveram outra coisa depois: ${names}`,
      closed: (count, names) => `Acabaram as 24 horas de ${people.pt(count)}: ${names}`,
      colleague: (count, names) => `Um colega está com ${people.pt(count)}: ${names}`,
      blocked: (count, names) => `${people.pt(count)} na lista de bloqueados: ${names}`,
      optedOut: (count, names) => `Não querem ofertas (${count}): ${names}`,
    },
    nobodyLeft: 'Nada foi enviado: ninguém deles espera mais por isso.',
    undone: (stopped) => `Desfeito: nada saiu para ${people.pt(stopped)}.`,
    undoneSome: (stopped, left) => `Desfeito para ${people.pt(stopped)}. ${left} já tinham saído.`,
    allLeft: (count) => `Tarde para desfazer: todas as ${count} já saíram. O WhatsApp não retira mensagens.`,
    followUpsAll: (count) => `Enviar os ${count}…`,
    followUpsPreview: (count) => `Sairiam estes ${count} acompanhamentos, como estão:`,
    followUpsApart: (count) =>
      `${count === 1 ? 'Outro precisa ser aberto' : `Outros ${count} precisam ser abertos`} à parte: sem rascunho, de um colega ou já só com modelo.`,
    noneToSend: 'Nenhum pode sair como está. Abra um a um.',
    followUpsSent: (count) =>
      `→ ${count === 1 ? '1 acompanhamento' : `${count} acompanhamentos`}. “desfazer” retira o que ainda não saiu.`,
    overtaken: (count, names) => `${people.pt(count)} de fora, aconteceu algo desde então: ${names}`,
    doubtful: (count, names) => `${people.pt(count)} de fora, o que a IA escreveu é duvidoso: decida no cartão de ${names}`,
    keeps: (text) =>
      `Até meia-noite, quem perguntar exatamente isto recebe: “${text}”. Quem perguntar mais, reclamar ou perguntar duas vezes chega a você. “perguntas” mostra quantos, “desfazer” para.`,
    standing: (text, used) => `Hoje sai sozinho, ${used} até agora: “${text}”`,
    stopped: 'Parado: estas perguntas chegam a você de novo.',
    stoppedAlready: 'Já tinha terminado: estas perguntas chegam a você.',
    undoneKeep: 'as respostas automáticas',
  },
};
