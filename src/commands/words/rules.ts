import type { Locale } from '../../crm/locale.ts';
import type { PausedBecause, StoppedBecause } from '../../crm/rule.ts';
import type { Refusal } from '../../rules/refuse.ts';

/** Rules: what they wait for, what must hold, what they do, and how they are switched. Names, times and amounts are shown texts. */
export type RuleWords = {
  title: string;
  none: string;
  foot: string;
  detail: string;
  states: Record<'on' | 'off' | 'paused', string>;
  firedWeek(count: number): string;
  ready: string;
  readyTitle: string;
  /** Sentences that every business may say as they are. `lastStage` is its last open stage. */
  readyOnes(lastStage: string): readonly string[];
  log: string;
  nothingFired: string;
  logTitle(number: number | null): string;
  noSuch(words: string): string;

  when: string;
  if: string;
  thenDo: string;
  and: string;
  or: string;
  /** What it waits for, behind `when`. */
  waitsFor: {
    message: string;
    first: string;
    quiet(time: string): string;
    waits(time: string): string;
    lead: string;
    stage(name: string): string;
    tag(tag: string): string;
    untag(tag: string): string;
    given: string;
    stopped: string;
    responsible(name: string): string;
    nobody: string;
    taskDone: string;
  };
  /** The same of one person, as a reminder says it. */
  was: RuleWords['waitsFor'];
  /** What must hold, behind `if`. */
  holds: {
    words(list: string): string;
    stage(name: string, not: boolean): string;
    tagged(tag: string, not: boolean): string;
    over(amount: string): string;
    under(amount: string): string;
    responsible(name: string, not: boolean): string;
    nobody(not: boolean): string;
    hours(from: string, until: string): string;
    days(list: string): string;
    fromAd(not: boolean): string;
    given: string;
    stopped: string;
  };
  /** What is done, behind `thenDo`. */
  does: {
    remind(who: string, text: string): string;
    notify(who: string): string;
    tag(tag: string): string;
    untag(tag: string): string;
    move(name: string): string;
    assign(name: string): string;
    unassign: string;
    note(text: string): string;
    prepare(text: string): string;
  };
  you: string;
  whoIsResponsible: string;
  somebodyGone: string;
  later(time: string, of: string): string;
  stillSo: string;
  stillWaits: string;
  minutes(count: number): string;
  hours(count: number): string;
  days(count: number): string;

  newRule: string;
  wouldHave(count: number): string;
  wouldHavePaused(count: number): string;
  neverWould: string;
  cannotTry: string;
  cases(list: string): string;
  switchOn: string;
  change: string;
  changeHow: string;
  offerGone: string;
  remove: string;
  switchOff: string;
  nowOn(number: number, what: string): string;
  nowOff(number: number): string;
  removed(number: number): string;
  alreadyOn(number: number): string;
  alreadyOff(number: number): string;
  undone(number: number | null): string;
  tooMany(most: number): string;
  refused: Record<Refusal, string>;
  paused: Record<PausedBecause, string>;
  stopped: Record<StoppedBecause, string>;
  stoppedItself(number: number | null): string;
  resume: string;

  notUnderstood(part: string): string;
  examples: readonly string[];
  noStage(words: string): string;
  noColleague(words: string): string;

  notice(number: number | null, what: string): string;
  prepared(number: number | null, what: string): string;
  nothingToUndo: string;
  notAnyMore: string;
  leftNothing: string;
  waitsUntil(time: string): string;
  firing(time: string, who: string): string;
  did: Record<'waiting' | 'done' | 'stopped' | 'undone', string>;
};

