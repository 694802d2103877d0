import { stands } from '../crm/business-record.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import type { Read } from '../crm/read.ts';
import type { Candidate, WaitingLine } from '../crm/waiting-list.ts';
import { oneLine } from '../kit/clip.ts';

/** So many who wait are looked through. */
const mostWaiting = 200;

/** Whoever waits for a time, with what decides whether one would help them. */
export async function whoWaits(read: Read, now: Date): Promise<(Candidate & WaitingLine)[]> {
  const lines = await read.waitingList(now, mostWaiting);
  return await Promise.all(lines.map((line) => candidateOf(line, read)));
}

/** How somebody is called among several. */
export function shortName({ view }: Pick<WaitingLine, 'view'>): string {
  return oneLine(firstName(view.contact) || contactLabel(view.contact));
}

async function candidateOf(line: WaitingLine, read: Read): Promise<Candidate & WaitingLine> {
  const { contact, conversation } = line.view;
  const record = line.recordId ? await read.record(line.recordId) : null;
  return {
    ...line,
    appointmentAt: record && stands(record) ? record.startsAt : null,
    reachable: conversation !== null,
    blocked: contact.blockedAt !== null,
    stopped: (await read.marketing(contact.id)) === 'stopped',
  };
}
