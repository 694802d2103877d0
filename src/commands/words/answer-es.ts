import type { AnswerWords } from './answer-words.ts';

export const answerEs: AnswerWords = {
  hello: (name) => `Hola, ${name}.`,
  unknown: 'No lo he entendido. ¿Qué quieres hacer?',
  whatNow: '¿Qué quieres hacer?',
  rowWaiting: 'Quién espera',
  rowAnswer: 'Responder a alguien',
  rowToday: 'Hoy',
  rowPipeline: 'Embudo',
  rowElse: 'Otra cosa',
  didYouMean: (sentence) => `¿Querías decir «${sentence}»?`,
  forWhom: (text) => `¿Para quién?\n«${text}»`,
  forNobody: 'Nadie',
  notYet: (word) => `Eso todavía no lo sé hacer: «${word}». Escribe «ayuda» y te digo lo que sí.`,
  mayNot: (word, least) => `«${word}» es solo para ${least === 'owner' ? 'quien dirige el negocio' : 'responsables'}. Pídeselo.`,

  likeThis: (example) => `Escríbelo así: ${example}`,

  nobody: (words) => `No conozco a nadie que se llame «${words}».`,
  whichPerson: (words) => `¿Qué «${words}»?`,
  meantThis: (words) => `Nadie se llama exactamente «${words}». ¿Es esta persona?`,
  yesName: (name) => `Sí, ${name}`,
  nobodySpecial: 'Nadie en concreto',
  answerWhom: '¿A quién quieres responder?',

  replied: (who, text) => `→ ${who}: ${text}`,
  neverWrote: (who) =>
    `${who} todavía no ha escrito. Con palabras propias solo se responde; para empezar hace falta una plantilla.`,
  wordsKept: (text) => `Tus palabras quedan guardadas: «${text}»`,

  moved: (who, stage, was) => `${who} → ${stage} (estaba en ${was})`,
  alreadyThere: (who, stage) => `${who} ya está en ${stage}.`,
  noStage: (words) => `No hay ninguna etapa «${words}». ¿Cuál es?`,
  whichStage: (words) => `¿Qué etapa es «${words}»?`,
  noDeal: (who) => `${who} todavía no tiene nada en el embudo.`,

  noted: (who, text) => `Nota de ${who}: ${text}`,
  tasked: (text, who, when) => [`Tarea: ${text}`, who, when].filter(Boolean).join(' · '),
  pastDate: (words) =>
    `«${words}» ya pasó, así que no he apuntado nada. Las fechas se escriben así: mañana a las 10 · viernes 16:00 · en 2 horas`,
  impossibleDate: (words) =>
    `«${words}» no es una fecha que pueda leer, así que no he apuntado nada. Las fechas se escriben así: 3 de diciembre a las 10 · mañana 16:00 · en 2 horas`,

  todayTitle: 'Hoy',
  todayWaiting: (count, names) => (count === 1 ? `1 cliente espera: ${names}` : `${count} clientes esperan: ${names}`),
  todayFollowUps: (count) => (count === 1 ? '1 seguimiento por decidir' : `${count} seguimientos por decidir`),
  todayAppointments: (count, next) => `📅 ${count === 1 ? '1 cita' : `${count} citas`}${next ? `, la próxima ${next}` : ''}`,
  todayTasks: (count, late, next) =>
    `${count === 1 ? '1 tarea para hoy' : `${count} tareas para hoy`}: ${[late, next && (late ? `después, ${next}` : next)].filter(Boolean).join('; ')}`,
  todayTroubles: (count) => (count === 1 ? '⚠️ 1 mensaje no llegó' : `⚠️ ${count} mensajes no llegaron`),
  todayNothing: 'Hoy nada te necesita. Disfrútalo.',
  overdue: 'atrasada',

  waitingCount: (count) => (count === 1 ? '1 cliente espera' : `${count} clientes esperan`),
  nobodyWaiting: 'Nadie espera. Todos tienen respuesta.',
  followUpCount: (count) => (count === 1 ? '1 seguimiento por decidir' : `${count} seguimientos por decidir`),
  noFollowUps: (next) =>
    next ? `Ningún seguimiento por decidir. El próximo toca ${next}.` : 'Ningún seguimiento por decidir, ni planeado.',
  pipelineTitle: 'Embudo',
  pipelineEmpty: 'El embudo está vacío. Quien te escriba ahora aparecerá aquí.',
  people: (count) => (count === 1 ? '1 persona' : `${count} personas`),
  leadsTitle: (stage, count) => `${stage}: ${count}`,
  leadsEmpty: (stage) => `Ahora no hay nadie en ${stage}.`,
  found: (words) => `Encontrado para «${words}»`,
  foundNothing: (words) => `No hay nada para «${words}». Prueba con menos palabras o con otras.`,
  whereFound: { message: 'mensaje', note: 'nota', contact: 'contacto', record: 'registro' },
  more: (left) => `Más (${left})`,
  see: 'Ver',

  waiting: (age) => `espera ${age}`,
  ownWordsUntil: (time) => `tus palabras hasta ${time}`,
  windowOver: 'ventana cerrada: avisar',
  notWrittenYet: 'todavía no ha escrito',
  notes: 'Notas',
  tasks: 'Tareas',
  readTick: 'leído',
  lastTalk: (us, age) => `lo último: ${us ? 'tú' : 'el cliente'}, hace ${age}`,
};
