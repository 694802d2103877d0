import { and, eq, sql } from 'drizzle-orm';
import { numbers } from '../../db/schema/tenants.ts';
import type { AccountWords } from '../commands/words/account.ts';
import { wordsFor } from '../commands/words.ts';
import type { Urgency } from '../crm/attention.ts';
import { commit } from '../crm/commit.store.ts';
import { mailEverybody } from '../crm/mail.store.ts';
import { knowsTemplate } from '../crm/template.store.ts';
import { readManagers, readNumber, readNumbers } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { NumberId } from '../kit/ids.ts';
import { phoneKey } from '../kit/phone.ts';
import type { InboundAccount, InboundTemplate } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';

/** What a manager is told, how much it needs them, and whether the thread may be unable to say it. */
type Told = { line(words: AccountWords): string; urgency: Urgency; byMail?: boolean };

/** Something happened to the account or the number: its managers are told in one line, and by mail where nothing may be sent any more. */
export async function accountTold(arrived: Arrived, inbound: InboundAccount): Promise<Ring[]> {
  const { field, event } = inbound;
  const numberId = await numberMeant(arrived, inbound);
  if (!numberId) return [];
  if (field === 'phone_number_quality_update' && (event === 'FLAGGED' || event === 'UNFLAGGED'))
    await setQuality({ ...arrived, numberId }, event === 'FLAGGED');
  const told = whatOf(inbound);
  return told ? await tellManagers(arrived, told) : [];
}

/**
 * Which of its numbers it is about: Meta names one by its phone, and a WABA may hold a business's number and its console, or other businesses'
 * too. Null where it names none of this business's.
 */
async function numberMeant({ tx, context, numberId }: Arrived, { displayPhone }: InboundAccount): Promise<NumberId | null> {
  if (!displayPhone) return numberId;
  const theirs = await readNumbers(tx, context.tenant.id);
  const named = theirs.find((one) => phoneKey(one.phone) === phoneKey(displayPhone));
  return named?.id ?? (theirs.length === 1 ? numberId : null);
}

/** Kept with the number, so that `health` tells it for as long as it is so. */
async function setQuality({ tx, context, numberId }: Arrived, isLow: boolean): Promise<void> {
  await tx
    .update(numbers)
    .set({ qualityLowSince: isLow ? sql`coalesce(${numbers.qualityLowSince}, ${context.now.toISOString()})` : null })
    .where(and(eq(numbers.tenantId, context.tenant.id), eq(numbers.id, numberId)));
}

/** A template was refused, paused or moved to marketing: what it was for does not work, or costs more. */
export async function templateTrouble(arrived: Arrived, inbound: InboundTemplate): Promise<Ring[]> {
  const told = troubleOf(inbound);
  return told && (await isTheirs(arrived, inbound)) ? await tellManagers(arrived, told) : [];
}

/** A console's WABA may hold the templates of others. */
async function isTheirs({ tx, context, numberId }: Arrived, { name, id }: InboundTemplate): Promise<boolean> {
  const { purpose, wabaId } = await readNumber(tx, context.tenant.id, numberId);
  return purpose === 'customers' || (await knowsTemplate(tx, context.tenant.id, { wabaId, name, metaId: id }));
}

function troubleOf({ change, event, reason, newCategory, correctCategory, quality, ...template }: InboundTemplate): Told | null {
  const name = template.name ?? '';
  if (change === 'status') {
    switch (event) {
      case 'REJECTED':
        return { line: (words) => words.templateRejected(name, reason ?? ''), urgency: 'needs-me' };
      case 'PAUSED':
      case 'DISABLED':
        return { line: (words) => words.templateStopped(name), urgency: 'needs-me' };
      case 'REINSTATED':
        return { line: (words) => words.templateBack(name), urgency: 'idle' };
      default:
        return null;
    }
  }
  // A change that is only announced has `correctCategory`.
  if (change === 'category' && correctCategory === null && newCategory === 'MARKETING')
    return { line: (words) => words.templateMarketing(name), urgency: 'idle' };
  return quality === 'RED' ? { line: (words) => words.templateDisliked(name), urgency: 'idle' } : null;
}

/** By Meta's names (webhooks reference): what needs nobody is kept as an item and said to nobody. */
function whatOf({ field, event, value }: InboundAccount): Told | null {
  switch (field) {
    case 'account_update':
      switch (event) {
        case 'ACCOUNT_RESTRICTION':
          return { line: (words) => words.restricted, urgency: 'urgent', byMail: true };
        case 'ACCOUNT_VIOLATION':
          return { line: (words) => words.violation, urgency: 'urgent' };
        case 'DISABLED_UPDATE':
          return banOf(value);
        case 'ACCOUNT_DELETED':
        case 'PARTNER_REMOVED':
        case 'ACCOUNT_OFFBOARDED':
          return { line: (words) => words.disconnected, urgency: 'urgent', byMail: true };
        case 'ACCOUNT_RECONNECTED':
          return { line: (words) => words.reconnected, urgency: 'idle' };
        default:
          return null;
      }
    case 'phone_number_quality_update':
      if (event === 'FLAGGED' || event === 'DOWNGRADE') return { line: (words) => words.qualityLow, urgency: 'needs-me' };
      return event === 'UNFLAGGED' ? { line: (words) => words.qualityBack, urgency: 'idle' } : null;
    case 'phone_number_name_update':
      return event === 'REJECTED' ? { line: (words) => words.nameRejected, urgency: 'needs-me' } : null;
    case 'account_review_update':
      return event === 'REJECTED' ? { line: (words) => words.reviewRejected, urgency: 'urgent', byMail: true } : null;
    default:
      return null;
  }
}

function banOf(value: InboundAccount['value']): Told | null {
  const ban = (value as { ban_info?: { waba_ban_state?: unknown } } | null)?.ban_info?.waba_ban_state;
  switch (Array.isArray(ban) ? ban[0] : ban) {
    case 'SCHEDULE_FOR_DISABLE':
      return { line: (words) => words.willBeDisabled, urgency: 'urgent', byMail: true };
    case 'DISABLE':
      return { line: (words) => words.disabled, urgency: 'urgent', byMail: true };
    case 'REINSTATE':
      return { line: (words) => words.reconnected, urgency: 'needs-me' };
    default:
      return null;
  }
}

async function tellManagers({ tx, context }: Arrived, { line, urgency, byMail }: Told): Promise<Ring[]> {
  const managers = await readManagers(tx, context.tenant.id);
  const rings = await commit(
    tx,
    context,
    managers.map((manager) => ({
      do: 'show' as const,
      push: urgency,
      to: manager.id,
      card: { kind: 'notice' as const, body: line(wordsFor(manager.locale).account), choices: [] },
    })),
  );
  return byMail ? [...rings, ...(await mailEverybody(tx, context, 'channel', {}))] : rings;
}
