import type { Choice } from '../../crm/card.ts';
import { cardLimits } from '../../crm/card-limits.ts';
import type { RuleBody } from '../../crm/rule.ts';
import { clipText } from '../../kit/clip.ts';
import type { Id } from '../../kit/ids.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { wordsOf } from '../place.ts';
import { listOutcome } from '../rows.ts';
import { aroundOf } from './around.ts';
import { readRule } from './read-rule.ts';
import { readyRules } from './ready-rules.ts';
import { resolveRule } from './resolve.ts';
import { timesLastWeek } from './try-out.ts';

/** What businesses of this trade want: a tap says one, and it is explained, tried out and switched on like any other. */
export async function listReady(context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  const { tenant, operator } = context;
  const around = await aroundOf(context);
  const sentences = readyRules(tenant.preset, operator.locale, around.stages);
  const names = { ...around, speaker: operator.id, currency: tenant.currency, locale: operator.locale };
  const bodies = sentences.map((sentence) => bodyOf(sentence, names));
  const said = bodies.flatMap((body) => (body ? [{ id: context.newId<Id<'rule'>>(), body }] : []));
  const times = await timesLastWeek(said, context);
  // With how often it would have fired last week, where that can be told.
  const lines = sentences.map((sentence, n) => {
    const fired = bodies[n] ? times[said.findIndex(({ body }) => body === bodies[n])] : null;
    return fired ? `${sentence} · *${fired}×*` : sentence;
  });
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

/** The rule that a sentence means; null where it means none here. */
function bodyOf(sentence: string, names: Parameters<typeof resolveRule>[1]): RuleBody | null {
  const read = readRule(withoutFirst(sentence));
  const resolved = read.is === 'rule' ? resolveRule(read.rule, names) : null;
  return resolved?.ok ? resolved.body : null;
}
