import { z } from 'zod';
import { contactLabel, firstName } from '../crm/contact.ts';
import type { Action } from '../crm/rule.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { deriveRule } from '../rules/derive.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readNothing } from './rest.ts';
import { aroundOf } from './rules/around.ts';
import { tellDoing } from './rules/explain.ts';
import { offerBody } from './rules/offer.ts';
import { tellingOf } from './rules/telling.ts';

const dayMs = 24 * hourMs;
/** So many messages are looked through for what theirs had in it. */
const mostMessages = 2_000;

export const always = defineCommand({
  name: 'always',
  words: { en: ['always', 'always do that'], es: ['siempre', 'siempre así'], pt: ['sempre', 'sempre assim'] },
  says: {
    en: 'Quote what you just did: the rule that would have done it',
    es: 'Cita lo que acabas de hacer: la regla que lo habría hecho',
    pt: 'Cite o que acabou de fazer: a regra que o teria feito',
  },
  examples: { en: ['always'], es: ['siempre'], pt: ['sempre'] },
  args: z.object({}),
  read: readNothing,
  changes: true,
  alone: true,
  quotes: true,
  ofOurs: true,
  may: 'manager',
  run: (_, context): Promise<Outcome> => offerWhatWasDone(context),
});

async function offerWhatWasDone(context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  const { read, operator, now, contactId } = context;
  const deed = await read.lastDeed({ operatorId: operator.id, since: addMs(now, -dayMs), ...(contactId ? { contactId } : {}) });
  const view = deed && (await read.contact(deed.contactId));
  if (!deed || !view) return { answer: { text: [words.nothingDone, ...example(words.examples)].join('\n') }, effects: [] };
  const around = await aroundOf(context);
  const before = await read.before(deed.contactId, { since: addMs(deed.at, -dayMs), until: deed.at });
  const lately = before.some(({ event }) => event.kind === 'message')
    ? await read.happened('message', addMs(now, -7 * dayMs), mostMessages)
    : [];
  const did = forAnybody(deed.did, firstName(view.contact));
  const body = deriveRule(did, before, lately, around);
  if (body) return await offerBody(body, 'asks', around, context);
  const what = tellDoing(did, tellingOf(around, context));
  const text = [words.nothingBefore(clipText(oneLine(contactLabel(view.contact)), 60), what), ...example(words.examples)].join(
    '\n',
  );
  return { answer: { text, about: [view.contact.id] }, effects: [] };
}

function example([first]: readonly string[]): string[] {
  return first ? [`· ${first}`] : [];
}

/** Words to one person as words to anybody: by their own name. */
function forAnybody(did: Action, name: string): Action {
  if (did.do !== 'prepare' || name === '') return did;
  const [before, ...rest] = did.text.split(name);
  return rest.length === 0 ? did : { ...did, text: [before, ...rest].join('{first_name}') };
}
