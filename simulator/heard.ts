import type { Fact } from './facts.ts';
import type { Json, State } from './state.ts';

/**
 * What Meta itself would know after delivering a payload made by hand: who wrote to which number, when, and the message's id.
 * So a customer of POST /webhooks has an open window, and their message can be read and reacted to, though no phone shows it.
 */
export function heardIn(state: State, payload: unknown, now: number): Fact[] {
  return list((payload as Json | null)?.entry).flatMap((entry) =>
    list(entry.changes).flatMap((change) => {
      const value = (change.value ?? {}) as Json;
      const business = state.businesses.get(String((value.metadata as Json | undefined)?.phone_number_id));
      if (change.field !== 'messages' || !business) return [];
      return list(value.messages).flatMap((message): Fact[] => {
        // What is said in a group opens nobody's window.
        if (message.group_id !== undefined) return [];
        if (typeof message.from !== 'string' || !/^[1-9]\d{6,14}$/.test(message.from) || typeof message.id !== 'string')
          return [];
        const at = Math.min(Number(message.timestamp) * 1_000 || 0, now);
        return [{ fact: 'heard', phone: `+${message.from}`, business: business.phoneNumberId, at, wamid: message.id }];
      });
    }),
  );
}

/** What a fault's `on` calls such a payload: "messages", "statuses" or the field's name. */
export function subjectOf(payload: unknown): string {
  const change = list(list((payload as Json | null)?.entry)[0]?.changes)[0];
  const value = (change?.value ?? {}) as Json;
  return value.statuses !== undefined ? 'statuses' : typeof change?.field === 'string' ? change.field : 'raw';
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((one): one is Json => typeof one === 'object' && one !== null) : [];
}
