import type { Locale } from '../../crm/locale.ts';
import type { Unfit } from '../../crm/template.ts';

type Steps = { times: readonly string[]; unit: 'days' | 'hours' };

/** The sequences of the stages, and what changes them. `name` is a stage's, `said` how its sequence reads. */
export type SequenceWords = {
  title: string;
  foot: string;
  detail: string;
  none: string;
  /** Without a unit of time it stands behind a stage's name. */
  afterSilence(steps: Steps, texts: number): string;
  switchedOff(said: string): string;
  step(n: number, hours: number, words: string): string;
  noWords: string;
  isOff: string;
  how(name: string): string;
  byTemplate(ways: readonly ('knock' | 'quiet-lead')[]): string;
  noTemplate: string;
  /** A step's own template, with what stands against it, if anything does; behind a stage where something does. */
  stepTemplate(n: number, template: string, why: string | null): string;
  unfit: Record<Unfit, string>;
  templateTrouble: string;
  /** One that cannot be taken; `known`: those that can. */
  templateWrong: Record<Unfit, (template: string, known: readonly string[]) => string>;
  switchOff: string;
  switchOn: string;
  onDays(days: string): string;
  changed(name: string, said: string): string;
  lastWeek(people: number, count: number): string;
  nothingToSwitch(name: string): string;
  noSuchStep(name: string, steps: number): string;
  tooLong(most: number): string;
  wrongOrder: string;
  tooLate(days: number): string;
  tooMany(most: number): string;
  undone: string;
};

/** The names that can be taken; `none` where there are none. */
function names(known: readonly string[], said: (list: string) => string, none: string): string {
  return known.length > 0 ? said(known.slice(0, 8).join(', ')) : none;
}

/** "3, 7 and 14". */
function list(times: readonly string[], and: string): string {
  return times.length < 2 ? times.join('') : `${times.slice(0, -1).join(', ')} ${and} ${times.at(-1)}`;
}

function when(hours: number, day: string, hour: string): string {
  return hours % 24 === 0 ? `${day} ${hours / 24}` : `${hours} ${hour}`;
}

