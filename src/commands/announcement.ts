import type { CardSpec } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { FollowUpId } from '../kit/ids.ts';
import { type Place, showTime } from './times.ts';
import type { Words } from './words.ts';

/** What goes without a tap, when, and how to stop it. */
export function announcement(about: {
  view: ContactView;
  followUpId: FollowUpId;
  text: string;
  at: Date;
  place: Place;
  words: Words;
}): CardSpec {
  const { view, place, words } = about;
  const { autopilot } = words;
  return {
    kind: 'notice',
    body: [
      autopilot.goes(oneLine(contactLabel(view.contact)), view.stage ? oneLine(view.stage.name) : '', showTime(about.at, place)),
      clipText(about.text, 700),
    ].join('\n'),
    choices: [{ act: { verb: 'stop-autopilot', followUpId: about.followUpId }, label: words.label.undo }],
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    followUpId: about.followUpId,
  };
}

/** Further ones go while a few are announced already. */
export function manyGo({ autopilot }: Words): CardSpec {
  return {
    kind: 'notice',
    body: autopilot.moreGo,
    choices: [{ act: { verb: 'run', command: 'autopilot', rest: '' }, label: autopilot.seeThem }],
  };
}
