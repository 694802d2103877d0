import type { Tx } from '../../db/client.ts';
import { isFree } from '../commands/appointment-free.ts';
import { showSpan } from '../commands/appointment-line.ts';
import { shortName, whoWaits } from '../commands/freed-people.ts';
import { wordsFor } from '../commands/words.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Settled } from '../crm/effect.ts';
import { type NoticeRow, slotOf } from '../crm/notice.store.ts';
import { openRead } from '../crm/read.store.ts';
import { whoFits } from '../crm/waiting-list.ts';
import { clipText } from '../kit/clip.ts';
import { type About, operatorOf } from './appointment-message.flow.ts';
import { contextOf } from './command-context.ts';
import { openSituation } from './situation.store.ts';

/** The time it had is free again: if somebody waits for one, two taps offer it to them. */
export async function freedCard(tx: Tx, context: CommitContext, notice: NoticeRow, about: About): Promise<Settled[]> {
  const slot = slotOf(notice);
  const read = openRead(tx, context.tenant.id);
  // Whose time came free, wherever the appointment went.
  const operator =
    slot && (await operatorOf(tx, context, { ...about, record: { ...about.record, calendarId: slot.calendarId } }));
  if (!operator || !slot) return [];
  const people = whoFits({ ...slot, freedBy: about.record.contactId }, await whoWaits(read, context.now));
  if (people.length === 0 || !(await isFree(slot, slot.calendarId, read))) return [];
  const { waiting, label } = wordsFor(operator.locale);
  const names = people.map(shortName);
  const when = showSpan({ startsAt: slot.from, endsAt: slot.to }, contextOf(openSituation(tx, context, operator, '')));
  return [
    {
      do: 'show',
      push: 'needs-me',
      to: operator.id,
      card: {
        kind: 'notice',
        body: clipText(waiting.cameFree(when, names.join(', ')), cardLimits.body),
        choices: [
          { label: waiting.offerIt, act: { verb: 'run', command: 'freed', rest: notice.id } },
          { label: label.notNow, act: { verb: 'dismiss' } },
        ],
        about: people.slice(0, cardLimits.rows).map(({ contactId }) => contactId),
      },
    },
  ];
}
