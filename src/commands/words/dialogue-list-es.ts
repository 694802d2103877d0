import type { DialogueListWords } from './dialogue-list-words.ts';

export const dialogueListEs: DialogueListWords = {
  title: 'Conversaciones por pasos',
  none: 'Para tu oficio no hay ninguna.',
  foot: 'Di “conversaciones preguntas” para ver una, “nueva conversación” para escribir la tuya.',
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
  writes: {
    name: 'pasa a ser su nombre',
    tag: 'pasa a ser una etiqueta',
    value: 'pasa a ser el valor del negocio',
    note: 'pasa a ser una nota',
  },
  says: (words) => `Luego dice “${words}”`,
  opens: { quote: 'abre un presupuesto', order: 'abre un pedido', case: 'abre un caso' },
  tells: { task: 'te da las respuestas como tarea', notice: 'te enseña las respuestas' },
  tasks: (text) => `te da la tarea “${text}”`,
  tags: (list) => `le pone la etiqueta ${list}`,
  moves: (stage) => `lo pasa a ${stage}`,
  movesNobody: '⚠️ no mueve a nadie: la etapa ya no está',
  stageGone: (name, who) =>
    `⚠️ “${name}” iba a pasar a ${who} a una etapa que ya no existe. Lo demás sigue, pero no se mueve a nadie. Nombra otra etapa: «conversación ${name} luego mover a …».`,
  begins: {
    with: (parts) => `Empieza con ${parts.join(', o ')}.`,
    first: 'quien escribe por primera vez',
    words: (list) => `quien escribe: ${list}`,
    about: (list) => `quien pregunta por: ${list}`,
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
  own: 'tuya',
  removed: (name) => `${name} (borrada)`,
  dropped: (name) => `“${name}” está borrada; “deshacer” la trae de vuelta. Quien está en medio sigue hasta el final.`,
  isOwn: 'La escribiste tú, así que no tiene otras palabras. “deshacer” quita tu último cambio.',
  isTrades: 'Es de tu ramo y se queda en la lista. Mejor apágala.',
  already: { on: (name) => `“${name}” ya está encendida.`, off: (name) => `“${name}” ya está apagada.` },
  changed: (what) => `Cambiado. ${what}`,
  nowList: 'Desde ahora es una lista: en WhatsApp caben tres botones de 20 letras.',
  refused: (one) => {
    switch (one.why) {
      case 'no-step':
        return `Tiene los pasos 1 a ${one.of}. Di cuál, como en “conversaciones preguntas quitar 2”.`;
      case 'many-steps':
        return `Tiene ${one.of} pasos y no caben más.`;
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
};