const english: RuleWords = {
  title: 'Your rules',
  none: 'There are no rules yet. Say one in your words:',
  foot: 'Write “rule 2 off”, “rule 2 on”, “rule 2 remove”, “rules log”, or a new one: “when someone moves to …, remind me in 2 days”.',
  detail: 'See one',
  states: { on: 'on', off: 'off', paused: 'stopped itself' },
  firedWeek: (count) =>
    count === 0 ? 'has not fired this week' : count === 1 ? 'fired once this week' : `fired ${count} times this week`,
  ready: 'Ready ones',
  readyTitle: 'Rules that many have. Tap one to see what it would have done:',
  readyOnes: (stage) => [
    `when someone moves to ${stage}, remind me in 2 days`,
    'when someone waits more than 2 hours, notify the responsible person',
    'when a lead is quiet for 7 days, tag cold',
    'when a message says refund or complaint, notify me',
    'when a new lead comes in if they come from an ad, tag ad',
  ],
  log: 'What they did',
  nothingFired: 'No rule has fired yet.',
  logTitle: (number) => (number === null ? '*What rules did*, newest first' : `*What rule ${number} did*, newest first`),
  noSuch: (words) => `There is no rule ${words}. Write “rules” to see them.`,
  when: 'When',
  if: 'if',
  thenDo: 'then',
  and: ' and ',
  or: ' or ',
  waitsFor: {
    message: 'a message comes in',
    first: 'somebody writes for the first time',
    quiet: (time) => `a lead is quiet for ${time}`,
    waits: (time) => `somebody waits for us for ${time}`,
    lead: 'a new lead comes in',
    stage: (name) => `somebody moves to ${name}`,
    tag: (tag) => `somebody is tagged “${tag}”`,
    untag: (tag) => `“${tag}” is taken off somebody`,
    given: 'somebody agrees to marketing',
    stopped: 'somebody stops marketing',
    responsible: (name) => `${name} becomes responsible`,
    nobody: 'nobody is responsible any more',
    taskDone: 'a task about somebody is done',
  },
  was: {
    message: 'wrote',
    first: 'wrote for the first time',
    quiet: (time) => `quiet for ${time}`,
    waits: (time) => `waiting for ${time}`,
    lead: 'a new lead',
    stage: (name) => `moved to ${name}`,
    tag: (tag) => `tagged “${tag}”`,
    untag: (tag) => `no longer tagged “${tag}”`,
    given: 'agreed to marketing',
    stopped: 'stopped marketing',
    responsible: (name) => `now with ${name}`,
    nobody: 'nobody is responsible',
    taskDone: 'a task is done',
  },
  holds: {
    words: (list) => `the message says ${list}`,
    stage: (name, not) => (not ? `they are not in ${name}` : `they are in ${name}`),
    tagged: (tag, not) => (not ? `they are not tagged “${tag}”` : `they are tagged “${tag}”`),
    over: (amount) => `worth more than ${amount}`,
    under: (amount) => `worth less than ${amount}`,
    responsible: (name, not) => (not ? `${name} is not responsible` : `${name} is responsible`),
    nobody: (not) => (not ? 'somebody is responsible' : 'nobody is responsible'),
    hours: (from, until) => `it is between ${from} and ${until}`,
    days: (list) => `it is ${list}`,
    fromAd: (not) => (not ? 'they did not come from an ad' : 'they came from an ad'),
    given: 'they agreed to marketing',
    stopped: 'they stopped marketing',
  },
  does: {
    remind: (who, text) => (text ? `remind ${who}: “${text}”` : `remind ${who}`),
    notify: (who) => `notify ${who}`,
    tag: (tag) => `tag “${tag}”`,
    untag: (tag) => `take “${tag}” off`,
    move: (name) => `move to ${name}`,
    assign: (name) => `assign to ${name}`,
    unassign: 'make nobody responsible',
    note: (text) => `note “${text}”`,
    prepare: (text) => `prepare for your approval: “${text}”`,
  },
  you: 'you',
  whoIsResponsible: 'whoever is responsible',
  somebodyGone: 'somebody who is gone',
  later: (time, of) => `in ${time}, if ${of}, `,
  stillSo: 'that is still so',
  stillWaits: 'they still have no answer',
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  newRule: '⚙️ *A new rule*',
  wouldHave: (count) => (count === 1 ? 'Last week it would have fired once.' : `Last week it would have fired ${count} times.`),
  wouldHavePaused: (count) => `Last week it would have fired ${count} times within an hour and stopped itself there.`,
  neverWould: 'Last week it would not have fired.',
  cannotTry: 'What happened last week does not tell how often it would have fired.',
  cases: (list) => `For example: ${list}.`,
  switchOn: 'Switch on',
  change: 'Change',
  changeHow: 'Write it again as it should be, beginning with “when”.',
  offerGone: 'That rule is no longer there. Write it again.',
  remove: 'Remove',
  switchOff: 'Switch off',
  nowOn: (number, what) => `Rule ${number} is on from now. ${what}`,
  nowOff: (number) => `Rule ${number} is off.`,
  removed: (number) => `Rule ${number} is removed.`,
  alreadyOn: (number) => `Rule ${number} is on already.`,
  alreadyOff: (number) => `Rule ${number} is off already.`,
  undone: (number) => (number === null ? 'the rule' : `rule ${number}`),
  tooMany: (most) => `${most} rules are as many as there can be. Remove one first: “rule 2 remove”.`,
  refused: {
    'stage-gone': 'It names a stage that is not there.',
    'person-gone': 'It names a colleague who is not there.',
    contradiction: 'It could never fire: what it asks for is never true together.',
    everybody:
      'It would fire for everybody who writes anything. Say what must hold as well: “when a message says …” or “when someone writes for the first time”.',
    itself: 'It would do just what it waits for, and so set itself off.',
    'no-message': 'It asks what a message says, but waits for something that is no message.',
    'two-delays': 'It waits already: leave out the “in …” behind it, and say the whole time at once.',
  },
  paused: {
    'too-many': 'It fired 100 times within an hour.',
    'stage-gone': 'A stage it names is no longer there.',
    'person-gone': 'A colleague it names is no longer there.',
  },
  stopped: {
    loop: 'not again: it had led to this itself',
    deep: 'not done: too many rules had led to this',
    'too-often': 'not done: often enough for this person today',
    'no-longer': 'not done: it was no longer so',
    'switched-off': 'not done: the rule was off',
    answered: 'not done: they had an answer',
    gone: 'not done: whom it was about is gone',
    failed: 'not done: it failed again and again',
  },
  stoppedItself: (number) => `⚠️ Rule ${number ?? ''} has stopped itself.`,
  resume: 'Switch on again',
  notUnderstood: (part) => `I read that as a rule, but not this part: “${part}”. It can be said like this:`,
  examples: [
    'when someone moves to Proposal, remind me in 2 days',
    'when a message says refund, notify marco',
    'when vip is tagged, assign to maria',
    'when a lead is quiet for 3 days, tag cold',
  ],
  noStage: (words) => `There is no stage “${words}”.`,
  noColleague: (words) => `Nobody of the team is called “${words}”.`,
  notice: (number, what) => `⚙️ Rule ${number ?? ''}: ${what}`,
  prepared: (number, what) => `⚙️ Prepared by rule ${number ?? ''}: ${what}`,
  nothingToUndo: 'There is nothing of it left to undo.',
  notAnyMore: 'It will not be done.',
  leftNothing: 'What it did there cannot be taken back: a card or a draft is only shown.',
  waitsUntil: (time) => `waits until ${time}`,
  firing: (time, who) => `${time} · ${who}`,
  did: { waiting: 'waits', done: 'done', stopped: 'not done', undone: 'undone' },
};

