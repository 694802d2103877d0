import { markEmoji } from '../commands/emoji.ts';
import type { Words } from '../commands/words.ts';
import type { Act, Card, CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { Effect } from '../crm/effect.ts';
import type { Locale } from '../crm/locale.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { ImportId } from '../kit/ids.ts';
import { lastFour } from '../kit/phone.ts';
import type { ImportColumns } from './import-columns.ts';
import type { ImportPerson, RefusedRow } from './import-rows.ts';
import { mark, type OwnerSituation, say } from './owner-situation.ts';

/** What a list holds, before anything of it is written. */
export type ImportFound = {
  filename: string;
  columns: ImportColumns;
  people: readonly ImportPerson[];
  refused: readonly RefusedRow[];
  /** How many of the people are contacts already. */
  there: number;
};

/** The list as it was understood, and one tap to take it in. Without anybody new there is nothing to tap. */
export function importCard(found: ImportFound, id: ImportId, words: Words, locale: Locale): CardSpec {
  const { imports, label } = words;
  const { filename, columns, people, refused, there } = found;
  const count = (n: number) => n.toLocaleString(locale);
  const fresh = people.length - there;
  const file = clipText(oneLine(filename), 60);
  const first = refused[0];
  const lines = [
    fresh > 0 ? imports.found(file, count(people.length)) : imports.nobodyNew(file, count(there)),
    fresh > 0 && imports.columns(clipText(columns.understood.map(oneLine).join(', '), 200)),
    fresh > 0 && columns.leftOut.length > 0 && imports.leftOut(clipText(columns.leftOut.map(oneLine).join(', '), 150)),
    fresh > 0 &&
      people
        .slice(0, 3)
        .map((one) => `· ${sample(one)}`)
        .join('\n'),
    fresh > 0 && there > 0 && imports.there(count(there)),
    first && imports.refused(count(refused.length), whyRefused(first, words)),
    fresh > 0 && consents(people) > 0 && imports.consent(count(consents(people))),
    fresh > 0 && columns.at.stage === undefined && imports.noStages,
  ];
  return {
    kind: fresh > 0 ? 'question' : 'notice',
    body: clipText(lines.filter(Boolean).join('\n'), cardLimits.body),
    choices:
      fresh > 0
        ? [
            { label: clipText(imports.start(count(fresh)), cardLimits.button), act: { verb: 'import', importId: id } },
            { label: label.notNow, act: { verb: 'dismiss' } },
          ]
        : [],
  };
}

/** "row 12: “abc” is no telephone number". */
export function whyRefused({ line, because, phone }: RefusedRow, { imports }: Words): string {
  return imports.row(line, imports.because[because](clipText(oneLine(phone), 40)));
}

export function startImport(at: OwnerSituation, { importId }: Extract<Act, { verb: 'import' }>, card: Card): Effect[] {
  // Who may import is asked again at the tap: the card may be older than what they may.
  if (at.operator.role === 'agent') return [say(at, at.words.answer.mayNot('import', 'manager'))];
  return [
    { do: 'settle-card', cardId: card.id, as: 'done', by: at.operator.id, state: 'settled' },
    { do: 'start-import', operatorId: at.operator.id, importId },
    mark(at, markEmoji.waiting),
  ];
}

/** Whether a file that was sent is meant as a list: by its name or its type; what is in it is seen when it is read. */
export function looksLikeList(filename: string | null, mime: string | null): boolean {
  if (/\.(csv|tsv|xlsx?|xlsm|ods|numbers)$/i.test(filename ?? '')) return true;
  return /^(text\/(csv|tab-separated-values)|application\/(csv|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet))/.test(
    mime ?? '',
  );
}

function sample({ name, phone, stage, tags }: ImportPerson): string {
  return [name ? `${name} …${lastFour(phone)}` : phone, stage?.name, tags.join(', ')].filter(Boolean).join(' · ');
}

function consents(people: readonly ImportPerson[]): number {
  return people.filter((one) => one.consent === 'given').length;
}
