import { cardLimits } from '../../crm/card-limits.ts';
import type { Stage } from '../../crm/deal.ts';
import type { Operator } from '../../crm/operator.ts';
import type { RuleBody } from '../../crm/rule.ts';
import { clipText } from '../../kit/clip.ts';
import type { Id } from '../../kit/ids.ts';
import { whyNot } from '../../rules/refuse.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { wordsOf } from '../place.ts';
import { tellRule } from './explain.ts';
import { tellingOf } from './telling.ts';
import { tryOut } from './try-out.ts';

type Around = { stages: readonly Stage[]; team: readonly Operator[] };

/** A rule said back in words, with what it would have done last week; it is on by the tap alone. `asks`: each time it fires it asks first. */
export async function offerBody(
  body: RuleBody,
  how: 'acts' | 'asks',
  { stages, team }: Around,
  context: CommandContext,
): Promise<Outcome> {
  const { rules: words, label } = wordsOf(context);
  const refused = whyNot(body, { stages, team });
  if (refused) return { answer: { text: words.refused[refused] }, effects: [] };
  const ruleId = context.newId<Id<'rule'>>();
  const tried = await tryOut({ id: ruleId, body }, context);
  const told = tellRule(body, tellingOf({ stages, team }, context));
  const lines = [words.newRule, told, '', ...tried, ...(how === 'asks' ? ['', words.asksFirst] : [])];
  return {
    answer: {
      kind: 'question',
      body: clipText(lines.join('\n'), cardLimits.body),
      choices: [
        { act: { verb: 'run', command: 'rule', rest: `#${ruleId} ${how === 'asks' ? 'ask' : 'on'}` }, label: words.switchOn },
        { act: { verb: 'run', command: 'makerule', rest: '' }, label: words.change },
        { act: { verb: 'dismiss' }, label: label.notNow },
      ],
    },
    effects: [{ do: 'offer-rule', ruleId, body, by: context.operator.id }],
  };
}
