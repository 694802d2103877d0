import { type BusinessRecord, stateAt } from '../crm/business-record.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { showMoney } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { dotted } from './rows.ts';
import { showMoment } from './times.ts';

/** A record in a line: "Thu 26 Nov 16:00 · cleaning · for Leo · confirmed", "order 12 · 20 chairs · €1,200 · open". */
export function showRecord(record: BusinessRecord, context: CommandContext): string {
  const { records } = wordsOf(context);
  const { kind, number, title, forName, startsAt, amount, currency } = record;
  return dotted(
    startsAt ? showMoment(startsAt, placeOf(context)) : `${records.kind[kind]} ${number}`,
    clipText(oneLine(title), 60),
    forName && records.forName(clipText(oneLine(forName), 30)),
    amount !== null && showMoney(amount, currency, context.operator.locale),
    records.state[stateAt(record, context.now)],
  );
}

/** What it is called by: "order 12"; `first`: at the beginning of a line. */
export function recordName(
  { kind, number }: Pick<BusinessRecord, 'kind' | 'number'>,
  context: Pick<CommandContext, 'operator'>,
  where?: 'first',
): string {
  const name = `${wordsOf(context).records.kind[kind]} ${number}`;
  return where ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
}
