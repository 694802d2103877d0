import { cardLimits } from '../../crm/card-limits.ts';
import { onlyTells, type RuleBody } from '../../crm/rule.ts';
import { clipText } from '../../kit/clip.ts';
import type { Id } from '../../kit/ids.ts';
import { whyNot } from '../../rules/refuse.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { wordsOf } from '../place.ts';
import { templateWrong } from '../template-wrong.ts';
import type { Around } from './around.ts';
import { tellRule } from './explain.ts';
import { sendLines, sendsOf } from './send-lines.ts';
import { tellingOf } from './telling.ts';
import { tryOut } from './try-out.ts';

/** A rule said back in words, with what it would have done last week; it is on by the tap alone. `asks`: each time it fires it asks first. */
export async function offerBody(body: RuleBody, how: 'acts' | 'asks', around: Around, context: CommandContext): Promise<Outcome> {
  const { rules: words, label } = wordsOf(context);
  const refused = whyNot(body, around);
  if (refused) return { answer: { text: words.refused[refused] }, effects: [] };
  if (how === 'asks' && onlyTells(body)) return { answer: { text: words.cannotAsk }, effects: [] };
  for (const { template } of sendsOf(body)) {
    const wrong = template === '' ? null : await templateWrong(template, context);
    // It may have been made at Meta since.
    if (wrong) return { answer: { text: wrong }, effects: [{ do: 'learn-templates' }] };
  }
  const ruleId = context.newId<Id<'rule'>>();
  const tried = await tryOut({ id: ruleId, body }, context);
  const told = tellRule(body, tellingOf(around, context));
  const lines = [
    words.newRule,
    told,
    ...(body.when.on === 'clock' ? [words.notWhenClosed] : []),
    ...(body.when.on === 'ahead' ? [words.aheadFromNow] : []),
    ...(await sendLines(body, context)),
    '',
    ...tried,
    ...(how === 'asks' ? ['', words.asksFirst] : []),
  ];
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
