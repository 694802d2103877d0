import { hourMs } from '../kit/clock.ts';
import type { Id, OperatorId } from '../kit/ids.ts';
import type { E164 } from '../kit/phone.ts';
import type { RecoveryCode } from './access.ts';
import type { Locale } from './locale.ts';
import type { Operator } from './operator.ts';

/** Somebody who may join the team from this phone with the code of this row, until then. */
export type Invitation = {
  id: Id<'invitation'>;
  name: string;
  role: Operator['role'];
  locale: Locale;
  phone: E164;
  invitedBy: OperatorId;
  state: 'open' | 'used' | 'ended';
  /** Wrong codes so far. */
  tries: number;
  expiresAt: Date;
};

/** After so many wrong codes an invitation is over, and a locked-out operator waits a day. */
export const mostTries = 5;
export const triesForMs = 24 * hourMs;

/** What may be asked about who is of the business, beside its people themselves. */
export type MemberRead = {
  /** Invitations that can still be used, oldest first. */
  invitations(now: Date): Promise<Invitation[]>;
  /** How many customers wait whose conversation is somebody's. */
  waitingFor(): Promise<Map<OperatorId, number>>;
  recoveryCode(): Promise<RecoveryCode | null>;
  /** How many answers somebody approved that have not left. */
  notYetSent(operator: OperatorId): Promise<number>;
};
