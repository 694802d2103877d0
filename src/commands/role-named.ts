import { nameKey } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import { roleNames } from './words/members.ts';

/** A role by its name in any language; null for other words. */
export function readRole(word: string): Operator['role'] | null {
  const key = nameKey(word);
  return (Object.keys(roleNames) as Operator['role'][]).find((role) => roleNames[role].includes(key)) ?? null;
}
