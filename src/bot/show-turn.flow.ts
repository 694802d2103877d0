import type { Tx } from '../../db/client.ts';
import { callName } from '../commands/colleague.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel } from '../crm/contact.ts';
import { canSend } from '../crm/conversation.ts';
import type { Settled } from '../crm/effect.ts';
import { whatTheyWant } from '../crm/intent.store.ts';
import type { Intent, Verdict } from '../crm/intent.ts';
import { saidByItself } from '../crm/interaction.store.ts';
import { lastBefore, type MessageRow, messagesOfTurn } from '../crm/message.store.ts';
import type { Operator } from '../crm/operator.ts';
import { saidWords } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { isRouted } from '../crm/route.ts';
import { type Taker, takerOf } from '../crm/taker.store.ts';
import { readTeam } from '../crm/team.store.ts';
import { isThere } from '../crm/team.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { isPutOff, setTurn, type TurnRow, takeOverUnseen } from '../crm/turn.store.ts';
import { turnUrgency } from '../crm/urgency.ts';
import type { Wish } from '../crm/wish.ts';
import type { Ring } from '../crm/work.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs } from '../kit/clock.ts';
import { endedBySaid, endsAutopilot } from './autopilot-ends.ts';
import { emergencyText } from './by-itself.flow.ts';
import { canBeClaimed } from './can-be-claimed.ts';
import { dialogueNotes } from './dialogue-end.flow.ts';
import { doubtsOf } from './draft-doubts.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import { proposeSame } from './healing.flow.ts';
import { offerNotes } from './offer-shown.flow.ts';
import { pictureOf } from './picture.store.ts';
import { playbookDraft } from './playbook-draft.flow.ts';
import { askReopen, recordNotes } from './record.flow.ts';
import { suggestionOf } from './suggested.flow.ts';
import { type TurnCardFacts, turnCard } from './turn-card.ts';

/**
 * Puts the turn's card into the thread of the person responsible, with the model's words or, without them, the playbook's. After the window's
 * end (it was put off, or came late) it offers what still reaches them.
 */
export async function showTurn(
  tx: Tx,
  context: CommitContext,
  turn: TurnRow,
  byModel: Draft | null,
  how: { modelIsLate?: boolean; verdict?: Verdict | null; wish?: Wish | null } = {},
): Promise<Ring[]> {
  const { tenant } = context;
  const view = await openRead(tx, tenant.id).conversation(turn.conversationId);
  await setTurn(tx, context, turn.id, { state: 'shown' });
  if (!view?.conversation) return [];
  await takeOverUnseen(tx, context, turn);
  const rows = await messagesOfTurn(tx, tenant.id, turn.id, 50);
  const said = saidWords(rows);
  const kind = await whatTheyWant(tx, context, turn.conversationId, said, how.verdict ?? null);
  if (kind) await setTurn(tx, context, turn.id, kind);
  const { contact, conversation } = view;
  const people = await readTeam(tx, tenant.id);
  const taker: Taker | null = contact.testOf
    ? { operator: await readOperator(tx, tenant.id, contact.testOf) }
    : await takerOf(tx, context, conversation, people, kind ?? {});
  if (!taker) return [];
  const { operator, given, had } = taker;
  const emergency = emergencyText(said, context) !== null;
  const over = contact.autopilotBy ? endedBySaid(said, how.verdict?.intent ?? null) : null;
  const draft = byModel ?? (await playbookDraft(tx, view, said, context));
  // A test was asked for: it comes whatever the hour.
  const push = contact.testOf
    ? ('own' as const)
    : turnUrgency({
        said,
        intent: how.verdict?.intent ?? null,
        emergency,
        operatorName: operator.name,
        isTheirs: people.length > 1 && (given === true || conversation.responsibleId === operator.id),
        value: view.deal?.value ?? null,
        highValue: tenant.settings.highValue,
        lastOutboundAt: conversation.lastOutboundAt,
        now: context.now,
      });
  const about = { view, turn, rows, draft, operator, people, over, intent: kind?.intent ?? null, ...how };
  const spec = canSend('free', conversation, 'unasked', context.now).ok
    ? turnCard(await factsOf(tx, context, about))
    : await followUpCardNow(tx, context, { view, row: null, turnId: turn.id, draft, operator });
  return await commit(tx, context, [
    ...(draft && !byModel ? [keepDraft(turn, draft)] : []),
    ...(given ? [giveTo(operator, view, turn)] : []),
    ...(over ? endsAutopilot(view, over) : []),
    { do: 'supersede-cards', conversationId: turn.conversationId, as: 'newer-card' },
    { do: 'show', to: operator.id, card: { ...spec, ...(had ? { had } : {}) }, push },
    ...(emergency && !contact.testOf ? tellOthers(people, operator, view, said, context) : []),
    ...(await proposeSame(tx, context, { view, said: rows, operator })),
    ...(await askReopen(tx, context, { view, operator })),
  ]);
}