const spanish: RuleWords = {
  title: 'Tus reglas',
  none: 'Todavía no hay reglas. Di una con tus palabras:',
  foot: 'Escribe «regla 2 apagar», «regla 2 encender», «regla 2 quitar», «reglas registro», o una nueva: «cuando alguien pase a …, recuérdame en 2 días».',
  detail: 'Ver una',
  states: { on: 'encendida', off: 'apagada', paused: 'se detuvo sola' },
  firedWeek: (count) =>
    count === 0 ? 'no ha actuado esta semana' : count === 1 ? 'actuó una vez esta semana' : `actuó ${count} veces esta semana`,
  ready: 'Reglas listas',
  readyTitle: 'Reglas que muchos tienen. Toca una para ver lo que habría hecho:',
  readyOnes: (stage) => [
    `cuando alguien pase a ${stage}, recuérdame en 2 días`,
    'cuando alguien espere más de 2 horas, avisa al responsable',
    'cuando un contacto lleve 7 días en silencio, etiqueta frío',
    'cuando un mensaje diga devolución o queja, avísame',
    'cuando llegue un contacto nuevo si viene de un anuncio, etiqueta anuncio',
  ],
  log: 'Lo que hicieron',
  nothingFired: 'Ninguna regla ha actuado todavía.',
  logTitle: (number) =>
    number === null ? '*Lo que hicieron las reglas*, lo último primero' : `*Lo que hizo la regla ${number}*, lo último primero`,
  noSuch: (words) => `No hay ninguna regla ${words}. Escribe «reglas» para verlas.`,
  when: 'Cuando',
  if: 'si',
  thenDo: 'entonces',
  and: ' y ',
  or: ' o ',
  waitsFor: {
    message: 'llega un mensaje',
    first: 'alguien escribe por primera vez',
    quiet: (time) => `un contacto lleva ${time} en silencio`,
    waits: (time) => `alguien nos espera desde hace ${time}`,
    lead: 'llega un contacto nuevo',
    stage: (name) => `alguien pasa a ${name}`,
    tag: (tag) => `alguien recibe la etiqueta «${tag}»`,
    untag: (tag) => `alguien pierde la etiqueta «${tag}»`,
    given: 'alguien acepta el marketing',
    stopped: 'alguien para el marketing',
    responsible: (name) => `${name} pasa a ser responsable`,
    nobody: 'nadie es ya responsable',
    taskDone: 'se termina una tarea de alguien',
  },
  was: {
    message: 'escribió',
    first: 'escribió por primera vez',
    quiet: (time) => `${time} en silencio`,
    waits: (time) => `espera desde hace ${time}`,
    lead: 'contacto nuevo',
    stage: (name) => `pasó a ${name}`,
    tag: (tag) => `recibió la etiqueta «${tag}»`,
    untag: (tag) => `perdió la etiqueta «${tag}»`,
    given: 'aceptó el marketing',
    stopped: 'paró el marketing',
    responsible: (name) => `ahora con ${name}`,
    nobody: 'nadie es responsable',
    taskDone: 'se terminó una tarea',
  },
  holds: {
    words: (list) => `el mensaje dice ${list}`,
    stage: (name, not) => (not ? `no está en ${name}` : `está en ${name}`),
    tagged: (tag, not) => (not ? `no lleva la etiqueta «${tag}»` : `lleva la etiqueta «${tag}»`),
    over: (amount) => `vale más de ${amount}`,
    under: (amount) => `vale menos de ${amount}`,
    responsible: (name, not) => (not ? `${name} no es responsable` : `${name} es responsable`),
    nobody: (not) => (not ? 'alguien es responsable' : 'nadie es responsable'),
    hours: (from, until) => `es entre las ${from} y las ${until}`,
    days: (list) => `es ${list}`,
    fromAd: (not) => (not ? 'no vino de un anuncio' : 'vino de un anuncio'),
    given: 'aceptó el marketing',
    stopped: 'paró el marketing',
  },
  does: {
    remind: (who, text) => `${who === 'ti' ? 'recordarte' : `recordar a ${who}`}${text && `: «${text}»`}`,
    notify: (who) => (who === 'ti' ? 'avisarte' : `avisar a ${who}`),
    tag: (tag) => `poner la etiqueta «${tag}»`,
    untag: (tag) => `quitar la etiqueta «${tag}»`,
    move: (name) => `pasar a ${name}`,
    assign: (name) => `asignar a ${name}`,
    unassign: 'dejar sin responsable',
    note: (text) => `anotar «${text}»`,
    prepare: (text) => `preparar para tu aprobación: «${text}»`,
  },
  you: 'ti',
  whoIsResponsible: 'quien sea responsable',
  somebodyGone: 'alguien que ya no está',
  later: (time, of) => `en ${time}, si ${of}, `,
  stillSo: 'sigue siendo así',
  stillWaits: 'sigue sin respuesta',
  minutes: (count) => (count === 1 ? '1 minuto' : `${count} minutos`),
  hours: (count) => (count === 1 ? '1 hora' : `${count} horas`),
  days: (count) => (count === 1 ? '1 día' : `${count} días`),
  newRule: '⚙️ *Una regla nueva*',
  wouldHave: (count) =>
    count === 1 ? 'La semana pasada habría actuado una vez.' : `La semana pasada habría actuado ${count} veces.`,
  wouldHavePaused: (count) => `La semana pasada habría actuado ${count} veces en una hora y ahí se habría detenido sola.`,
  neverWould: 'La semana pasada no habría actuado.',
  cannotTry: 'Lo que pasó la semana pasada no dice cuántas veces habría actuado.',
  cases: (list) => `Por ejemplo: ${list}.`,
  switchOn: 'Encender',
  change: 'Cambiar',
  changeHow: 'Escríbela otra vez como debe ser, empezando por «cuando».',
  offerGone: 'Esa regla ya no está. Escríbela otra vez.',
  remove: 'Quitar',
  switchOff: 'Apagar',
  nowOn: (number, what) => `La regla ${number} está encendida desde ahora. ${what}`,
  nowOff: (number) => `La regla ${number} está apagada.`,
  removed: (number) => `La regla ${number} se ha quitado.`,
  alreadyOn: (number) => `La regla ${number} ya está encendida.`,
  alreadyOff: (number) => `La regla ${number} ya está apagada.`,
  undone: (number) => (number === null ? 'la regla' : `la regla ${number}`),
  tooMany: (most) => `Puede haber como mucho ${most} reglas. Quita una antes: «regla 2 quitar».`,
  refused: {
    'stage-gone': 'Nombra una etapa que no existe.',
    'person-gone': 'Nombra a alguien que no está en el equipo.',
    contradiction: 'No podría actuar nunca: lo que pide nunca se cumple a la vez.',
    everybody:
      'Actuaría con cualquiera que escriba cualquier cosa. Di qué más debe cumplirse: «cuando un mensaje diga …» o «cuando alguien escriba por primera vez».',
    itself: 'Haría justo lo que espera, y se pondría en marcha a sí misma.',
    'no-message': 'Pregunta qué dice un mensaje, pero espera algo que no es un mensaje.',
    'two-delays': 'Ya espera un tiempo: quita el «en …» de detrás y di todo el tiempo de una vez.',
  },
  paused: {
    'too-many': 'Actuó 100 veces en una hora.',
    'stage-gone': 'Una etapa que nombra ya no existe.',
    'person-gone': 'Alguien que nombra ya no está en el equipo.',
  },
  stopped: {
    loop: 'otra vez no: ella misma había llevado a esto',
    deep: 'no se hizo: demasiadas reglas habían llevado a esto',
    'too-often': 'no se hizo: bastantes veces hoy con esta persona',
    'no-longer': 'no se hizo: ya no era así',
    'switched-off': 'no se hizo: la regla estaba apagada',
    answered: 'no se hizo: ya tenía respuesta',
    gone: 'no se hizo: la persona ya no está',
    failed: 'no se hizo: falló una y otra vez',
  },
  stoppedItself: (number) => `⚠️ La regla ${number ?? ''} se ha detenido sola.`,
  resume: 'Encender otra vez',
  notUnderstood: (part) => `Lo leo como una regla, pero no entiendo esta parte: «${part}». Se puede decir así:`,
  examples: [
    'cuando alguien pase a Propuesta, recuérdame en 2 días',
    'cuando un mensaje diga devolución, avisa a marco',
    'cuando se etiquete vip, asigna a maria',
    'cuando un contacto lleve 3 días en silencio, etiqueta frío',
  ],
  noStage: (words) => `No hay ninguna etapa «${words}».`,
  noColleague: (words) => `Nadie del equipo se llama «${words}».`,
  notice: (number, what) => `⚙️ Regla ${number ?? ''}: ${what}`,
  prepared: (number, what) => `⚙️ Preparado por la regla ${number ?? ''}: ${what}`,
  nothingToUndo: 'De eso no queda nada que deshacer.',
  notAnyMore: 'No se hará.',
  leftNothing: 'Lo que hizo ahí no se puede retirar: una tarjeta o un borrador solo se muestra.',
  waitsUntil: (time) => `espera hasta ${time}`,
  firing: (time, who) => `${time} · ${who}`,
  did: { waiting: 'espera', done: 'hecho', stopped: 'no se hizo', undone: 'deshecho' },
};

