import type { OperatorId, TenantId } from '../kit/ids.ts';

/** What somebody picks where they are asked which of their businesses they mean; a tap is checked for being theirs like any other word. */
export function businessPick(id: TenantId): string {
  return `${pickOf}${id}`;
}

/** The row that shows the next of very many businesses. */
export function morePick(page: number): string {
  return `${moreOf}${page}`;
}

export function readBusinessPick(payload: string): { business: TenantId } | { page: number } | null {
  const business = new RegExp(`^${pickOf}([0-9a-f-]{36})$`).exec(payload)?.[1];
  if (business) return { business: business as TenantId };
  const page = new RegExp(`^${moreOf}(\\d{1,3})$`).exec(payload)?.[1];
  return page ? { page: Number(page) } : null;
}

const pickOf = 'hilo:business:';
const moreOf = 'hilo:businesses:';

/** One person as one of the businesses knows them that use a console. */
export type SeatAtConsole = {
  tenantId: TenantId;
  operatorId: OperatorId;
  lockedAt: Date | null;
  /** When they last turned to this business. */
  chosenAt: Date | null;
  lastInboundAt: Date | null;
};

/** The business they are in: the one they turned to last. Null where they never did. */
export function chosenOf<S extends Pick<SeatAtConsole, 'chosenAt'>>(seats: readonly S[]): S | null {
  const turned = seats.filter((one) => one.chosenAt !== null);
  return turned.toSorted((a, b) => b.chosenAt!.getTime() - a.chosenAt!.getTime())[0] ?? null;
}