/** All that a turn's card tells. */
async function factsOf(
  tx: Tx,
  context: CommitContext,
  about: {
    view: ContactView;
    turn: TurnRow;
    rows: readonly MessageRow[];
    draft: Draft | null;
    operator: Operator;
    people: readonly Operator[];
    over: ReturnType<typeof endedBySaid>;
    intent: Intent | null;
    modelIsLate?: boolean;
    wish?: Wish | null;
  },
): Promise<TurnCardFacts> {
  const { tenant } = context;
  const { view, turn, rows, operator, people, over } = about;
  const said = saidWords(rows);
  const words = wordsFor(operator.locale);
  const picture = await pictureOf(tx, tenant.id, rows);
  return {
    view,
    turnId: turn.id,
    said: rows,
    before: await lastBefore(tx, tenant.id, turn),
    currency: tenant.currency,
    putOff: isPutOff(turn),
    draft: about.draft,
    doubts: await doubtsOf(tx, context, view, about.draft, words),
    notes: [
      ...(await offerNotes(tx, context, { said: rows, operator })),
      ...(await dialogueNotes(tx, context, { view, turn, operator })),
      ...(await recordNotes(tx, context, { view, said, operator })),
      ...(over ? [words.autopilot.over[over](view.contact.name)] : []),
    ],
    isNobodys: canBeClaimed(tenant, view, people),
    intent: about.intent,
    isRouted: isRouted(tenant.settings, people),
    suggested: await suggestionOf(tx, context, { view, said, wish: about.wish, operator }),
    told: await saidByItself(tx, context, turn.conversationId, ['acknowledgement', 'emergency'], addMs(turn.startedAt, -1)),
    ...(picture ? { header: picture } : {}),
    ...(about.modelIsLate ? { modelIsLate: true } : {}),
    place: { locale: operator.locale, timezone: tenant.timezone, now: context.now },
    words,
  };
}

/** The playbook's words are kept as they were shown: a tap sends just these. */
function keepDraft({ conversationId, id }: TurnRow, draft: Draft): Settled {
  return { do: 'draft', id: draft.id, conversationId, turnId: id, text: draft.text, source: draft.source, from: draft.from };
}

function giveTo(operator: Operator, { contact }: ContactView, { conversationId }: TurnRow): Settled {
  return { do: 'assign', conversationId, contactId: contact.id, to: operator.id, by: null, how: 'turn' };
}

/** Of an emergency everybody who is there hears at once; one of them has the card. */
function tellOthers(
  people: readonly Operator[],
  taker: Operator,
  view: ContactView,
  said: string,
  context: CommitContext,
): Settled[] {
  const others = people.filter((one) => one.id !== taker.id && isThere(one, context.now));
  return others.map((one) => ({
    do: 'show',
    to: one.id,
    card: {
      kind: 'notice',
      body: wordsFor(one.locale).byItself.emergency(contactLabel(view.contact), clipText(oneLine(said), 300), callName(taker)),
      choices: [],
      contactId: view.contact.id,
      ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    },
    push: 'urgent',
  }));
}
