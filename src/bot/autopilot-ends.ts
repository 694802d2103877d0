import type { AutopilotOver } from '../crm/autopilot.ts';
import type { Card } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { asksForPerson, complains } from '../crm/urgency.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** Their follow-ups ask again; nothing where they did all along. */
export function endsAutopilot(
  { contact }: Pick<ContactView, 'contact'>,
  because: AutopilotOver,
  by: Extract<Effect, { do: 'autopilot' }>['by'] = null,
): Extract<Effect, { do: 'autopilot' }>[] {
  return contact.autopilotBy ? [{ do: 'autopilot', contactId: contact.id, on: false, by, because }] : [];
}

/** Whoever changes the words of a follow-up wants to see the next ones. */
export function endedByEdit(at: OwnerSituation, card: Card, view: ContactView, draft: Draft): Effect[] {
  if (!card.followUpId || draft.source !== 'operator') return [];
  const ends = endsAutopilot(view, 'edited');
  return ends.length > 0 ? [...ends, say(at, at.words.autopilot.over.edited(view.contact.name), [view.contact.id])] : [];
}

/** What they say ends it: a complaint, or asking for a person. */
export function endedBySaid(said: string, intent: string | null): AutopilotOver | null {
  if (asksForPerson(said)) return 'person';
  return complains(said) || intent === 'complaint' ? 'complaint' : null;
}
