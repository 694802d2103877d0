import type { Choice } from '../../crm/card.ts';
import { cardLimits } from '../../crm/card-limits.ts';
import { clipText } from '../../kit/clip.ts';
import type { Id } from '../../kit/ids.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { wordsOf } from '../place.ts';
import { listOutcome } from '../rows.ts';
import { readRule } from './read-rule.ts';
import { readyRules } from './ready-rules.ts';
import { resolveRule } from './resolve.ts';
import { timesLastWeek } from './try-out.ts';

/** What businesses of this trade want: a tap says one, and it is explained, tried out and switched on like any other. */
export async function listReady(context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  const { tenant, operator } = context;
  const sentences = readyRules(tenant.preset, operator.locale, await context.read.stages());
  const lines = await Promise.all(sentences.map((sentence) => told(sentence, context)));
  const rows: Choice[] = sentences.map((sentence) => ({
    label: clipText(withoutFirst(sentence), cardLimits.row),
    description: clipText(sentence, cardLimits.description),
    act: { verb: 'run', command: 'makerule', rest: withoutFirst(sentence) },
  }));
  return listOutcome([words.readyTitle, ...lines.map((line, n) => `${n + 1}. ${line}`)].join('\n'), rows, context);
}

/** "when" and "every" are the command's. */
function withoutFirst(sentence: string): string {
  return sentence.split(' ').slice(1).join(' ');
}

/** With how often it would have fired last week, where that can be told. */
async function told(sentence: string, context: CommandContext): Promise<string> {
  const read = readRule(withoutFirst(sentence));
  if (read.is !== 'rule') return sentence;
  const [stages, team] = [await context.read.stages(), await context.read.team()];
  const { operator, tenant } = context;
  const names = { stages, team, speaker: operator.id, currency: tenant.currency, locale: operator.locale };
  const resolved = resolveRule(read.rule, names);
  const times = resolved.ok ? await timesLastWeek({ id: context.newId<Id<'rule'>>(), body: resolved.body }, context) : null;
  return times ? `${sentence} · *${times}×*` : sentence;
}
