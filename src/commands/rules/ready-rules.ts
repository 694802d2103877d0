import type { Stage } from '../../crm/deal.ts';
import { type Locale, nameKey } from '../../crm/locale.ts';
import { type PresetName, presets } from '../../crm/preset.ts';
import type { Preset } from '../../crm/presets/shape.ts';
import { oneLine } from '../../kit/clip.ts';

/** A sentence that a business may say as it is. `{key}` is the stage that the trade's preset calls so, under the business's own name. */
type Sentence = Record<Locale, string>;

const waits: Sentence = {
  en: 'when someone waits more than 2 hours, notify the responsible person',
  es: 'cuando alguien espere más de 2 horas, avisa al responsable',
  pt: 'quando alguém esperar mais de 2 horas, avise o responsável',
};
const complains: Sentence = {
  en: 'when a message says refund or complaint, notify me',
  es: 'cuando un mensaje diga devolución o queja, avísame',
  pt: 'quando uma mensagem disser reembolso ou reclamação, me avise',
};
const missed: Sentence = {
  en: 'when someone does not come to an appointment, remind me tomorrow',
  es: 'cuando alguien no venga a su cita, recuérdame mañana',
  pt: 'quando alguém não vier ao horário, me lembre amanhã',
};
const cancels: Sentence = {
  en: 'when an appointment is cancelled, remind me to offer another time in 1 day',
  es: 'cuando se anule una cita, recuérdame ofrecer otra hora en 1 día',
  pt: 'quando um horário for cancelado, me lembre de oferecer outro em 1 dia',
};
const runsOut: Sentence = {
  en: 'when a quote runs out, remind me to ask why',
  es: 'cuando venza un presupuesto, recuérdame preguntar por qué',
  pt: 'quando um orçamento vencer, me lembre de perguntar por quê',
};
const pays: Sentence = {
  en: 'when a payment is paid, tag customer',
  es: 'cuando llegue un pago, etiqueta cliente',
  pt: 'quando um pagamento chegar, marque cliente',
};
const opens: Sentence = {
  en: 'when a quote is accepted, open the order',
  es: 'cuando se acepte un presupuesto, abre el pedido',
  pt: 'quando um orçamento for aceito, abra o pedido',
};
const fails: Sentence = {
  en: 'when a payment fails, notify the responsible person',
  es: 'cuando falle un pago, avisa al responsable',
  pt: 'quando um pagamento falhar, avise o responsável',
};

function silent(stage: string, days: number): Sentence {
  return {
    en: `when someone at {${stage}} is silent for ${days} days, remind me`,
    es: `cuando alguien en {${stage}} lleve ${days} días en silencio, recuérdame`,
    pt: `quando alguém em {${stage}} ficar ${days} dias em silêncio, me lembre`,
  };
}

function accepted(stage: string): Sentence {
  return {
    en: `when a quote is accepted, move to {${stage}}`,
    es: `cuando se acepte un presupuesto, pasa a {${stage}}`,
    pt: `quando um orçamento for aceito, mova para {${stage}}`,
  };
}

function mornings(stage: string): Sentence {
  return {
    en: `every weekday at 9, remind me of everyone in {${stage}}`,
    es: `cada día laborable a las 9, recuérdame todos los que están en {${stage}}`,
    pt: `todo dia útil às 9, me lembre de todos em {${stage}}`,
  };
}

function booked(stage: string): Sentence {
  return {
    en: `when an appointment is booked, move to {${stage}}`,
    es: `cuando se reserve una cita, pasa a {${stage}}`,
    pt: `quando um horário for marcado, mova para {${stage}}`,
  };
}

const byTrade: Record<PresetName, readonly Sentence[]> = {
  services: [silent('proposal-sent', 5), accepted('closed'), waits, runsOut, complains],
  clinic: [booked('booked'), missed, cancels, silent('plan-sent', 5), waits],
  estate: [mornings('viewing'), silent('offer', 3), cancels, waits, missed],
  tutoring: [booked('trial'), missed, silent('plan', 4), pays, waits],
  retail: [fails, complains, silent('quote', 2), pays, waits],
  professional: [mornings('documents'), silent('proposal', 5), accepted('engaged'), missed, waits],
  distributor: [mornings('stock'), accepted('order'), opens, fails, waits],
};

/** The ready sentences of a trade, with the business's own stages; what names one that it does not have is left out. */
export function readyRules(preset: string, locale: Locale, stages: readonly Pick<Stage, 'name'>[]): string[] {
  const trade = preset in byTrade ? (preset as PresetName) : 'services';
  return byTrade[trade].flatMap((sentence) => filled(sentence[locale], presets[trade], stages) ?? []);
}

function filled(sentence: string, preset: Preset, stages: readonly Pick<Stage, 'name'>[]): string | null {
  const key = /\{(.+?)\}/.exec(sentence)?.[1];
  if (!key) return sentence;
  const names = Object.values(preset.stages.find((stage) => stage.key === key)?.name ?? {}).map(nameKey);
  const own = stages.find(({ name }) => names.includes(nameKey(name)));
  return own ? sentence.replace(`{${key}}`, oneLine(own.name)) : null;
}