export const sequenceWords: Record<Locale, SequenceWords> = {
  en: {
    title: 'Your follow-ups, by stage',
    foot: 'Write “sequences Proposal sent 3, 7, 14”, “sequences Qualified off”, or “sequences Qualified 2: your words”.',
    detail: 'See the words',
    none: 'no follow-ups',
    afterSilence: ({ times, unit }, texts) =>
      `after ${list(times, 'and')} ${unit === 'hours' ? 'hours' : times.length === 1 && times[0] === '1' ? 'day' : 'days'} of silence, ${texts === 1 ? '1 text' : `${texts} texts`}`,
    switchedOff: (said) => `switched off (${said})`,
    step: (n, hours, words) => `${n}. ${when(hours, 'Day', 'h')}: ${words}`,
    noWords: 'no words yet: the card asks for yours',
    isOff: 'Switched off: nothing is proposed here.',
    how: (name) =>
      `Each comes as a card to approve. Other words: “sequences ${name} 1: …”. Other days: “sequences ${name} 2, 5”.`,
    byTemplate: (ways) =>
      `After their 24 hours it goes ${ways.map((way) => ({ knock: 'behind a knock', 'quiet-lead': 'as the greeting template' })[way]).join(' or ')}.`,
    noTemplate:
      '⚠️ After their 24 hours only a template reaches them, and none of yours is approved: what comes later than a day could not be sent.',
    stepTemplate: (n, template, why) =>
      why
        ? `⚠️ ${n}. Template ${template}: ${why}, so it is not offered.`
        : `${n}. After their 24 hours first of all by the template ${template}.`,
    unfit: {
      unknown: 'Meta knows none of that name',
      pending: 'Meta still looks at it',
      rejected: 'Meta has refused it',
      paused: 'Meta has stopped it',
      values: 'it wants more than a first name and your business’s name',
    },
    templateTrouble: '⚠️ a template cannot go out',
    templateWrong: {
      unknown: (template, known) =>
        `I know no template “${template}”. ${names(known, (list) => `There are: ${list}.`, 'You have none of your own that fits: make one in WhatsApp Manager.')} If it is new, say this again in a minute: I am asking Meta.`,
      pending: (template) => `Meta still looks at “${template}”. Say it again once it is approved.`,
      rejected: (template) => `Meta has refused “${template}”: change it in WhatsApp Manager first.`,
      paused: (template) => `Meta has stopped “${template}” for now, so it could not be sent.`,
      values: (template) =>
        `“${template}” wants more than a first name ({{1}}) and your business’s name ({{2}}), so a follow-up cannot fill it.`,
    },
    switchOff: 'Switch off',
    switchOn: 'Switch on',
    onDays: (days) => `After ${days} days`,
    changed: (name, said) => `${name}: ${said}.`,
    lastWeek: (people, count) =>
      `Of the ${people} who stand there, ${count === 1 ? '1 follow-up' : `${count} follow-ups`} would have come in the last 7 days.`,
    nothingToSwitch: (name) => `${name} has no follow-ups. Give it days first: sequences ${name} 1, 3`,
    noSuchStep: (name, steps) =>
      steps === 0
        ? `${name} has no follow-ups yet. Give it days first: sequences ${name} 1, 3`
        : `${name} has ${steps} follow-ups: say one from 1 to ${steps}.`,
    tooLong: (most) => `A follow-up has at most ${most} characters, so that its card shows all of it.`,
    wrongOrder: 'Each day comes after the one before, from 1 on: 3, 7, 14.',
    tooLate: (days) => `After ${days} days it is no follow-up any more. Say days from 1 to ${days}.`,
    tooMany: (most) => `More than ${most} follow-ups is pressing. Say at most ${most} days.`,
    undone: 'the follow-ups',
  },
  es: {
    title: 'Tus seguimientos, por etapa',
    foot: 'Escribe «secuencias Propuesta enviada 3, 7, 14», «secuencias Calificado no» o «secuencias Calificado 2: tu texto».',
    detail: 'Ver los textos',
    none: 'sin seguimientos',
    afterSilence: ({ times, unit }, texts) =>
      `tras ${list(times, 'y')} ${unit === 'hours' ? 'horas' : times.length === 1 && times[0] === '1' ? 'día' : 'días'} de silencio, ${texts === 1 ? '1 texto' : `${texts} textos`}`,
    switchedOff: (said) => `desactivado (${said})`,
    step: (n, hours, words) => `${n}. ${when(hours, 'Día', 'h')}: ${words}`,
    noWords: 'aún sin texto: la tarjeta te pide el tuyo',
    isOff: 'Desactivado: aquí no se propone nada.',
    how: (name) =>
      `Cada uno llega como tarjeta para aprobar. Otro texto: «secuencias ${name} 1: …». Otros días: «secuencias ${name} 2, 5».`,
    byTemplate: (ways) =>
      `Pasadas sus 24 horas sale ${ways.map((way) => ({ knock: 'tras un aviso', 'quiet-lead': 'como la plantilla de saludo' })[way]).join(' o ')}.`,
    noTemplate:
      '⚠️ Pasadas sus 24 horas solo le llega una plantilla, y no hay ninguna aprobada: lo que toque después de un día no se podría enviar.',
    stepTemplate: (n, template, why) =>
      why
        ? `⚠️ ${n}. Plantilla ${template}: ${why}, así que no se ofrece.`
        : `${n}. Pasadas sus 24 horas, primero con la plantilla ${template}.`,
    unfit: {
      unknown: 'Meta no conoce ninguna con ese nombre',
      pending: 'Meta aún la revisa',
      rejected: 'Meta la rechazó',
      paused: 'Meta la ha detenido',
      values: 'pide más que un nombre y el de tu negocio',
    },
    templateTrouble: '⚠️ una plantilla no puede salir',
    templateWrong: {
      unknown: (template, known) =>
        `No conozco la plantilla «${template}». ${names(known, (list) => `Están: ${list}.`, 'No tienes ninguna propia que sirva: créala en WhatsApp Manager.')} Si es nueva, dilo otra vez en un minuto: le pregunto a Meta.`,
      pending: (template) => `Meta aún revisa «${template}». Dilo de nuevo cuando esté aprobada.`,
      rejected: (template) => `Meta rechazó «${template}»: cámbiala antes en WhatsApp Manager.`,
      paused: (template) => `Meta ha detenido «${template}» por ahora, así que no se podría enviar.`,
      values: (template) =>
        `«${template}» pide más que un nombre ({{1}}) y el de tu negocio ({{2}}), así que un seguimiento no puede rellenarla.`,
    },
    switchOff: 'Desactivar',
    switchOn: 'Activar',
    onDays: (days) => `Tras ${days} días`,
    changed: (name, said) => `${name}: ${said}.`,
    lastWeek: (people, count) =>
      `De las ${people} personas que están ahí, ${count === 1 ? 'habría llegado 1 seguimiento' : `habrían llegado ${count} seguimientos`} en los últimos 7 días.`,
    nothingToSwitch: (name) => `${name} no tiene seguimientos. Dale días antes: secuencias ${name} 1, 3`,
    noSuchStep: (name, steps) =>
      steps === 0
        ? `${name} aún no tiene seguimientos. Dale días antes: secuencias ${name} 1, 3`
        : `${name} tiene ${steps} seguimientos: di uno del 1 al ${steps}.`,
    tooLong: (most) => `Un seguimiento tiene como mucho ${most} caracteres, para que su tarjeta lo muestre entero.`,
    wrongOrder: 'Cada día va después del anterior, desde el 1: 3, 7, 14.',
    tooLate: (days) => `Tras ${days} días ya no es un seguimiento. Di días del 1 al ${days}.`,
    tooMany: (most) => `Más de ${most} seguimientos es insistir demasiado. Di como mucho ${most} días.`,
    undone: 'los seguimientos',
  },
  pt: {
    title: 'Seus acompanhamentos, por estágio',
    foot: 'Escreva “sequências Proposta enviada 3, 7, 14”, “sequências Qualificado não” ou “sequências Qualificado 2: seu texto”.',
    detail: 'Ver os textos',
    none: 'sem acompanhamentos',
    afterSilence: ({ times, unit }, texts) =>
      `após ${list(times, 'e')} ${unit === 'hours' ? 'horas' : times.length === 1 && times[0] === '1' ? 'dia' : 'dias'} de silêncio, ${texts === 1 ? '1 texto' : `${texts} textos`}`,
    switchedOff: (said) => `desligado (${said})`,
    step: (n, hours, words) => `${n}. ${when(hours, 'Dia', 'h')}: ${words}`,
    noWords: 'ainda sem texto: o cartão pede o seu',
    isOff: 'Desligado: aqui nada é proposto.',
    how: (name) =>
      `Cada um vem como cartão para aprovar. Outro texto: “sequências ${name} 1: …”. Outros dias: “sequências ${name} 2, 5”.`,
    byTemplate: (ways) =>
      `Depois das 24 horas vai ${ways.map((way) => ({ knock: 'atrás de um aviso', 'quiet-lead': 'como o modelo de saudação' })[way]).join(' ou ')}.`,
    noTemplate:
      '⚠️ Depois das 24 horas só um modelo chega, e nenhum seu está aprovado: o que vier depois de um dia não poderia ser enviado.',
    stepTemplate: (n, template, why) =>
      why
        ? `⚠️ ${n}. Modelo ${template}: ${why}, então não é oferecido.`
        : `${n}. Depois das 24 horas, primeiro com o modelo ${template}.`,
    unfit: {
      unknown: 'o Meta não conhece nenhum com esse nome',
      pending: 'o Meta ainda o analisa',
      rejected: 'o Meta o recusou',
      paused: 'o Meta o suspendeu',
      values: 'pede mais que um nome e o do seu negócio',
    },
    templateTrouble: '⚠️ um modelo não pode sair',
    templateWrong: {
      unknown: (template, known) =>
        `Não conheço o modelo “${template}”. ${names(known, (list) => `Há: ${list}.`, 'Você não tem nenhum próprio que sirva: crie um no WhatsApp Manager.')} Se for novo, diga de novo em um minuto: estou perguntando ao Meta.`,
      pending: (template) => `O Meta ainda analisa “${template}”. Diga de novo quando estiver aprovado.`,
      rejected: (template) => `O Meta recusou “${template}”: mude-o antes no WhatsApp Manager.`,
      paused: (template) => `O Meta suspendeu “${template}” por enquanto, então não poderia ser enviado.`,
      values: (template) =>
        `“${template}” pede mais que um nome ({{1}}) e o do seu negócio ({{2}}), então um acompanhamento não consegue preenchê-lo.`,
    },
    switchOff: 'Desligar',
    switchOn: 'Ligar',
    onDays: (days) => `Após ${days} dias`,
    changed: (name, said) => `${name}: ${said}.`,
    lastWeek: (people, count) =>
      `Das ${people} pessoas que estão lá, ${count === 1 ? 'teria vindo 1 acompanhamento' : `teriam vindo ${count} acompanhamentos`} nos últimos 7 dias.`,
    nothingToSwitch: (name) => `${name} não tem acompanhamentos. Dê dias antes: sequências ${name} 1, 3`,
    noSuchStep: (name, steps) =>
      steps === 0
        ? `${name} ainda não tem acompanhamentos. Dê dias antes: sequências ${name} 1, 3`
        : `${name} tem ${steps} acompanhamentos: diga um de 1 a ${steps}.`,
    tooLong: (most) => `Um acompanhamento tem no máximo ${most} caracteres, para o cartão mostrá-lo inteiro.`,
    wrongOrder: 'Cada dia vem depois do anterior, a partir do 1: 3, 7, 14.',
    tooLate: (days) => `Após ${days} dias já não é um acompanhamento. Diga dias de 1 a ${days}.`,
    tooMany: (most) => `Mais de ${most} acompanhamentos é insistir demais. Diga no máximo ${most} dias.`,
    undone: 'os acompanhamentos',
  },
};
