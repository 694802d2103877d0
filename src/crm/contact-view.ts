import type { Contact } from './contact.ts';
import type { Conversation } from './conversation.ts';
import type { Deal, Stage } from './deal.ts';

/** A contact with what a list row or a contact view needs. */
export type ContactView = {
  contact: Contact;
  conversation: Conversation | null;
  deal: Deal | null;
  stage: Stage | null;
};
