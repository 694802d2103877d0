import type { Model } from './ai/llm.client.ts';
import type { ModelNames } from './ai/models.ts';
import type { Ear } from './ai/speech.client.ts';
import { bring } from './bot/bring.flow.ts';
import { callOut } from './bot/callout.flow.ts';
import { checkUp } from './bot/checkup.flow.ts';
import { ringRule } from './bot/clock-rule.flow.ts';
import { dropDialogue } from './bot/dialogue-end.flow.ts';
import { writeExport } from './bot/export.flow.ts';
import { readFeed } from './bot/feed.flow.ts';
import { raiseFollowUp } from './bot/follow-up.flow.ts';
import { forgetTest } from './bot/forget-test.flow.ts';
import { handOn } from './bot/hand-on.flow.ts';
import { hearVoice } from './bot/hear.flow.ts';
import { runImport } from './bot/import.flow.ts';
import { handleLane, splitDelivered } from './bot/inbound.flow.ts';
import { indexTenant } from './bot/index.flow.ts';
import { sendMail, wakeUnanswered } from './bot/mail.flow.ts';
import { fetchMedia, forgetFile } from './bot/media.flow.ts';
import { lookAtNotice } from './bot/notice.flow.ts';
import { handleOutside } from './bot/outside.flow.ts';
import { proveForgotten } from './bot/prove.flow.ts';
import { purge } from './bot/purge.flow.ts';
import { remindRecord } from './bot/record.flow.ts';
import { askRules, fireDue } from './bot/rules.flow.ts';
import { sealTenant } from './bot/seal.flow.ts';
import { showSeen } from './bot/seen.flow.ts';
import { releaseHeld, type SendNeeds, sendToPair } from './bot/send.flow.ts';
import { sendSlotLetter } from './bot/slot-letter.flow.ts';
import { remindTask } from './bot/task.flow.ts';
import { think } from './bot/think.flow.ts';
import { tidyTenant } from './bot/tidy.flow.ts';
import { closeTurn } from './bot/turn.flow.ts';
import { settleUnsure } from './bot/unsure.flow.ts';
import type { Ring, Work } from './crm/work.ts';
import type { Caller } from './integrations/caller.client.ts';
import type { Feeds } from './integrations/feed.client.ts';
import type { DeliveryId } from './kit/ids.ts';
import type { Mailer } from './outreach/mail.client.ts';
import { learnTemplates } from './outreach/templates.flow.ts';

/**
 * A doorbell wakes whoever does the work; it remembers nothing that matters. A ring that gets lost is rung again by the sweeper, a ring too
 * many finds nothing to do. Two exist: BullMQ on Redis, and one inside the process; one contract test runs on both.
 */
export type Doorbell = {
  /** Rings and forgets: never throws, never waits. `spare`: rung by the sweeper, so one that waits already is enough. */
  ring(rings: readonly Ring[], options?: { spare?: boolean }): void;
  /** From now on rings are answered here, patient ones by hands of their own; what an answer returns is rung in turn, as patiently as it was. */
  answer(answer: (work: Work) => Promise<Ring[]>): void;
  /** How many rings wait to be answered now. */
  depth(): Promise<number>;
  /** Stops answering, lets what is under way finish. */
  close(): Promise<void>;
};

/**
 * How many answers at once: of what somebody waits for, and of what is patient. Each has its own hands, so that neither keeps the other
 * waiting: not a customer behind thousands of follow-ups, and not these for as long as somebody writes.
 */
export type Hands = { live: number; patient: number };

/** Where everything shares one connection, nobody who waits is behind more than one patient transaction. */
export const embeddedHands: Hands = { live: 8, patient: 1 };

/** Of the ten connections of a process two are never taken by what is patient. */
export const nativeHands: Hands = { live: 16, patient: 8 };

export type WorkNeeds = SendNeeds & {
  model: Model | null;
  ear: Ear | null;
  models: ModelNames;
  mailer: Mailer | null;
  feeds: Feeds;
  caller: Caller;
};

/** Which flow does which work. A kind of work added in `crm/work.ts` breaks the build here. */
export function doWork(needs: WorkNeeds, work: Work): Promise<Ring[]> {
  switch (work.do) {
    case 'split':
      return splitDelivered(needs, work.delivery);
    case 'items':
      return handleLane(needs, work.tenant, work.lane);
    case 'turn':
      return closeTurn(needs, work.tenant, work.turn);
    case 'think':
      return needs.model ? think({ ...needs, model: needs.model }, work.tenant, work.thought) : Promise.resolve([]);
    case 'follow-up':
      return raiseFollowUp(needs, work.tenant, work.followUp);
    case 'hand-on':
      return handOn(needs, work.tenant, work.card);
    case 'task':
      return remindTask(needs, work.tenant, work.task);
    case 'notice':
      return lookAtNotice(needs, work.tenant, work.notice);
    case 'slot-letter':
      return sendSlotLetter(needs, work.tenant, work.letter);
    case 'feed':
      return readFeed(needs, work.tenant, work.feed);
    case 'record':
      return remindRecord(needs, work.tenant, work.record);
    case 'events':
      return askRules(needs, work.tenant);
    case 'outside':
      return handleOutside(needs, work.tenant);
    case 'calls':
      return callOut(needs, work.tenant, work.connection);
    case 'firing':
      return fireDue(needs, work.tenant, work.firing);
    case 'dialogue':
      return dropDialogue(needs, work.tenant, work.run);
    case 'rule':
      return ringRule(needs, work.tenant, work.rule);
    case 'bring':
      return bring(needs, work.tenant, work.operator);
    case 'unanswered':
      return wakeUnanswered(needs, work.tenant, work.operator);
    case 'mail':
      return sendMail(needs, work.tenant, work.mail);
    case 'release':
      return releaseHeld(needs, work.tenant, work.outbox);
    case 'send':
      return sendToPair(needs, work.tenant, work.pair);
    case 'unsure':
      return settleUnsure(needs, work.tenant, work.outbox);
    case 'seen':
      return showSeen(needs, work.tenant, work.conversation);
    case 'media':
      return fetchMedia(needs, work.tenant, work.media);
    case 'hear':
      return hearVoice(needs, work.tenant, work.media);
    case 'forget-file':
      return forgetFile(needs, work.tenant, work.media);
    case 'import':
      return runImport(needs, work.tenant, work.import);
    case 'export':
      return writeExport(needs, work.tenant, work.export);
    case 'seal':
      return sealTenant(needs, work.tenant);
    case 'purge':
      return purge(needs);
    case 'templates':
      return learnTemplates(needs, work.tenant);
    case 'checkup':
      return checkUp(needs, work.tenant);
    case 'tidy':
      return tidyTenant(needs, work.tenant);
    case 'prove':
      return proveForgotten(needs, work.tenant, work.erasure);
    case 'forget-test':
      return forgetTest(needs, work.tenant, work.contact);
    case 'index':
      return indexTenant(needs, work.tenant);
  }
}

/** The ring for a delivery that was just stored. */
export function deliveryRing(id: DeliveryId): Ring {
  return { work: { do: 'split', delivery: id } };
}
