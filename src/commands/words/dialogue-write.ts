import type { Locale } from '../../crm/locale.ts';
import { dialogueWriteEn } from './dialogue-write-en.ts';
import { dialogueWriteEs } from './dialogue-write-es.ts';
import { dialogueWritePt } from './dialogue-write-pt.ts';
import type { DialogueWriteWords } from './dialogue-write-words.ts';

export const dialogueWriteWords: Record<Locale, DialogueWriteWords> = {
  en: dialogueWriteEn,
  es: dialogueWriteEs,
  pt: dialogueWritePt,
};
