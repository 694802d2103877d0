import { mostHours, mostSteps } from '../crm/sequence.ts';
import { templateName } from '../crm/template.ts';
import { isOff } from './clock-words.ts';

/**
 * What a sentence asks of a stage's sequence. `days`: in hours after the silence began. `step`: from one on. `template`: for the step of that number
 * or of that hour of the silence; null: none any more.
 */
export type SequenceChange =
  | { do: 'switch'; on: boolean }
  | { do: 'days'; hours: number[]; wrong: 'order' | 'late' | 'many' | null }
  | { do: 'text'; step: number; text: string }
  | { do: 'template'; at: { step: number } | { afterHours: number }; template: string | null };

const onOff = /^(.+?)[\s:]+(off|on|no|yes|sí|si|não|nao|sim|desactivar|activar|desligar|ligar)$/iu;
const ownWords = /^(.+?)\s+(?:text\s+|step\s+|texto\s+|paso\s+|passo\s+)?(\d)\s*:\s*(.+)$/isu;
const ofTemplate =
  /^(.+?)[\s:]+(?:(?:step|paso|passo|day|d[ií]a)\s+)?(\d{1,4})\s*(h|hours?|horas?|d|days?|d[ií]as?)?\s+(?:by |con |por |com )?(?:the |la |a |o )?(?:template|plantilla|modelo)[\s:]+(.+)$/iu;
const moment = String.raw`\d{1,4}\s*(?:h|hours?|horas?|d|days?|d[ií]as?)?`;
const daysOf = new RegExp(
  String.raw`^(.+?)[\s:]+(?:after |on |days? |day |tras |después de |a los |días? |após |depois de |dias? )*(${moment}(?:\s*(?:,|;|·|\/|\band\b|\by\b|\be\b|\s)\s*${moment})*)$`,
  'iu',
);

/** "Proposal sent 3, 7 and 14 days", "Qualified off", "Qualified 2: your words", "Qualified 3 d template quote_reminder". Null where it asks for nothing to be changed. */
export function readSequenceChange(sentence: string): { stage: string; change: SequenceChange } | null {
  const text = sentence.trim();
  const template = ofTemplate.exec(text);
  if (template) return { stage: template[1]!, change: readTemplate(template) };
  const words = ownWords.exec(text);
  if (words) return { stage: words[1]!, change: { do: 'text', step: Number(words[2]), text: words[3]!.trim() } };
  const plain = text.replace(/[.!?]+$/, '');
  const switched = onOff.exec(plain);
  if (switched)
    return { stage: switched[1]!, change: { do: 'switch', on: /^(on|yes|sí|si|sim|activar|ligar)$/iu.test(switched[2]!) } };
  const days = daysOf.exec(plain);
  return days ? { stage: days[1]!, change: { do: 'days', ...readDays(days[2]!) } } : null;
}

/** "2 template quote_reminder", "3 d template quote_reminder", "2 template off". */
function readTemplate([, , n, unit, typed]: RegExpExecArray): SequenceChange {
  const at = unit ? { afterHours: Number(n) * (/^h/i.test(unit) ? 1 : 24) } : { step: Number(n) };
  const name = typed!.replace(/[.!?]+$/, '');
  return { do: 'template', at, template: isOff(name) ? null : templateName(name) };
}

/** Days unless hours are said. */
function readDays(text: string): { hours: number[]; wrong: 'order' | 'late' | 'many' | null } {
  const hours = [...text.matchAll(/(\d{1,4})\s*(h)?/giu)].map(([, n, hour]) => Number(n) * (hour ? 1 : 24));
  const inOrder = hours.every((one, at) => one > (hours[at - 1] ?? 0));
  const wrong = hours.length > mostSteps ? 'many' : !inOrder ? 'order' : hours.at(-1)! > mostHours ? 'late' : null;
  return { hours, wrong };
}
