import type { PresetStage } from './shape.ts';

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
  silenceHours: 720,
};
