import { nameKey } from '../crm/locale.ts';
import type { Action, Condition, EventSituation, Happened, Recalled, RuleBody, Trigger } from '../crm/rule.ts';
import { says } from './holds.ts';
import { type Known, whyNot } from './refuse.ts';

/**
 * The rule that would have done what somebody did: it waits for the newest thing before it that a rule can wait for. `before`: what happened with
 * them, newest first. `lately`: everybody's messages, by which a word is found that tells theirs from others. Null where nothing led to it.
 */
export function deriveRule(did: Action, before: readonly Recalled[], lately: readonly Recalled[], known: Known): RuleBody | null {
  for (const recalled of before)
    for (const { when, if: conditions } of waysToWait(recalled, did, lately)) {
      const body: RuleBody = { v: 1, when, if: conditions, do: [did] };
      if (whyNot(body, known) === null) return body;
    }
  return null;
}

type Wait = { when: Trigger; if: Condition[] };

function waysToWait({ event, situation }: Recalled, did: Action, lately: readonly Recalled[]): Wait[] {
  if (event.kind !== 'message') {
    const when = triggerOf(event);
    return when ? [{ when, if: [] }] : [];
  }
  const word = tellingWord(situation.said, did, lately);
  return [
    ...(word ? [{ when: { on: 'message' as const, first: false }, if: [{ is: 'words' as const, words: [word] }] }] : []),
    ...(event.facts.first ? [{ when: { on: 'message' as const, first: true }, if: [] }] : []),
  ];
}

function triggerOf(event: Happened): Trigger | null {
  switch (event.kind) {
    case 'stage':
      return { on: 'stage', to: event.facts.to };
    case 'tag':
    case 'untag':
      return { on: event.kind, tag: event.facts.tag };
    case 'consent':
      return { on: 'consent', state: event.facts.state };
    case 'responsible':
      return { on: 'responsible', to: event.facts.to };
    case 'lead':
    case 'task-done':
      return { on: event.kind };
    case 'record': {
      const { record, from, to, moved } = event.facts;
      return { on: 'record', record, to: moved && from === to ? 'moved' : to };
    }
    default:
      return null;
  }
}

/** Words that everybody uses say nothing; without accents. */
const common = new Set(
  [
    'hello there good morning please thanks thank would could should want need have with that this what when where which about your from like much many some just know tell does will can you',
    'hola buenas buenos dias tardes gracias favor quiero quisiera puedo puede tengo tiene para como cuando donde sobre esto esta este algo mucho tambien saber seria',
    'ola boa tarde obrigado obrigada quero queria posso pode tenho para como quando onde sobre isso esta este algo muito tambem saber seria voce',
  ].flatMap((line) => line.split(' ')),
);

/**
 * The word of theirs that tells best: of those who said it, for as many as possible the same was done; then the one that most of them said; then the
 * longest. The same for the same messages.
 */
function tellingWord(said: string, did: Action, lately: readonly Recalled[]): string | null {
  const words = [...new Set(nameKey(said).match(/\p{L}{4,60}/gu) ?? [])].filter((word) => !common.has(word));
  const judged = words.map((word) => {
    const people = new Map(
      lately.filter(({ situation }) => says(situation.said, word)).map(({ event, situation }) => [event.contactId, situation]),
    );
    const done = [...people.values()].filter((situation) => isDone(did, situation)).length;
    return { word, share: people.size === 0 ? 0 : done / people.size, people: people.size };
  });
  const best = judged.toSorted(
    (a, b) => b.share - a.share || b.people - a.people || b.word.length - a.word.length || (a.word < b.word ? -1 : 1),
  )[0];
  return best?.word ?? null;
}

/** Whether what was done is so of somebody; of what leaves no trace nobody knows. */
function isDone(did: Action, { view, tags }: EventSituation): boolean {
  switch (did.do) {
    case 'tag':
      return tags.includes(nameKey(did.tag));
    case 'untag':
      return !tags.includes(nameKey(did.tag));
    case 'move':
      return view?.deal?.stageId === did.to;
    case 'assign':
      return (view?.conversation?.responsibleId ?? null) === did.to;
    default:
      return false;
  }
}
