import type { Locale } from '../../crm/locale.ts';
import { answerEn } from './answer-en.ts';
import { answerEs } from './answer-es.ts';
import { answerPt } from './answer-pt.ts';
import type { AnswerWords } from './answer-words.ts';

export const answerWords: Record<Locale, AnswerWords> = { en: answerEn, es: answerEs, pt: answerPt };
