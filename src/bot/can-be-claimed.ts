import type { Operator } from '../crm/operator.ts';
import type { ContactView } from '../crm/read.ts';
import type { Tenant } from '../crm/tenant.ts';

/** Whether a card offers to claim its customer: nobody is responsible, there is somebody else who could be, and the business wants it so. */
export function canBeClaimed({ settings }: Tenant, { contact, conversation }: ContactView, team: readonly Operator[]): boolean {
  const has = team.some((one) => one.id === conversation?.responsibleId);
  return settings.routing === 'queue' && team.length > 1 && !has && !contact.testOf;
}
