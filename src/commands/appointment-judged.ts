import { mayBecome } from '../crm/business-record.ts';
import { appointmentLine, showSpan } from './appointment-line.ts';
import type { Named } from './appointment-named.ts';
import type { CommandContext, Outcome } from './command.ts';
import { wordsOf } from './place.ts';

/** Whether an appointment took place, said by one of us once it has begun. */
export async function judged({ record, who, view }: Named, as: 'done' | 'no-show', context: CommandContext): Promise<Outcome> {
  const { appointments: words } = wordsOf(context);
  const about = [view.contact.id];
  if (record.startsAt > context.now)
    return { answer: { text: words.notYet(who, showSpan(record, context)), about }, effects: [] };
  if (!mayBecome(record, as, 'operator'))
    return { answer: { text: words.already(who, await appointmentLine(record, context)), about }, effects: [] };
  const line = await appointmentLine({ ...record, state: 'booked' }, context);
  return {
    answer: { text: as === 'done' ? words.came(who, line) : words.noShow(who, line), about },
    effects: [{ do: 'change-record', recordId: record.id, to: as, by: { who: 'operator', id: context.operator.id } }],
  };
}
