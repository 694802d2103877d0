import { contentHash } from './clean-json.ts';
import { accountEvents, type ListName, templateEvents } from './fields.ts';
import { hashKey, type ItemKind, type RawItem, type Verdict } from './item.ts';
import { isObject } from './lenient.ts';
import { isSomebody, personLane, phoneDigits, readPerson } from './person.ts';
import { readContent, whyUnknown } from './read-content.ts';
import { addresseeOf, customerOf, senderOf } from './spoken.ts';
import {
  type WireMessage,
  wireAccount,
  wireCall,
  wireGroup,
  wireMessage,
  wirePreference,
  wireStateSync,
  wireStatus,
  wireTemplate,
  wireUserIdUpdate,
} from './wire-inbound.ts';

/** What is found out about one item before it is read in full. A null lane means that it waits for nothing. */
export type Judged = {
  kind: ItemKind;
  key: string;
  lane: string | null;
  at: Date | null;
  verdict: Verdict;
  reason: string | null;
};

type Finding = {
  kind: ItemKind;
  key?: string | null;
  lane?: string | null;
  at?: Date | null;
  unknown?: string | null;
  broken?: string | null;
};

/** Judges an item of one of the lists. It must be an object; anything else is quarantined where it stands. */
export function judgeListed(list: ListName, raw: RawItem): Judged {
  const kind = kindOfList(list, raw);
  if (!isObject(raw.item)) return settle(raw, { kind, broken: `an item of ${list} that is not an object` });
  switch (kind) {
    case 'message':
      return settle(raw, judgeMessage(wireMessage.parse(raw.item), raw));
    case 'echo':
      return settle(raw, judgeEcho(wireMessage.parse(raw.item), raw));
    case 'history':
      return settle(raw, judgeHistory(wireMessage.parse(raw.item), raw, list === 'messages' ? 'hm' : 'h'));
    case 'status':
      return settle(raw, judgeStatus(raw));
    case 'call':
      return settle(raw, judgeCall(raw));
    case 'preference':
      return settle(raw, judgePreference(raw));
    case 'contact-sync':
      return settle(raw, judgeContactSync(raw));
    case 'user-id-update':
      return settle(raw, judgeUserIdUpdate(raw));
    case 'group':
      return settle(raw, judgeGroup(raw));
    default:
      return settle(raw, { kind, lane: `a:${raw.field}` });
  }
}

/** Judges a change whose whole value is one item. */
export function judgeWhole(kind: ItemKind, raw: RawItem): Judged {
  const value = isObject(raw.item) ? raw.item : {};
  const lane = `a:${raw.field}`;
  if (kind === 'template') {
    const { event, message_template_id: id, message_template_name: name } = wireTemplate.parse(value);
    const unheard = event !== null && !templateEvents.has(event.toUpperCase());
    return settle(raw, {
      kind,
      lane,
      unknown: unheard ? `the template event ${event} is new` : null,
      broken: id === null && name === null ? 'a template event that names no template' : null,
    });
  }
  if (kind !== 'account') return settle(raw, { kind, lane });
  const event = wireAccount.parse(value).event ?? wireAccount.parse(value).decision;
  const known = raw.field === null ? undefined : accountEvents[raw.field];
  const unheard = event !== null && known !== undefined && !known.has(event.toUpperCase());
  return settle(raw, { kind, lane, unknown: unheard ? `the event ${event} of ${raw.field} is new` : null });
}

/** An item of no list, with a verdict of its own. */
export function settle(raw: RawItem, finding: Finding): Judged {
  const reason = finding.broken ?? finding.unknown ?? null;
  return {
    kind: finding.kind,
    key: short(finding.key ?? hashKey(raw)),
    lane: finding.lane ? short(finding.lane) : null,
    at: finding.at ?? null,
    verdict: finding.broken ? 'quarantined' : finding.unknown ? 'unknown' : 'ok',
    reason,
  };
}

/** What a list holds depends on the field in two cases: history's later media, and the ring states of calls. */
function kindOfList(list: ListName, raw: RawItem): ItemKind {
  const isCall = raw.field === 'calls' || (isObject(raw.item) && raw.item.type === 'call');
  const kinds: Record<ListName, ItemKind> = {
    messages: raw.field === 'history' ? 'history' : 'message',
    statuses: isCall ? 'call' : 'status',
    errors: 'value-error',
    message_echoes: 'echo',
    history: 'history',
    state_sync: 'contact-sync',
    user_preferences: 'preference',
    user_id_update: 'user-id-update',
    calls: 'call',
    groups: 'group',
  };
  return kinds[list];
}

function judgeMessage(message: WireMessage, raw: RawItem): Finding {
  const person = senderOf(message, raw);
  return {
    kind: 'message',
    key: message.id && `m:${message.id}`,
    lane: message.group_id ? `g:${message.group_id}` : personLane(person),
    at: message.timestamp,
    unknown: whatIsNew(message),
    broken: isSomebody(person) ? null : 'a message that does not say who wrote it',
  };
}

