import type { DialogueWriteWords } from './dialogue-write-words.ts';

export const dialogueWriteEs: DialogueWriteWords = {
  how: 'Escríbela así, una línea por paso, y envíala. Las opciones se separan con “/” y pueden llevar más lejos (“-> 3”, “-> final”); una respuesta puede ser texto, número, importe, fecha, correo, teléfono, foto u hora libre, y pasar a ser nombre, etiqueta, valor o nota (“-> etiqueta”). Copia, cambia, envía:',
  topics: {
    appointment: 'cita',
    price: 'precio',
    delivery: 'envío',
    documents: 'documentos',
    availability: 'disponibilidad',
    buy: 'comprar',
    help: 'ayuda',
  },
  example: (about) =>
    [
      'conversación Visita guiada',
      about ? `cuando pregunten por ${about}` : 'cuando escriban "visita" o "ver el piso"',
      '¿Para qué es? Comprar / Alquilar / Otra cosa -> etiqueta',
      '¿Cuánto te gustaría gastar, más o menos? importe -> valor',
      '¿Cómo te llamas? -> nombre',
      'luego tarea llamar, di "Gracias, {first_name}. Te llamamos."',
    ].join('\n'),
  wrongLines: (count) =>
    count === 1
      ? 'Una línea aún no está clara. Cámbiala y envíalo todo otra vez:'
      : `${count} líneas aún no están claras. Cámbialas y envíalo todo otra vez:`,
  line: (text, one) => `“${text}”\n${lineTrouble(one)}`,
  whole(one) {
    switch (one.why) {
      case 'no-name':
        return 'Necesita un nombre en la primera línea, como: conversación Visita guiada';
      case 'name-long':
        return `Su nombre tiene ${one.is} letras; como mucho ${one.most}.`;
      case 'no-steps':
        return 'Aún no pregunta nada. Cada pregunta es una línea, como: ¿Cómo te llamas?';
      case 'many-steps':
        return `Tiene ${one.is} preguntas; como mucho ${one.most}. Nadie responde más de una vez.`;
      case 'no-step':
        return `Una opción lleva a la pregunta ${one.what} y hay ${one.of}.`;
      case 'no-stage':
        return `No hay etapa “${one.what}”. Hay: ${one.names}`;
    }
  },
  start(one) {
    switch (one.why) {
      case 'word-taken':
        return `“${one.by}” ya empieza con “${one.what}”. Elige otra palabra o apaga antes esa.`;
      case 'about-taken':
        return `“${one.by}” ya empieza con quien pregunta por eso. Apaga antes esa.`;
      case 'first-taken':
        return `“${one.by}” ya empieza con quien es nuevo. Apaga antes esa.`;
      case 'word-common':
        return `“${one.what}” está en los mensajes de todos, así que empezaría con todos. Elige una palabra que solo escriban quienes la necesitan.`;
      case 'word-never':
        return `Quien escribe “${one.what}” recibe enseguida a una persona, así que nada puede empezar con eso. Elige otra palabra.`;
    }
  },
  everybody: (begun, people) =>
    `La semana pasada habría empezado con ${begun} de las ${people} personas que escribieron: casi todas. Elige una palabra que solo escriban quienes la necesitan.`,
  nameTaken: (name) => `Ya hay otra conversación llamada “${name}”. Ponle otro nombre.`,
  tooMany: (most) => `Tienes ${most} tuyas y no caben más. Borra antes una, como: conversación Visita guiada borrar`,
  written: (name) => `“${name}” está escrita y apagada. Esto es lo que hace:`,
  changed: (name) => `“${name}” está escrita de nuevo. Esto es lo que hace:`,
};

function lineTrouble(one: Parameters<DialogueWriteWords['line']>[1]): string {
  switch (one.why) {
    case 'unread':
      return 'Una pregunta acaba en “?”, como: ¿Qué zona? Norte / Sur. Con quién empieza: cuando escriban "visita". Su final: luego etiqueta visita, tarea llamar';
    case 'how':
      return `“${one.what}” no es un tipo de respuesta. Di dos opciones o más (Norte / Sur), o: texto, número, importe, fecha, correo, teléfono, foto, hora libre.`;
    case 'one-choice':
      return 'Una sola opción no es ninguna. Di al menos dos, como: Norte / Sur';
    case 'where':
      return `“${one.what}” no lleva a ninguna parte. Una opción lleva a una pregunta posterior o al final (“-> 4”, “-> final”); una respuesta pasa a “-> nombre”, “-> etiqueta”, “-> valor” o “-> campo zona”.`;
    case 'brace':
      return `“${one.what}” no se rellena con nada. Hay {first_name} y {business}.`;
    case 'unfit':
      return 'Eso no encaja: un nombre es texto, una etiqueta es texto o una opción, un valor es un importe.';
    case 'choice-twice':
      return `“${one.what}” está dos veces.`;
    case 'long':
      return one.is < 2
        ? `“${one.what}” es demasiado corto para empezar.`
        : `“${one.what}” tiene ${one.is} letras y caben ${one.most}. Más corto, por favor.`;
    case 'many':
      return `Son ${one.is}; como mucho ${one.most}.`;
  }
}
