import type { DialogueRun, DialogueStep } from '../../crm/dialogue.ts';
import type { Heard } from '../../crm/dialogue-run.ts';
import { saysEmergency } from '../../crm/emergency.ts';
import { nameKey } from '../../crm/locale.ts';
import { asksForPerson, complains } from '../../crm/urgency.ts';
import { oneLine } from '../../kit/clip.ts';
import { readPhoneStrictly, showPhone } from '../../kit/phone.ts';
import { answeredBy, type InboundContent } from '../../meta/content.ts';
import { readAmount } from '../amount.ts';
import { showMoney } from '../money.ts';
import { readWhen, type WhenPlace } from '../when.ts';

/** What came in a turn while a question was open. */
export type Said = {
  /** Their words, all of them. */
  text: string;
  /** The ids behind what they tapped or picked, the last one first. */
  picked: readonly string[];
  /** Pictures, recordings and documents they sent. */
  files: number;
  /** Something came that is neither words nor a file: a place, an order, a contact. */
  other: boolean;
};

export type AnswerPlace = WhenPlace & { currency: string /** A time as a customer reads it. */; showTime(at: Date): string };

const longest = 500;

/** The id of a button or row of a question: which conversation, which step, which choice. Only for whom it was sent to does it mean anything. */
export function pickId({ id }: Pick<DialogueRun, 'id'>, { key }: Pick<DialogueStep, 'key'>, what: string): string {
  return `${id}.${key}.${what}`;
}

/** Whether a button of a question was tapped, whichever it is of. */
export function isStepTap(content: InboundContent): boolean {
  return /^[0-9a-f-]{36}\.[a-z][a-z0-9-]*\./.test(answeredBy(content) ?? '');
}

/** What stands behind a button of this step, of what they tapped; null where they tapped none of them. */
export function pickedOf(
  run: Pick<DialogueRun, 'id'>,
  step: Pick<DialogueStep, 'key'>,
  picked: readonly string[],
): string | null {
  const mine = pickId(run, step, '');
  return picked.find((id) => id.startsWith(mine))?.slice(mine.length) ?? null;
}

/**
 * What they said, as an answer to the step that was asked. Whoever wants a person, complains, asks back or sends something that no step can hold
 * is left to a person at once, whatever else is in it. Times are looked at elsewhere: what is free only the calendar knows.
 */
export function readAnswer(run: Pick<DialogueRun, 'id'>, step: DialogueStep, said: Said, place: AnswerPlace): Heard {
  const { text } = said;
  if (saysEmergency(text)) return { is: 'leave', because: 'emergency' };
  if (asksForPerson(text)) return { is: 'leave', because: 'asks-for-person' };
  if (complains(text)) return { is: 'leave', because: 'complains' };
  if (said.other || (said.files > 0 && step.wants.as !== 'file')) return { is: 'leave', because: 'something-else' };
  if (said.picked.length === 0 && text.includes('?')) return { is: 'leave', because: 'asks-back' };
  return readWanted(run, step, said, place);
}

function readWanted(run: Pick<DialogueRun, 'id'>, { wants, key }: DialogueStep, said: Said, place: AnswerPlace): Heard {
  const text = oneLine(said.text);
  switch (wants.as) {
    case 'choice': {
      const index = choiceIn(
        wants.choices.map(({ label }) => label),
        text,
        pickedOf(run, { key }, said.picked),
      );
      const label = index === null ? undefined : wants.choices[index]?.label;
      return index === null || label === undefined ? wrong : { is: 'answer', value: label, shown: label, choice: index };
    }
    case 'text':
      return plain(said.picked.length > 0 || text.length > longest ? '' : text);
    case 'number':
      return plain(/^\D{0,12}?(-?\d+(?:[.,]\d+)?)\D{0,20}$/.exec(text)?.[1]?.replace(',', '.') ?? '');
    case 'amount': {
      const read = readAmount(text, place.currency, place.locale);
      if (read.is !== 'amount') return wrong;
      return { is: 'answer', value: String(read.amount), shown: showMoney(read.amount, place.currency, place.locale) };
    }
    case 'date': {
      const when = readWhen(text, place);
      return when.is === 'at' ? { is: 'answer', value: when.at.toISOString(), shown: place.showTime(when.at) } : wrong;
    }
    case 'email':
      return plain(/(?:^|[\s<(:])([^\s@<>(),;:]+@[^\s@<>(),;:]+\.[a-z]{2,})(?:$|[\s>),.;])/i.exec(text)?.[1] ?? '');
    case 'phone': {
      const phone = readPhoneStrictly(text, place.country);
      return phone ? { is: 'answer', value: phone, shown: showPhone(phone) } : wrong;
    }
    case 'file':
      return said.files > 0 ? { is: 'answer', value: String(said.files), shown: `📎 ${said.files}` } : wrong;
    case 'slot': {
      const iso = pickedOf(run, { key }, said.picked);
      const at = iso === null ? null : new Date(iso);
      return at && !Number.isNaN(at.getTime()) ? { is: 'answer', value: at.toISOString(), shown: place.showTime(at) } : wrong;
    }
  }
}

const wrong = { is: 'wrong' } as const;

function plain(value: string): Heard {
  return value === '' ? wrong : { is: 'answer', value, shown: value };
}

/** By the button, by its number in the list, by its words. */
function choiceIn(labels: readonly string[], text: string, picked: string | null): number | null {
  if (picked !== null) return /^\d{1,2}$/.test(picked) && Number(picked) < labels.length ? Number(picked) : null;
  const said = plainKey(text);
  if (said === '') return null;
  const number = /^\d{1,2}$/.test(said) ? Number(said) - 1 : -1;
  const exact = labels.findIndex((label) => plainKey(label) === said);
  if (exact !== -1) return exact;
  if (number >= 0 && number < labels.length) return number;
  const inside = labels.flatMap((label, index) => (` ${said} `.includes(` ${plainKey(label)} `) ? [index] : []));
  return inside.length === 1 ? inside[0]! : null;
}

function plainKey(text: string): string {
  return nameKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
