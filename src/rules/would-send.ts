import { windowUntil } from '../crm/conversation.ts';
import type { RuleBody } from '../crm/rule.ts';
import { asksForPerson, complains } from '../crm/urgency.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { ContactId } from '../kit/ids.ts';
import { maySend } from './may-send.ts';
import type { WouldFire } from './replay.ts';

/**
 * How many messages would have left of themselves, by the same judgement as when a rule is on. What is known of somebody is what is known now; the
 * hours of their night move a message and do not take it away.
 */
export function wouldSend(body: RuleBody, fired: readonly WouldFire[], template: 'utility' | 'marketing' | null): number {
  const last = new Map<ContactId, Date>();
  const words = body.do.some((one) => one.do === 'begin' || (one.do === 'send' && one.text !== ''));
  let sent = 0;
  for (const { recalled, at } of fired) {
    const { view, marketing, said } = recalled.situation;
    if (!view?.conversation) continue;
    const { contact, conversation } = view;
    const wrote = recalled.event.kind === 'message';
    const since = conversation.lastInboundAt && conversation.lastInboundAt > at ? null : windowUntil(conversation);
    const may = maySend({
      ...{ now: at, leavesAt: at, customer: !contact.testOf, makerThere: true, blocked: contact.blockedAt !== null, marketing },
      ...{ leftAlone: contact.stopAutomation, openCase: view.openCase, wantsPerson: asksForPerson(said) || complains(said) },
      ...{ talking: false, lastByRule: last.get(contact.id) ?? null, words, template },
      windowUntil: wrote ? addMs(recalled.event.at, 24 * hourMs) : since,
    });
    if (may.is !== 'sends') continue;
    sent += 1;
    last.set(contact.id, at);
  }
  return sent;
}
