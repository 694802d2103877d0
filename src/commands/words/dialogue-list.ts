import type { Locale } from '../../crm/locale.ts';
import { dialogueListEn } from './dialogue-list-en.ts';
import { dialogueListEs } from './dialogue-list-es.ts';
import { dialogueListPt } from './dialogue-list-pt.ts';
import type { DialogueListWords } from './dialogue-list-words.ts';

export const dialogueListWords: Record<Locale, DialogueListWords> = {
  en: dialogueListEn,
  es: dialogueListEs,
  pt: dialogueListPt,
};
