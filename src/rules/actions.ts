import type { CardSpec } from '../crm/card.ts';
import { firstName } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Settled } from '../crm/effect.ts';
import type { Operator } from '../crm/operator.ts';
import { fillLine } from '../crm/playbook.ts';
import type { Action, Rule } from '../crm/rule.ts';
import { whoGets } from '../crm/team.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { DraftId, OperatorId, RecordId } from '../kit/ids.ts';

/** What an action goes by, and the words it needs in the language of whoever reads them. */
export type ActionFacts = {
  rule: Pick<Rule, 'id' | 'number' | 'operatorId'>;
  view: ContactView;
  team: readonly Operator[];
  now: Date;
  /** What the business is called. */
  business: string;
  /** What they wrote that made it fire; '' where nothing did. */
  said: string;
  newDraftId(): DraftId;
  newRecordId(): RecordId;
  say: {
    /** What made it fire, in the business's language. */
    cause(): string;
    /** What a reminder says where nothing else was asked for. */
    reminder(to: Operator): string;
    noticeCard(to: Operator): CardSpec;
    preparedCard(to: Operator, draft: { id: DraftId; text: string }): CardSpec;
  };
};

/** A case is called by a line. */
const longestTitle = 120;

type Done<K extends Action['do']> = (action: Extract<Action, { do: K }>, facts: ActionFacts) => Settled[];

/**
 * What each action wants done, as effects. An action is added by an entry here and its case in `action` (crm/rule.ts); the compiler leads to its
 * words. Nothing here sends anything to a customer: what is prepared is for a person to approve.
 */
export const actions: { [K in Action['do']]: Done<K> } = {
  remind({ who, text }, facts) {
    const to = meant(who, facts);
    if (!to) return [];
    return [
      { do: 'task', operatorId: to.id, contactId: facts.view.contact.id, text: text || facts.say.reminder(to), dueAt: facts.now },
    ];
  },
  notify({ who }, facts) {
    const to = meant(who, facts);
    return to ? [{ do: 'show', to: to.id, push: 'needs-me', card: facts.say.noticeCard(to) }] : [];
  },
  tag: ({ tag }, { view, rule }) => [{ do: 'tag', contactId: view.contact.id, operatorId: rule.operatorId, tag }],
  untag: ({ tag }, { view, rule }) => [{ do: 'untag', contactId: view.contact.id, operatorId: rule.operatorId, tag }],
  move({ to }, { view, rule }) {
    if (!view.deal) return [];
    const because = `rule ${rule.number ?? ''}`.trim();
    return [{ do: 'move', dealId: view.deal.id, toStageId: to, by: 'rule', because, operatorId: rule.operatorId }];
  },
  assign({ to }, { view, rule }) {
    if (!view.conversation) return [];
    const [conversationId, contactId] = [view.conversation.id, view.contact.id];
    return [{ do: 'assign', conversationId, contactId, to, by: rule.operatorId, how: 'assign' }];
  },
  follow: (_, { view, rule }) => [{ do: 'leave', contactId: view.contact.id, operatorId: rule.operatorId, left: false }],
  leave: (_, { view, rule }) => [{ do: 'leave', contactId: view.contact.id, operatorId: rule.operatorId, left: true }],
  case({ text }, { view, rule, newRecordId, said, say }) {
    // What they write further belongs to the one that is open.
    if (view.openCase) return [];
    const title = clipText(oneLine(text || said) || say.cause(), longestTitle);
    const record = { id: newRecordId(), kind: 'case' as const, contactId: view.contact.id, title };
    const conversationId = view.conversation?.id ?? null;
    return [{ do: 'open-record', record: { ...record, conversationId }, by: { who: 'rule', id: rule.operatorId } }];
  },
  note: ({ text }, { view, rule }) => [{ do: 'note', contactId: view.contact.id, operatorId: rule.operatorId, text }],
  prepare({ text }, facts) {
    const { view, say, rule } = facts;
    const to = meant('responsible', facts);
    if (!to || !view.conversation) return [];
    const values = { first_name: firstName(view.contact), business: facts.business };
    const draft = { id: facts.newDraftId(), text: fillLine(text, values) };
    return [
      { do: 'draft', id: draft.id, conversationId: view.conversation.id, text: draft.text, source: 'operator', from: rule.id },
      { do: 'show', to: to.id, push: 'needs-me', card: say.preparedCard(to, draft) },
    ];
  },
};

/** What one action wants done. */
export function effectsOf(action: Action, facts: ActionFacts): Settled[] {
  return (actions[action.do] as Done<Action['do']>)(action, facts);
}

/** Whoever is responsible, or who stands in for them; somebody named is meant whether there or not. */
export function meant(
  who: Extract<Action, { do: 'notify' }>['who'],
  { view, team, now }: Pick<ActionFacts, 'team' | 'now'> & { view: ContactView | null },
): Operator | null {
  if (who === 'responsible') return whoGets(team, view?.conversation?.responsibleId ?? null, now);
  return team.find(({ id }) => id === (who as OperatorId)) ?? null;
}
