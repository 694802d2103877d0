import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readRecord, recordArgs } from './record-args.ts';
import { aboutRecord, leadTo, listRecords } from './record-card.ts';
import { listOutcome } from './rows.ts';
import { aboutSomebody } from './somebody.ts';

export const resolve = defineCommand({
  name: 'resolve',
  words: {
    en: ['resolve', 'resolved', 'solved'],
    es: ['resolver', 'resuelto', 'resuelta'],
    pt: ['resolva', 'resolvido', 'resolvida'],
  },
  says: {
    en: 'A case is solved',
    es: 'Un caso está resuelto',
    pt: 'Um caso está resolvido',
  },
  examples: {
    en: ['resolve ana', 'solved ana'],
    es: ['resolver ana', 'resuelto ana'],
    pt: ['resolva ana', 'resolvido ana'],
  },
  args: recordArgs,
  read: (rest, named) => readRecord('case', rest, named),
  changes: true,
  needsName: true,
  quotes: true,
  run(args, context): Promise<Outcome> {
    if ('number' in args) return aboutRecord('case', { number: args.number, to: 'resolved' }, context);
    if (!context.contactId && !args.who && args.text === '') return listRecords('case', 1, context);
    return aboutSomebody(resolve, args, context, async ({ view, who }) => {
      const { orders } = wordsOf(context);
      const theirs = await context.read.recordsOf(view.contact.id, 50);
      const open = theirs.filter((record) => record.kind === 'case' && record.closedAt === null);
      const [only] = open;
      if (!only) return { answer: { text: orders.noOpenCase(who), about: [view.contact.id] }, effects: [] };
      if (open.length === 1) return leadTo(only, 'resolved', view, context);
      const rows = open.slice(0, cardLimits.rows).map(
        (record): Choice => ({
          label: clipText(`#${record.number} ${oneLine(record.title)}`, cardLimits.row),
          description: clipText(oneLine(record.title), cardLimits.description),
          act: { verb: 'run', command: 'resolve', rest: `#${record.number}`, contactId: view.contact.id },
        }),
      );
      return listOutcome(orders.whichCase(who), rows, context);
    });
  },
});
