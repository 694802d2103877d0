import type { DialogueBody, ReadyKind } from '../../dialogue.ts';
import type { Locale } from '../../locale.ts';
import type { PresetName } from '../../preset.ts';
import { clinicDialogues } from './clinic.ts';
import { distributorDialogues } from './distributor.ts';
import { estateDialogues } from './estate.ts';
import { professionalDialogues } from './professional.ts';
import { retailDialogues } from './retail.ts';
import { servicesDialogues } from './services.ts';
import { inLanguage, type ReadyDialogues } from './shape.ts';
import { tutoringDialogues } from './tutoring.ts';

const ofTrade: Record<PresetName, ReadyDialogues> = {
  services: servicesDialogues,
  clinic: clinicDialogues,
  estate: estateDialogues,
  tutoring: tutoringDialogues,
  retail: retailDialogues,
  professional: professionalDialogues,
  distributor: distributorDialogues,
};

/** The conversation of this kind that a trade begins with; null where it has none. A trade nobody knows has those of services. */
export function readyDialogue(preset: string, kind: ReadyKind, locale: Locale): DialogueBody | null {
  const ready = (ofTrade[preset as PresetName] ?? servicesDialogues)[kind];
  return ready ? inLanguage(ready, locale) : null;
}
