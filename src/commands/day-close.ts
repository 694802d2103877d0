import { dayOf } from '../crm/business-days.ts';
import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactName } from '../crm/contact.ts';
import { countOf, sumOf } from '../crm/figures.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { showMoney } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { someNames } from './some-names.ts';
import { inPlace } from './times.ts';

/** The day in five lines at most; null where nothing happened and nothing waits. */
export async function dayInLines(context: CommandContext): Promise<string | null> {
  const { read, tenant, operator, now } = context;
  const words = wordsOf(context).close;
  const today = dayOf(now, tenant.timezone);
  const figures = await read.figures({ from: today, to: today });
  const begun = countOf(figures, 'wait', 'begun');
  const people = countOf(figures, 'contact');
  const won = countOf(figures, 'won');
  const lost = countOf(figures, 'lost');
  const waiting = await read.waiting(3);
  const names = waiting.rows.map((view) => contactName(view.contact));
  const tomorrow = inPlace(now, placeOf(context)).plus({ days: 1 });
  const tasks = (await read.tasks(operator.id, 50, tomorrow.endOf('day').toJSDate())).filter(
    ({ dueAt }) => dueAt && dueAt >= tomorrow.startOf('day').toJSDate(),
  );
  const lines = [
    begun > 0 && words.talks(begun, countOf(figures, 'wait', 'ended')),
    people > 0 && words.newPeople(people),
    won > 0 && words.won(won, showMoney(sumOf(figures, 'won'), tenant.currency, operator.locale)),
    lost > 0 && words.lost(lost),
    waiting.total > 0 && words.waiting(waiting.total, someNames(names, 3, waiting.total)),
    tasks[0] && words.tomorrow(tasks.length, clipText(oneLine(tasks[0].text), 60)),
  ].filter((line) => typeof line === 'string');
  if (lines.length === 0) return null;
  const title = words.title(inPlace(now, placeOf(context)).toFormat('cccc d LLLL'));
  return [`*${title}*`, ...lines.slice(0, 5)].join('\n');
}

/** The day's close as it comes by itself: its button opens the window for tomorrow's list. */
export async function closeCard(digestAt: string, context: CommandContext): Promise<CardSpec | null> {
  const lines = await dayInLines(context);
  if (!lines) return null;
  const words = wordsOf(context).close;
  return {
    kind: 'notice',
    body: clipText(`${lines}\n\n${words.why(digestAt)}`, cardLimits.body),
    choices: [{ act: { verb: 'close-day' }, label: words.button }],
  };
}
