import { laterFollowUps, laterReplies } from './later-lines.ts';
import type { InEach, PresetStage } from './shape.ts';

/**
 * A stage of an open deal: its own reply and follow-up come first, then those that fit everywhere, one for each day. Without a follow-up nobody is
 * asked here.
 */
export type OpenStage = Pick<PresetStage, 'key' | 'name' | 'meaning'> & { days: number[]; reply: InEach; followUp?: InEach };

export function openStage({ reply, followUp, ...stage }: OpenStage): PresetStage {
  return {
    ...stage,
    kind: 'open',
    replies: [reply, ...laterReplies],
    ...(followUp ? { followUps: [followUp, ...laterFollowUps].slice(0, stage.days.length) } : {}),
  };
}

/** Where everybody begins who writes for the first time. */
export function firstStage(stage: Partial<OpenStage> & Pick<OpenStage, 'reply' | 'followUp'>): PresetStage {
  return openStage({
    key: 'new',
    name: { en: 'New', es: 'Nuevo', pt: 'Novo' },
    meaning: {
      en: 'Wrote for the first time; nobody has answered yet.',
      es: 'Escribió por primera vez; nadie ha respondido todavía.',
      pt: 'Escreveu pela primeira vez; ninguém respondeu ainda.',
    },
    days: [1, 3],
    ...stage,
  });
}

/** They want it, and the money is not there. */
export const paymentStage = {
  key: 'payment',
  name: { en: 'Payment', es: 'Pago', pt: 'Pagamento' },
  reply: {
    en: 'Thank you, {first_name}. I will look whether the payment has arrived and tell you here.',
    es: 'Gracias, {first_name}. Miro si ha llegado el pago y te digo por aquí.',
    pt: 'Obrigado, {first_name}. Vejo se o pagamento chegou e digo por aqui.',
  },
  followUp: {
    en: 'Hi {first_name}, did something go wrong with the payment? Tell me and we will find another way.',
    es: 'Hola {first_name}, ¿ha habido algún problema con el pago? Dímelo y buscamos otra forma.',
    pt: 'Olá {first_name}, houve algum problema com o pagamento? Diga e achamos outra forma.',
  },
} satisfies Partial<OpenStage>;

/** Every trade loses somebody. */
export const lostStage: PresetStage = {
  key: 'lost',
  kind: 'lost',
  name: { en: 'Lost', es: 'Perdido', pt: 'Perdido' },
  meaning: {
    en: 'They said no, went elsewhere, or will not answer any more.',
    es: 'Dijo que no, se fue a otro sitio o ya no responderá.',
    pt: 'Disse não, foi para outro lugar ou não vai mais responder.',
  },
};
