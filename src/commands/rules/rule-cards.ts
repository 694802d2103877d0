import type { BusinessRecord } from '../../crm/business-record.ts';
import type { CardSpec } from '../../crm/card.ts';
import { cardLimits } from '../../crm/card-limits.ts';
import { contactLabel } from '../../crm/contact.ts';
import type { ContactView } from '../../crm/contact-view.ts';
import type { Stage } from '../../crm/deal.ts';
import type { Operator } from '../../crm/operator.ts';
import type { NotSent, PausedBecause, Rule } from '../../crm/rule.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import type { DraftId, Id } from '../../kit/ids.ts';
import { recordName } from '../record-words.ts';
import { replyChoice } from '../reply-choice.ts';
import { dotted } from '../rows.ts';
import { wordsFor } from '../words.ts';
import { tellDoing, tellRule, tellTrigger } from './explain.ts';

type About = {
  rule: Pick<Rule, 'id' | 'number'> & Partial<Pick<Rule, 'body'>>;
  view: ContactView;
  /** The message that made it fire; '' where none did. */
  said: string;
  /** The record that made it fire. */
  record: BusinessRecord | null;
  to: Operator;
  stages: readonly Stage[];
  team: readonly Operator[];
};

/** A rule tells somebody of somebody: who, why, what they said, and an answer within reach. */
export function noticeCard(about: About & { rule: Pick<Rule, 'body'> }): CardSpec {
  const { view, to } = about;
  const { label, rules: words } = wordsFor(to.locale);
  const contactId = view.contact.id;
  return {
    kind: 'notice',
    body: bodyOf(about, words.notice(about.rule.number, tellTrigger(about.rule.body, { ...about, locale: to.locale }))),
    choices: [
      replyChoice(contactId, { label }),
      { act: { verb: 'run', command: 'show', rest: '', contactId }, label: label.open },
      { act: { verb: 'dismiss' }, label: label.notNow },
    ],
    contactId,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
  };
}

/** Words that a rule laid ready for somebody: nothing leaves before whoever reads this sends it. */
export function preparedCard(
  about: About & { rule: Pick<Rule, 'body'>; draft: { id: DraftId; text: string }; because?: NotSent | undefined },
): CardSpec {
  const { view, to, draft, because } = about;
  const { label, rules: words } = wordsFor(to.locale);
  const trigger = tellTrigger(about.rule.body, { ...about, locale: to.locale });
  const why = dotted(words.prepared(about.rule.number, trigger), because && words.stopped[because]);
  return {
    kind: 'turn',
    // Never cut: what a tap sends must have been there to be read.
    body: `${clipText(bodyOf(about, why), cardLimits.body - draft.text.length - 2)}\n\n${draft.text}`,
    choices: [
      { act: { verb: 'send', draftId: draft.id }, label: label.send },
      { act: { verb: 'edit', draftId: draft.id }, label: label.edit },
      { act: { verb: 'not-now' }, label: label.notNow },
    ],
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    draftId: draft.id,
  };
}

/** A template of a rule's did not go: that, why, and an answer within reach. */
export function unsentCard(about: About & { rule: Pick<Rule, 'body'> }, because: NotSent): CardSpec {
  const card = noticeCard(about);
  return { ...card, body: clipText(`${card.body}\n${wordsFor(about.to.locale).rules.stopped[because]}`, cardLimits.body) };
}

/** It would do this, and asks first. */
export function approvalCard(about: About & { rule: Rule; firingId: Id<'firing'>; currency: string }): CardSpec {
  const { view, to, rule, firingId } = about;
  const { label, rules: words } = wordsFor(to.locale);
  const telling = { ...about, locale: to.locale, reader: to.id };
  const done = rule.body.do.map((one) => tellDoing(one, telling)).join(words.and);
  const answer = (deed: string) => ({ verb: 'run' as const, command: 'rule', rest: `!${firingId} ${deed}` });
  return {
    kind: 'question',
    body: clipText(bodyOf(about, words.asks(rule.number, tellTrigger(rule.body, telling), done)), cardLimits.body),
    choices: [
      { act: answer('do'), label: label.doIt },
      { act: answer('alone'), label: words.doAlways },
      { act: answer('no'), label: label.notNow },
    ],
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
  };
}

function bodyOf({ view, said, record, to }: About, why: string): string {
  return [
    dotted(`*${clipText(oneLine(contactLabel(view.contact)).replaceAll('*', ''), 60)}*`, view.stage && oneLine(view.stage.name)),
    why,
    ...(record ? [dotted(recordName(record, { operator: to }, 'first'), clipText(oneLine(record.title), 100))] : []),
    ...(said ? [`“${clipText(oneLine(said), 300)}”`] : []),
  ].join('\n');
}

/** A rule stopped itself: why, what it was, and one tap to go on. */
export function stoppedCard({
  rule,
  because,
  to,
  stages,
  team,
  currency,
}: Omit<About, 'view' | 'said' | 'record' | 'rule'> & { rule: Rule; because: PausedBecause; currency: string }): CardSpec {
  const { label, rules: words } = wordsFor(to.locale);
  const told = tellRule(rule.body, { stages, team, locale: to.locale, currency, reader: to.id });
  return {
    kind: 'question',
    body: clipText([words.stoppedItself(rule.number), words.paused[because], told].join('\n'), cardLimits.body),
    choices: [
      { act: { verb: 'run', command: 'rule', rest: `#${rule.id} on` }, label: words.resume },
      { act: { verb: 'run', command: 'rules', rest: `#${rule.id}` }, label: label.open },
      { act: { verb: 'dismiss' }, label: label.notNow },
    ],
  };
}
