import { markEmoji } from '../commands/emoji.ts';
import type { Act, Card } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { mark, type OwnerSituation, settled } from './owner-situation.ts';
import { runAbout, runNamed } from './run.flow.ts';
import { promptedWords } from './typed-words.flow.ts';
import { inWords, noteOf } from './voice.flow.ts';

type Meaning = Extract<Act, { verb: 'as-reply' | 'in-words' | 'as-note' | 'as-command' }>;

/** Quoted words could be for the customer, a note or a command: what was chosen. */
export async function quotedMeans(at: OwnerSituation, act: Meaning, card: Card, view: ContactView): Promise<Effect[]> {
  const { id } = view.contact;
  switch (act.verb) {
    case 'as-reply':
      return [
        settled(at, card, 'answered'),
        ...(act.prompt
          ? await promptedWords(at, act.prompt, view, act.text)
          : await runNamed(at, 'reply', act.text, id, { what: 'quoted' })),
      ];
    case 'in-words':
      return await inWords(at, act.messageId, card, view);
    case 'as-note':
      return [
        { do: 'note', contactId: id, operatorId: at.operator.id, text: await noteOf(at, act) },
        settled(at, card, 'noted'),
        mark(at, markEmoji.done),
      ];
    case 'as-command':
      return [settled(at, card, 'done'), ...(await runAbout(at, act.text, id, act.cardId))];
  }
}
