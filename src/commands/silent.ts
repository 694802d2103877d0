import { z } from 'zod';
import type { ContactView } from '../crm/contact-view.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { moreRow, onePage, rowsUpTo } from './page.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { likeThis } from './somebody.ts';
import { showAge } from './times.ts';

const dayMs = 24 * hourMs;

export const silent = defineCommand({
  name: 'silent',
  words: { en: ['silent', 'quiet for'], es: ['callados', 'sin escribir'], pt: ['quietos', 'sem escrever'] },
  says: {
    en: 'Who has not written for so long',
    es: 'Quién no escribe desde hace tanto',
    pt: 'Quem não escreve há tanto tempo',
  },
  examples: {
    en: ['silent 30d', 'quiet for 2 weeks'],
    es: ['callados 30d', 'sin escribir 2 semanas'],
    pt: ['quietos 30d', 'sem escrever 2 semanas'],
  },
  args: z.object({ days: z.number().int().min(0), page: z.number().int().min(1).max(99).default(1) }),
  read(rest) {
    const text = withoutPoliteness(rest).replace(/^(for|desde hace|hace|por|ha) /, '');
    if (text === '') return { days: 0 };
    const [, count, unit, page] = /^(\d{1,3}) ?(d|w|m|[a-z]{3,8})(?: (\d{1,2}))?$/.exec(text) ?? [];
    const times = units.find(([shape]) => shape.test(unit ?? ''))?.[1];
    return count && times ? { days: Number(count) * times, page: Math.max(1, Number(page ?? 1)) } : null;
  },
  changes: false,
  people: ({ days }, context, limit) => quietFor(days, context, limit),
  async run({ days, page }, context): Promise<Outcome> {
    if (days === 0) return likeThis(silent, context);
    const words = wordsOf(context);
    const rows = await quietFor(days, context, rowsUpTo(page) + 1);
    if (rows.length === 0) return { answer: { text: words.everyday.nobodyQuiet(days) }, effects: [] };
    const total = await context.read.countQuiet(addMs(context.now, -days * dayMs));
    const { shown, left } = onePage(rows, total, page);
    const choices = contactChoices(
      shown.map((view) => ({ view, description: describeSilence(view, context), command: 'show', rest: '' })),
    );
    const title = words.everyday.quietTitle(days, words.answer.people(total));
    const more = moreRow(left, 'silent', `${days}d ${page + 1}`, words);
    return listOutcome(title, [...choices, ...more], context, words.answer.see, { command: 'silent', rest: `${days}d` });
  },
});

/** Days in a unit of time, in the three languages. */
const units: readonly [RegExp, number][] = [
  [/^(d|days?|dias?)$/, 1],
  [/^(w|weeks?|semanas?)$/, 7],
  [/^(m|months?|meses|mes)$/, 30],
];

function quietFor(days: number, { read, now }: CommandContext, limit: number): Promise<ContactView[]> {
  return days === 0 ? Promise.resolve([]) : read.quietSince(addMs(now, -days * dayMs), limit);
}

function describeSilence({ stage, conversation }: ContactView, { now }: CommandContext): string {
  const wrote = conversation?.lastInboundAt;
  return dotted(
    stage && oneLine(stage.name),
    wrote && showAge(now.getTime() - wrote.getTime()),
    conversation?.lastText && clipText(oneLine(conversation.lastText), 60),
  );
}
