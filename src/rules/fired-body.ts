import { stateAt } from '../crm/business-record.ts';
import type { CalloutBody } from '../crm/callout-body.ts';
import { contactName } from '../crm/contact.ts';
import type { Operator } from '../crm/operator.ts';
import type { EventSituation, Happened, Rule, Trigger } from '../crm/rule.ts';
import { oneLine } from '../kit/clip.ts';
import { isTimed } from './judge.ts';

type Fired = {
  rule: Pick<Rule, 'id' | 'number' | 'body'>;
  event: Pick<Happened, 'id' | 'at'>;
  situation: EventSituation & { view: NonNullable<EventSituation['view']> };
  team: readonly Pick<Operator, 'id' | 'name'>[];
  now: Date;
};

/** What another system is told of a rule that fired: ids and facts, and not a word that was said. */
export function firedBody({ rule, event, situation, team, now }: Fired): CalloutBody {
  const { view, record, tags, marketing } = situation;
  const { when } = rule.body;
  const responsible = team.find(({ id }) => id === view.conversation?.responsibleId);
  return {
    type: 'rule.fired',
    // Silence happens when it has lasted so long.
    timestamp: (isTimed(when) ? now : event.at).toISOString(),
    data: {
      rule: { id: rule.id, number: rule.number },
      event: { id: event.id, kind: when.on, name: nameIn(when) },
      contact: {
        id: view.contact.id,
        name: contactName(view.contact),
        phone: view.contact.phone,
        stage: view.stage && oneLine(view.stage.name),
        value: view.deal?.value ?? null,
        tags: [...tags],
        marketing,
        responsible: responsible?.name ?? null,
      },
      record: record && {
        id: record.id,
        kind: record.kind,
        number: record.number,
        state: stateAt(record, now),
        amount: record.amount,
        currency: record.currency,
        startsAt: record.startsAt?.toISOString() ?? null,
        endsAt: record.endsAt?.toISOString() ?? null,
        dueAt: record.dueAt?.toISOString() ?? null,
        reference: record.externalRef,
        system: record.externalSystem,
      },
    },
  };
}

function nameIn(when: Trigger): string | null {
  if (when.on === 'outside') return when.name;
  return when.on === 'tag' || when.on === 'untag' ? when.tag : null;
}