function judgeEcho(message: WireMessage, raw: RawItem): Finding {
  const person = addresseeOf(message, raw);
  return {
    kind: 'echo',
    key: message.id && `e:${message.id}`,
    lane: personLane(person),
    at: message.timestamp,
    unknown: whatIsNew(message),
    broken: isSomebody(person) ? null : 'an echo that does not say to whom it went',
  };
}

/** The later media need no person: they are found by the wamid of their placeholder. */
function judgeHistory(message: WireMessage, raw: RawItem, prefix: 'h' | 'hm'): Finding {
  const person = customerOf(message, raw);
  const lost = prefix === 'h' ? !isSomebody(person) : message.id === null;
  return {
    kind: 'history',
    key: message.id && `${prefix}:${message.id}`,
    lane: personLane(person),
    at: message.timestamp,
    unknown: whatIsNew(message),
    broken: lost ? 'a message of the history that does not say whose thread it is of' : null,
  };
}

function whatIsNew(message: WireMessage): string | null {
  if (message.id === null) return 'a message without an id';
  const content = readContent(message);
  return content.type === 'unknown' ? whyUnknown(content.name) : null;
}

const states = new Set(['sent', 'delivered', 'read', 'played', 'failed']);

function judgeStatus(raw: RawItem): Finding {
  const status = wireStatus.parse(raw.item);
  const participant = status.recipient_participant_id ?? status.participant_recipient_id ?? status.recipient_participant_user_id;
  const seconds = status.timestamp === null ? '' : Math.floor(status.timestamp.getTime() / 1000);
  return {
    kind: 'status',
    // A message to a group gets one status from each participant, possibly in the same second.
    key: status.id && ['s', status.id, status.status ?? '', seconds, ...(participant ? [participant] : [])].join(':'),
    lane: status.id && `s:${status.id}`,
    at: status.timestamp,
    unknown: states.has(status.status ?? '') ? null : `the status ${status.status ?? 'none'} is new`,
    broken: status.id === null ? 'a status that does not say of which message' : null,
  };
}

function judgeCall(raw: RawItem): Finding {
  const call = wireCall.parse(raw.item);
  const inward = call.direction !== 'BUSINESS_INITIATED' && call.recipient_id === null;
  const named = inward
    ? { phone: call.from, userId: call.from_user_id }
    : { phone: call.recipient_id ?? call.to, userId: call.recipient_user_id ?? call.to_user_id };
  return { kind: 'call', lane: personLane(readPerson(named, raw.contact)), at: call.timestamp };
}

function judgePreference(raw: RawItem): Finding {
  const preference = wirePreference.parse(raw.item);
  const person = readPerson({ phone: preference.wa_id, userId: preference.user_id }, raw.contact);
  const heard = ['stop', 'resume', 'signup'].includes(preference.value?.toLowerCase() ?? '');
  return {
    kind: 'preference',
    lane: personLane(person),
    at: preference.timestamp,
    unknown: heard ? null : `the preference ${preference.value ?? 'none'} is new`,
    broken: isSomebody(person) ? null : 'a preference that does not say whose it is',
  };
}

function judgeContactSync(raw: RawItem): Finding {
  const entry = wireStateSync.parse(raw.item);
  const phone = entry.contact?.phone_number ?? entry.wa_id;
  const userId = entry.contact?.user_id ?? entry.user_id;
  const person = readPerson({ phone, userId }, null);
  const heard = entry.action === null || entry.action === 'add' || entry.action === 'remove';
  return {
    kind: 'contact-sync',
    lane: personLane(person),
    at: entry.metadata?.timestamp ?? null,
    unknown: heard ? null : `the address-book action ${entry.action} is new`,
    broken: phoneDigits(phone) !== null || userId !== null ? null : 'an address-book entry without a number',
  };
}

function judgeUserIdUpdate(raw: RawItem): Finding {
  const update = wireUserIdUpdate.parse(raw.item);
  const person = readPerson({ phone: update.wa_id, userId: update.user_id?.previous ?? update.user_id?.current ?? null }, null);
  const says = update.user_id !== null || update.parent_user_id !== null;
  return {
    kind: 'user-id-update',
    lane: personLane(person),
    at: update.timestamp,
    broken: says && isSomebody(person) ? null : 'a change of user id without the ids',
  };
}

function judgeGroup(raw: RawItem): Finding {
  const group = wireGroup.parse(raw.item);
  return { kind: 'group', lane: group.group_id && `g:${group.group_id}`, at: group.timestamp };
}

/** Keys and lanes are indexed: an id longer than any of Meta's stays recognisable by its hash. */
function short(key: string): string {
  return key.length <= 512 ? key : `${key.slice(0, 64)}#${contentHash(key)}`;
}
