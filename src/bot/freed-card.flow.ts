import type { Tx } from '../../db/client.ts';
import { isFree } from '../commands/appointment-free.ts';
import { showSpan } from '../commands/appointment-line.ts';
import { peopleFor, shortName } from '../commands/freed-people.ts';
import { wordsFor } from '../commands/words.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Settled } from '../crm/effect.ts';
import { openRead } from '../crm/read.store.ts';
import { clipText } from '../kit/clip.ts';
import { type About, operatorOf } from './appointment-message.flow.ts';
import { contextOf } from './command-context.ts';
import { openSituation } from './situation.store.ts';

/** Its time is free again: if somebody waits for one, two taps offer it to them. */
export async function freedCard(tx: Tx, context: CommitContext, about: About): Promise<Settled[]> {
  const { record } = about;
  const read = openRead(tx, context.tenant.id);
  const operator = await operatorOf(tx, context, about);
  if (!operator || !record.calendarId) return [];
  const place = { ...record, calendarId: record.calendarId };
  const people = await peopleFor(place, read);
  if (people.length === 0 || !(await isFree({ from: record.startsAt, to: record.endsAt }, place.calendarId, read))) return [];
  const { waiting, label } = wordsFor(operator.locale);
  const names = people.map(shortName);
  const when = showSpan(record, contextOf(openSituation(tx, context, operator, '')));
  return [
    {
      do: 'show',
      push: 'needs-me',
      to: operator.id,
      card: {
        kind: 'notice',
        body: clipText(waiting.cameFree(when, names.join(', ')), cardLimits.body),
        choices: [
          { label: waiting.offerIt, act: { verb: 'run', command: 'freed', rest: `#${record.number}` } },
          { label: label.notNow, act: { verb: 'dismiss' } },
        ],
        about: people.slice(0, cardLimits.rows).map(({ contactId }) => contactId),
      },
    },
  ];
}
