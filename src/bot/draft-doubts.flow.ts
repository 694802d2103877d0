import type { Tx } from '../../db/client.ts';
import { untraced } from '../commands/untraced.ts';
import { type Words, wordsFor } from '../commands/words.ts';
import type { Act, Card, CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { readPlaybook } from '../crm/playbook.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** So much of what is known is looked through, and so many doubts are said. */
const [mostFacts, mostSaid] = [200, 3];

/** What a model's draft says that cannot be traced to a fact or to anybody's words, a line each; of other words nothing is asked. */
export async function doubtsOf(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  { contact, deals }: ContactView,
  draft: Draft | null,
  words: Words,
): Promise<string[]> {
  if (draft?.source !== 'model') return [];
  const read = openRead(tx, tenant.id);
  const { rows: offers } = await read.offers(
    { states: ['available', 'reserved', 'sold', 'withdrawn'], words: [], under: null },
    mostFacts,
  );
  const records = await read.recordsOf(contact.id, mostFacts);
  const known = {
    offers,
    amounts: [
      ...offers.filter(({ state }) => state === 'available').map(({ price }) => price),
      ...deals.map(({ deal }) => deal.value),
      ...records.flatMap(({ amount, lines }) => [amount, ...lines.map(({ unit }) => unit)]),
    ].filter((amount) => amount !== null),
    texts: [
      ...offers.map(({ details }) => details),
      ...records.map(({ title }) => title),
      ...(await readPlaybook(tx, tenant.id)).map(({ text }) => text),
      ...(await read.transcript(draft.conversationId, mostFacts)).map(({ text }) => text),
      ...(await read.notes(contact.id, mostFacts)).map(({ text }) => text),
      tenant.settings.paymentWords ?? '',
    ],
  };
  return untraced(draft.text, known, tenant.currency, tenant.locale)
    .slice(0, mostSaid)
    .map((doubt) =>
      doubt.is === 'amount'
        ? words.card.nowhereKnown(oneLine(doubt.said))
        : words.card.notToBeHad(oneLine(doubt.title), words.offers.state[doubt.state]),
    );
}

/** One tap does not send what a model made up: it is asked once more, with what is in doubt. Null where nothing is. */
export async function askWhereDoubtful(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'send' | 'knock' }>,
  card: Card,
  view: ContactView,
  draft: Draft,
): Promise<Effect[] | null> {
  const { words } = at;
  const doubts = act.anyway ? [] : await doubtsOf(at.tx, at.context, view, draft, words);
  if (doubts.length === 0) return null;
  const question: CardSpec = {
    kind: 'question',
    body: [`*${clipText(oneLine(contactLabel(view.contact)), 90)}*`, ...doubts, '', draft.text].join('\n'),
    choices: [
      { act: { verb: 'edit', draftId: draft.id }, label: words.label.edit },
      { act: { ...act, anyway: true }, label: clipText(words.card.sendAsItIs, cardLimits.button) },
      { act: { verb: 'not-now' }, label: words.label.notNow },
    ],
    contactId: view.contact.id,
    conversationId: draft.conversationId,
    draftId: draft.id,
    ...(card.turnId ? { turnId: card.turnId } : {}),
    ...(card.followUpId ? { followUpId: card.followUpId } : {}),
  };
  return [{ do: 'show', to: at.operator.id, card: question }];
}

/** Whether a draft may go without anybody's tap. */
export async function isTraced(tx: Tx, context: CommitContext, view: ContactView, draft: Draft): Promise<boolean> {
  return (await doubtsOf(tx, context, view, draft, wordsFor(context.tenant.locale))).length === 0;
}
