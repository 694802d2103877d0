import { mayDecideOn } from '../crm/access.ts';
import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { LockedBecause, Operator, Proposed } from '../crm/operator.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { showPhone } from '../kit/phone.ts';
import { callName } from './colleague.ts';
import { wordsFor } from './words.ts';

/**
 * Asks somebody who may say so whether it is still their colleague. Not a question that a bare "yes" could answer: who holds the business's
 * thread is decided by a tap.
 */
export function strangerCard(to: Operator, whom: Operator, because: LockedBecause, proposed: Proposed | null): CardSpec {
  const { members, label } = wordsFor(to.locale);
  const name = callName(whom);
  const phone = proposed?.phone ? showPhone(proposed.phone) : null;
  return {
    kind: 'notice',
    body: members.stranger(oneLine(whom.name), because, phone),
    choices: [
      { label: clipText(members.letIn(name), cardLimits.button), act: { verb: 'let-in', operatorId: whom.id } },
      { label: label.notNow, act: { verb: 'dismiss' } },
      ...(mayDecideOn(to, whom)
        ? [
            {
              label: clipText(members.remove(name), cardLimits.button),
              act: { verb: 'run' as const, command: 'remove', rest: '', colleagueId: whom.id },
            },
          ]
        : []),
    ],
    colleagueId: whom.id,
  };
}
