import type { BusinessRecord } from '../crm/business-record.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { showMoney } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { dotted } from './rows.ts';
import { showMoment } from './times.ts';

/** A record in a line: "Thu 26 Nov 16:00 · cleaning · for Leo · confirmed", "order 12 · 20 chairs · €1,200 · open". */
export function showRecord(record: BusinessRecord, context: CommandContext): string {
  const { records } = wordsOf(context);
  const { kind, number, state, title, forName, startsAt, amount, currency } = record;
  return dotted(
    startsAt ? showMoment(startsAt, placeOf(context)) : `${records.kind[kind]} ${number}`,
    clipText(oneLine(title), 60),
    forName && records.forName(clipText(oneLine(forName), 30)),
    amount !== null && showMoney(amount, currency, context.operator.locale),
    records.state[state],
  );
}
