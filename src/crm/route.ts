import type { Intent, Kind, Verdict } from './intent.ts';
import type { Operator } from './operator.ts';
import type { Settings } from './tenant.ts';
import { asksForPerson, complains } from './urgency.ts';

/** What the words alone tell, in the three languages: whoever complains or asks for a person does, whatever a model thinks. */
export function kindByWords(said: string): Kind | null {
  return complains(said) || asksForPerson(said) ? 'complaint' : null;
}

/** What a turn is taken for: by its words, else by a model that is sure enough; null where nobody can say. */
export function kindOf(
  said: string,
  byModel: Verdict | null,
  sureFrom: number,
): { intent: Intent; intentBy: 'words' | 'model' } | null {
  const byWords = kindByWords(said);
  if (byWords) return { intent: byWords, intentBy: 'words' };
  if (!byModel || !(byModel.intentConfidence >= sureFrom)) return null;
  return { intent: byModel.intent, intentBy: 'model' };
}

/** Whom a turn of this kind is routed to, as long as they are of the business; null: as any other turn. */
export function routeOf(
  { routes, queues }: Pick<Settings, 'routes' | 'queues'>,
  intent: Intent | null,
  people: readonly Operator[],
): { members: Operator[]; queue: string | null; always: boolean } | null {
  const route = intent && intent !== 'other' ? routes[intent] : undefined;
  if (!route) return null;
  const queue = 'queue' in route ? queues.find((one) => one.name === route.queue) : undefined;
  const ids = 'queue' in route ? (queue?.members ?? []) : [route.operator];
  const members = people.filter((one) => ids.includes(one.id));
  return members.length > 0 ? { members, queue: queue?.name ?? null, always: route.always } : null;
}

/** Whether it matters at all what somebody wants: some kind goes elsewhere than the others. */
export function isRouted({ routes }: Pick<Settings, 'routes'>, people: readonly Operator[]): boolean {
  return people.length > 1 && Object.keys(routes).length > 0;
}
