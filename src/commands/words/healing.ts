import type { Locale } from '../../crm/locale.ts';
import type { Doubt } from '../../crm/lookalike.ts';

/** Somebody writes without a number and may be somebody we know. `who` and `stranger` are labels. */
export type HealingWords = {
  looksLike(who: string, stranger: string, because: string): string;
  because: Record<Doubt, string>;
  /** Buttons (20 characters). */
  answers: Record<'same' | 'new' | 'not-sure', string>;
  isNew(stranger: string): string;
  later(stranger: string): string;
};

export const healingWords: Record<Locale, HealingWords> = {
  en: {
    looksLike: (who, stranger, because) =>
      `This looks like *${who}* writing without a number, as ${stranger}.\n${because}\nAre they the same person?`,
    because: {
      system: 'WhatsApp itself names both.',
      'own-number': 'They said that number.',
      'own-card': 'They sent a contact card with their name and that number.',
      username: 'Both have the same username.',
      referral: 'Same name, and both came by the same advertisement within a week.',
    },
    answers: { same: 'Same', new: 'New', 'not-sure': 'Not sure' },
    isNew: (stranger) => `${stranger} is somebody new. I will not ask again.`,
    later: (stranger) => `I leave them apart and ask once more, when ${stranger} writes in a week or later.`,
  },
  es: {
    looksLike: (who, stranger, because) =>
      `Parece *${who}* escribiendo sin número, como ${stranger}.\n${because}\n¿Es la misma persona?`,
    because: {
      system: 'Lo dice WhatsApp mismo.',
      'own-number': 'Ha dicho ese número.',
      'own-card': 'Ha enviado una tarjeta de contacto con su nombre y ese número.',
      username: 'Los dos tienen el mismo nombre de usuario.',
      referral: 'El mismo nombre, y los dos llegaron por el mismo anuncio en una semana.',
    },
    answers: { same: 'La misma', new: 'Otra persona', 'not-sure': 'No lo sé' },
    isNew: (stranger) => `${stranger} es otra persona. No vuelvo a preguntar.`,
    later: (stranger) => `Los dejo separados y pregunto una vez más cuando ${stranger} escriba dentro de una semana o más.`,
  },
  pt: {
    looksLike: (who, stranger, because) =>
      `Parece *${who}* escrevendo sem número, como ${stranger}.\n${because}\nÉ a mesma pessoa?`,
    because: {
      system: 'O próprio WhatsApp diz.',
      'own-number': 'Disse esse número.',
      'own-card': 'Enviou um cartão de contato com seu nome e esse número.',
      username: 'Os dois têm o mesmo nome de usuário.',
      referral: 'O mesmo nome, e os dois vieram pelo mesmo anúncio em uma semana.',
    },
    answers: { same: 'A mesma', new: 'Outra pessoa', 'not-sure': 'Não sei' },
    isNew: (stranger) => `${stranger} é outra pessoa. Não pergunto de novo.`,
    later: (stranger) => `Deixo separados e pergunto mais uma vez quando ${stranger} escrever daqui a uma semana ou mais.`,
  },
};