const portuguese: RuleWords = {
  title: 'Suas regras',
  none: 'Ainda não há regras. Diga uma com as suas palavras:',
  foot: 'Escreva “regra 2 desligar”, “regra 2 ligar”, “regra 2 remover”, “regras registro”, ou uma nova: “quando alguém for para …, me lembre em 2 dias”.',
  detail: 'Ver uma',
  states: { on: 'ligada', off: 'desligada', paused: 'parou sozinha' },
  firedWeek: (count) =>
    count === 0 ? 'não agiu nesta semana' : count === 1 ? 'agiu uma vez nesta semana' : `agiu ${count} vezes nesta semana`,
  ready: 'Regras prontas',
  readyTitle: 'Regras que muitos têm. Toque em uma para ver o que ela teria feito:',
  readyOnes: (stage) => [
    `quando alguém for para ${stage}, me lembre em 2 dias`,
    'quando alguém esperar mais de 2 horas, avise o responsável',
    'quando um contato ficar 7 dias em silêncio, marque frio',
    'quando uma mensagem disser reembolso ou reclamação, me avise',
    'quando chegar um contato novo se vier de um anúncio, marque anúncio',
  ],
  log: 'O que fizeram',
  nothingFired: 'Nenhuma regra agiu ainda.',
  logTitle: (number) =>
    number === null ? '*O que as regras fizeram*, o mais novo primeiro' : `*O que a regra ${number} fez*, o mais novo primeiro`,
  noSuch: (words) => `Não há regra ${words}. Escreva “regras” para vê-las.`,
  when: 'Quando',
  if: 'se',
  thenDo: 'então',
  and: ' e ',
  or: ' ou ',
  waitsFor: {
    message: 'chega uma mensagem',
    first: 'alguém escreve pela primeira vez',
    quiet: (time) => `um contato fica ${time} em silêncio`,
    waits: (time) => `alguém espera por nós há ${time}`,
    lead: 'chega um contato novo',
    stage: (name) => `alguém vai para ${name}`,
    tag: (tag) => `alguém recebe a etiqueta “${tag}”`,
    untag: (tag) => `alguém perde a etiqueta “${tag}”`,
    given: 'alguém aceita o marketing',
    stopped: 'alguém para o marketing',
    responsible: (name) => `${name} passa a ser responsável`,
    nobody: 'ninguém mais é responsável',
    taskDone: 'uma tarefa sobre alguém termina',
  },
  was: {
    message: 'escreveu',
    first: 'escreveu pela primeira vez',
    quiet: (time) => `${time} em silêncio`,
    waits: (time) => `espera há ${time}`,
    lead: 'contato novo',
    stage: (name) => `foi para ${name}`,
    tag: (tag) => `recebeu a etiqueta “${tag}”`,
    untag: (tag) => `perdeu a etiqueta “${tag}”`,
    given: 'aceitou o marketing',
    stopped: 'parou o marketing',
    responsible: (name) => `agora com ${name}`,
    nobody: 'ninguém é responsável',
    taskDone: 'uma tarefa terminou',
  },
  holds: {
    words: (list) => `a mensagem diz ${list}`,
    stage: (name, not) => (not ? `não está em ${name}` : `está em ${name}`),
    tagged: (tag, not) => (not ? `não tem a etiqueta “${tag}”` : `tem a etiqueta “${tag}”`),
    over: (amount) => `vale mais de ${amount}`,
    under: (amount) => `vale menos de ${amount}`,
    responsible: (name, not) => (not ? `${name} não é responsável` : `${name} é responsável`),
    nobody: (not) => (not ? 'alguém é responsável' : 'ninguém é responsável'),
    hours: (from, until) => `é entre ${from} e ${until}`,
    days: (list) => `é ${list}`,
    fromAd: (not) => (not ? 'não veio de um anúncio' : 'veio de um anúncio'),
    given: 'aceitou o marketing',
    stopped: 'parou o marketing',
  },
  does: {
    remind: (who, text) => (text ? `lembrar ${who}: “${text}”` : `lembrar ${who}`),
    notify: (who) => `avisar ${who}`,
    tag: (tag) => `pôr a etiqueta “${tag}”`,
    untag: (tag) => `tirar a etiqueta “${tag}”`,
    move: (name) => `mover para ${name}`,
    assign: (name) => `atribuir a ${name}`,
    unassign: 'deixar sem responsável',
    note: (text) => `anotar “${text}”`,
    prepare: (text) => `preparar para a sua aprovação: “${text}”`,
  },
  you: 'você',
  whoIsResponsible: 'quem for responsável',
  somebodyGone: 'alguém que saiu',
  later: (time, of) => `em ${time}, se ${of}, `,
  stillSo: 'continuar assim',
  stillWaits: 'continuar sem resposta',
  minutes: (count) => (count === 1 ? '1 minuto' : `${count} minutos`),
  hours: (count) => (count === 1 ? '1 hora' : `${count} horas`),
  days: (count) => (count === 1 ? '1 dia' : `${count} dias`),
  newRule: '⚙️ *Uma regra nova*',
  wouldHave: (count) =>
    count === 1 ? 'Na última semana ela teria agido uma vez.' : `Na última semana ela teria agido ${count} vezes.`,
  wouldHavePaused: (count) => `Na última semana ela teria agido ${count} vezes em uma hora e parado sozinha aí.`,
  neverWould: 'Na última semana ela não teria agido.',
  cannotTry: 'O que aconteceu na última semana não diz quantas vezes ela teria agido.',
  cases: (list) => `Por exemplo: ${list}.`,
  switchOn: 'Ligar',
  change: 'Mudar',
  changeHow: 'Escreva de novo como deve ser, começando com “quando”.',
  offerGone: 'Essa regra não está mais lá. Escreva de novo.',
  remove: 'Remover',
  switchOff: 'Desligar',
  nowOn: (number, what) => `A regra ${number} está ligada a partir de agora. ${what}`,
  nowOff: (number) => `A regra ${number} está desligada.`,
  removed: (number) => `A regra ${number} foi removida.`,
  alreadyOn: (number) => `A regra ${number} já está ligada.`,
  alreadyOff: (number) => `A regra ${number} já está desligada.`,
  undone: (number) => (number === null ? 'a regra' : `a regra ${number}`),
  tooMany: (most) => `Pode haver no máximo ${most} regras. Remova uma antes: “regra 2 remover”.`,
  refused: {
    'stage-gone': 'Ela cita um estágio que não existe.',
    'person-gone': 'Ela cita alguém que não está na equipe.',
    contradiction: 'Ela nunca poderia agir: o que ela pede nunca vale ao mesmo tempo.',
    everybody:
      'Ela agiria com qualquer um que escreva qualquer coisa. Diga o que mais deve valer: “quando uma mensagem disser …” ou “quando alguém escrever pela primeira vez”.',
    itself: 'Ela faria justamente o que espera, e assim chamaria a si mesma.',
    'no-message': 'Ela pergunta o que uma mensagem diz, mas espera algo que não é mensagem.',
    'two-delays': 'Ela já espera um tempo: tire o “em …” de trás e diga o tempo todo de uma vez.',
  },
  paused: {
    'too-many': 'Ela agiu 100 vezes em uma hora.',
    'stage-gone': 'Um estágio que ela cita não existe mais.',
    'person-gone': 'Alguém que ela cita não está mais na equipe.',
  },
  stopped: {
    loop: 'de novo não: ela mesma tinha levado a isto',
    deep: 'não feito: regras demais tinham levado a isto',
    'too-often': 'não feito: vezes bastantes hoje com esta pessoa',
    'no-longer': 'não feito: não era mais assim',
    'switched-off': 'não feito: a regra estava desligada',
    answered: 'não feito: já tinha resposta',
    gone: 'não feito: a pessoa não está mais',
    failed: 'não feito: falhou várias vezes',
  },
  stoppedItself: (number) => `⚠️ A regra ${number ?? ''} parou sozinha.`,
  resume: 'Ligar de novo',
  notUnderstood: (part) => `Leio isso como uma regra, mas não esta parte: “${part}”. Pode ser dito assim:`,
  examples: [
    'quando alguém for para Proposta, me lembre em 2 dias',
    'quando uma mensagem disser reembolso, avise marco',
    'quando vip for marcado, atribua a maria',
    'quando um contato ficar 3 dias em silêncio, marque frio',
  ],
  noStage: (words) => `Não há estágio “${words}”.`,
  noColleague: (words) => `Ninguém da equipe se chama “${words}”.`,
  notice: (number, what) => `⚙️ Regra ${number ?? ''}: ${what}`,
  prepared: (number, what) => `⚙️ Preparado pela regra ${number ?? ''}: ${what}`,
  nothingToUndo: 'Disso não resta nada para desfazer.',
  notAnyMore: 'Não será feito.',
  leftNothing: 'O que ela fez ali não pode ser retirado: um cartão ou um rascunho só é mostrado.',
  waitsUntil: (time) => `espera até ${time}`,
  firing: (time, who) => `${time} · ${who}`,
  did: { waiting: 'espera', done: 'feito', stopped: 'não feito', undone: 'desfeito' },
};

export const ruleWords: Record<Locale, RuleWords> = { en: english, es: spanish, pt: portuguese };
