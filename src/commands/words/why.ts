import type { Locale } from '../../crm/locale.ts';

/** The reasons of a card, as they are told. Names, stages, times and shares are shown texts; '' where there is none. */
export type WhyWords = {
  title(who: string): string;
  nothing: string;
  nothingAbout(who: string): string;
  said(time: string, text: string): string;
  /** What the assistant made of it. */
  read(stage: string, share: string): string;
  readReason(reason: string): string;
  gaveNothing: string;
  from: {
    model(name: string): string;
    operator: string;
    reply(stage: string): string;
    followUp(stage: string): string;
    keyword(words: string): string;
    /** A line of the playbook that is no longer there. */
    playbook: string;
    none: string;
  };
  suggested(from: string, text: string): string;
  moved(stage: string, by: string, time: string): string;
  assistant: string;
  sent(by: string, time: string, text: string): string;
  /** … without a tap, as they had allowed. */
  sentByItself(by: string, time: string, text: string): string;
  byRule(rule: number, time: string, text: string): string;
  arrived(time: string): string;
  seen(time: string): string;
  onItsWay: string;
  notSent: string;
  decided(as: string, by: string, time: string): string;
  as: { skipped: string; kept: string; dismissed: string; answered: string; overtaken: string; snoozed: string };
  waits: string;
};

export const whyWords: Record<Locale, WhyWords> = {
  en: {
    title: (who) => `*Why* · ${who}`,
    nothing: 'There is no card yet to tell the reasons of.',
    nothingAbout: (who) => `There has been no card about ${who} yet.`,
    said: (time, text) => `${time} they wrote: “${text}”`,
    read: (stage, share) => `The assistant read it as: ${stage}${share && `, ${share} sure`}`,
    readReason: (reason) => `because “${reason}”`,
    gaveNothing: 'The assistant gave no answer in time, so your playbook stood in.',
    from: {
      model: (name) => `the assistant (${name})`,
      operator: 'your own words',
      reply: (stage) => `your playbook: the reply${stage && ` for ${stage}`}`,
      followUp: (stage) => `your playbook: the follow-up${stage && ` for ${stage}`}`,
      keyword: (words) => `your playbook: the answer to “${words}”`,
      playbook: 'your playbook, in a line that has changed since',
      none: 'Nothing was suggested: nothing in your playbook fits.',
    },
    suggested: (from, text) => `Suggested by ${from}:\n“${text}”`,
    moved: (stage, by, time) => `Moved to ${stage} by ${by}, ${time}`,
    assistant: 'the assistant',
    sent: (by, time, text) => `Sent by ${by}, ${time}: “${text}”`,
    sentByItself: (by, time, text) => `Goes by itself, as ${by} allowed, ${time}: “${text}”`,
    byRule: (rule, time, text) => `Rule ${rule} wrote by itself, ${time}: “${text}”`,
    arrived: (time) => `delivered ${time}`,
    seen: (time) => `read ${time}`,
    onItsWay: 'on its way',
    notSent: 'did not leave',
    decided: (as, by, time) => `${as}${by && ` by ${by}`}, ${time}`,
    as: {
      skipped: 'Left out',
      kept: 'Left where it was',
      dismissed: 'Dismissed',
      answered: 'Answered',
      overtaken: 'Overtaken by what came after',
      snoozed: 'Put off',
    },
    waits: 'It waits for your decision.',
  },
  es: {
    title: (who) => `*Por qué* · ${who}`,
    nothing: 'Todavía no hay ninguna tarjeta que explicar.',
    nothingAbout: (who) => `Todavía no ha habido ninguna tarjeta de ${who}.`,
    said: (time, text) => `${time} escribió: «${text}»`,
    read: (stage, share) => `El asistente lo entendió como: ${stage}${share && `, seguro al ${share}`}`,
    readReason: (reason) => `porque «${reason}»`,
    gaveNothing: 'El asistente no contestó a tiempo, así que se usó tu guion.',
    from: {
      model: (name) => `el asistente (${name})`,
      operator: 'tus propias palabras',
      reply: (stage) => `tu guion: la respuesta${stage && ` para ${stage}`}`,
      followUp: (stage) => `tu guion: el seguimiento${stage && ` para ${stage}`}`,
      keyword: (words) => `tu guion: la respuesta a «${words}»`,
      playbook: 'tu guion, en una línea que ha cambiado desde entonces',
      none: 'No se sugirió nada: nada de tu guion encaja.',
    },
    suggested: (from, text) => `Sugerido por ${from}:\n«${text}»`,
    moved: (stage, by, time) => `Pasó a ${stage} por ${by}, ${time}`,
    assistant: 'el asistente',
    sent: (by, time, text) => `Lo envió ${by}, ${time}: «${text}»`,
    sentByItself: (by, time, text) => `Sale solo, como permitió ${by}, ${time}: «${text}»`,
    byRule: (rule, time, text) => `La regla ${rule} escribió sola, ${time}: «${text}»`,
    arrived: (time) => `entregado ${time}`,
    seen: (time) => `leído ${time}`,
    onItsWay: 'de camino',
    notSent: 'no salió',
    decided: (as, by, time) => `${as}${by && ` por ${by}`}, ${time}`,
    as: {
      skipped: 'Descartado',
      kept: 'Se dejó donde estaba',
      dismissed: 'Quitado',
      answered: 'Respondido',
      overtaken: 'Superado por lo que vino después',
      snoozed: 'Pospuesto',
    },
    waits: 'Espera tu decisión.',
  },
  pt: {
    title: (who) => `*Por quê* · ${who}`,
    nothing: 'Ainda não há nenhum cartão para explicar.',
    nothingAbout: (who) => `Ainda não houve nenhum cartão sobre ${who}.`,
    said: (time, text) => `${time} escreveu: “${text}”`,
    read: (stage, share) => `O assistente entendeu como: ${stage}${share && `, com ${share} de certeza`}`,
    readReason: (reason) => `porque “${reason}”`,
    gaveNothing: 'O assistente não respondeu a tempo, então valeu o seu roteiro.',
    from: {
      model: (name) => `o assistente (${name})`,
      operator: 'suas próprias palavras',
      reply: (stage) => `seu roteiro: a resposta${stage && ` para ${stage}`}`,
      followUp: (stage) => `seu roteiro: o acompanhamento${stage && ` para ${stage}`}`,
      keyword: (words) => `seu roteiro: a resposta a “${words}”`,
      playbook: 'seu roteiro, em uma linha que mudou desde então',
      none: 'Nada foi sugerido: nada do seu roteiro combina.',
    },
    suggested: (from, text) => `Sugerido por ${from}:\n“${text}”`,
    moved: (stage, by, time) => `Passou para ${stage} por ${by}, ${time}`,
    assistant: 'o assistente',
    sent: (by, time, text) => `Enviado por ${by}, ${time}: “${text}”`,
    sentByItself: (by, time, text) => `Sai sozinho, como ${by} permitiu, ${time}: “${text}”`,
    byRule: (rule, time, text) => `A regra ${rule} escreveu sozinha, ${time}: “${text}”`,
    arrived: (time) => `entregue ${time}`,
    seen: (time) => `lido ${time}`,
    onItsWay: 'a caminho',
    notSent: 'não saiu',
    decided: (as, by, time) => `${as}${by && ` por ${by}`}, ${time}`,
    as: {
      skipped: 'Deixado de lado',
      kept: 'Ficou onde estava',
      dismissed: 'Dispensado',
      answered: 'Respondido',
      overtaken: 'Superado pelo que veio depois',
      snoozed: 'Adiado',
    },
    waits: 'Espera a sua decisão.',
  },
};
