import type { ContactView, TranscriptLine } from '../crm/read.ts';
import { oneLine } from '../kit/clip.ts';
import { showMoney } from './money.ts';
import { dotted } from './rows.ts';
import { type Place, showAge } from './times.ts';
import { wordsFor } from './words.ts';

export type RecordFacts = {
  view: Pick<ContactView, 'stage' | 'deal'>;
  /** The last thing said before what the card is about; null where there was no talk before. */
  before: Pick<TranscriptLine, 'direction' | 'at'> | null;
  currency: string;
  place: Place;
};

/** A record in ten words, under the name: "Qualified · €450 · last: you, 3 d ago". '' where nothing is known. */
export function recordLine({ view, before, currency, place }: RecordFacts): string {
  const { answer } = wordsFor(place.locale);
  const value = view.deal?.value ?? 0;
  return dotted(
    view.stage && oneLine(view.stage.name),
    value > 0 && showMoney(value, currency, place.locale),
    before && answer.lastTalk(before.direction === 'out', showAge(place.now.getTime() - before.at.getTime())),
  );
}
