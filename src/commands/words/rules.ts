import type { Locale } from '../../crm/locale.ts';
import type { RuleWords } from './rule-words.ts';
import { rulesEn } from './rules-en.ts';
import { rulesEs } from './rules-es.ts';
import { rulesPt } from './rules-pt.ts';

export const ruleWords: Record<Locale, RuleWords> = { en: rulesEn, es: rulesEs, pt: rulesPt };
