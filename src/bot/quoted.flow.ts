import { and, eq } from 'drizzle-orm';
import { outbox } from '../../db/schema/queues.ts';
import { parseSentence } from '../commands/parse.ts';
import { lockCard } from '../crm/card.store.ts';
import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { Effect } from '../crm/effect.ts';
import { clipText } from '../kit/clip.ts';
import { type DraftId, newId } from '../kit/ids.ts';
import { wordsForMany } from './answer-many.flow.ts';
import { lockFollowUp } from './follow-up.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { askForWhom, passTo, type SentFile } from './pass-on.flow.ts';
import { forWhomCard } from './quoted-question.ts';
import { runAbout, runNamed } from './run.flow.ts';
import { typed } from './typed.flow.ts';
import { askAboutVoice } from './voice.flow.ts';

/**
 * Swipe-reply: quoted words are for that customer. On a follow-up draft they replace it and ask for Send; where they could be a note or a
 * command, the choice is asked; quoting something about several asks which; quoting something about nobody is a command.
 */
export async function quotedWords(
  at: OwnerSituation,
  text: string,
  quotedWamid: string,
  couldBeCommand: boolean,
): Promise<Effect[]> {
  const quoted = await quotedRow(at, quotedWamid);
  const about = quoted?.about ?? [];
  const card = quoted?.cardId && !couldBeCommand ? await lockCard(at.tx, at.context, quoted.cardId) : null;
  // Words in answer to it are for everybody it is for.
  if (card?.kind === 'question' && card.subject.answers) return await wordsForMany(at, card, text);
  const parsed = couldBeCommand ? parseSentence(text) : null;
  const ofOurs = parsed?.is === 'command' && parsed.rest === '' && parsed.command.ofOurs;
  if (about.length === 0 || (ofOurs && about.length > 1)) return await typed(at, text);
  if (ofOurs) return await runAbout(at, text, about[0]!, quoted?.cardId ?? undefined);
  if (about.length > 1) return await askWhom(at, text, about);
  const view = await at.read.contact(about[0]!);
  if (!view) return await typed(at, text);
  if (couldBeCommand)
    return [{ do: 'show', to: at.operator.id, card: forWhomCard(at, view, text, undefined, quoted?.cardId ?? undefined) }];
  const { asked } = at.operator;
  // Under the form that Edit sent, words are the draft's new wording.
  if (card?.kind === 'form' && asked?.what === 'edit' && asked.contactId === view.contact.id) return await typed(at, text);
  if (card?.kind === 'follow-up' && card.state === 'live' && card.followUpId) {
    const row = await lockFollowUp(at.tx, at.context, card.followUpId);
    const draft = {
      id: newId<DraftId>(),
      conversationId: view.conversation!.id,
      text,
      source: 'operator' as const,
      from: at.operator.id,
      createdAt: at.context.now,
    };
    if (row) {
      const spec = await followUpCardNow(at.tx, at.context, { view, row, draft, operator: at.operator });
      return [
        {
          do: 'draft',
          id: draft.id,
          conversationId: draft.conversationId,
          followUpId: card.followUpId,
          text,
          source: 'operator',
          from: draft.from,
        },
        { do: 'settle-card', cardId: card.id, as: 'replaced', by: at.operator.id, state: 'superseded' },
        { do: 'show', to: at.operator.id, card: spec },
      ];
    }
  }
  const settle: Effect[] =
    card?.kind === 'turn' && card.state === 'live' && card.turnId
      ? [{ do: 'settle-turn', turnId: card.turnId, as: 'sent', by: at.operator.id }]
      : [];
  return [
    ...settle,
    ...(await runNamed(at, 'reply', text, view.contact.id, { what: 'quoted', ...(card ? { cardId: card.id } : {}) })),
  ];
}

/**
 * A quoted photo, video, document, place or contact card goes to that customer, as it is. A voice message is asked about: it may have been
 * meant for ourselves, and once heard it cannot be taken back.
 */
export async function quotedFile(at: OwnerSituation, sent: SentFile, quotedWamid: string): Promise<Effect[]> {
  const quoted = await quotedRow(at, quotedWamid);
  const view = quoted?.about.length === 1 ? await at.read.contact(quoted.about[0]!) : null;
  if (!view) return await askForWhom(at, sent);
  if (sent.content.type === 'audio' && sent.content.voice) return [askAboutVoice(at, sent, view)];
  return await passTo(at, view, [sent], { what: 'quoted', ...(quoted?.cardId ? { cardId: quoted.cardId } : {}) });
}

async function quotedRow(at: OwnerSituation, wamid: string) {
  const [row] = await at.tx
    .select({ about: outbox.about, cardId: outbox.cardId })
    .from(outbox)
    .where(and(eq(outbox.tenantId, at.context.tenant.id), eq(outbox.wamid, wamid), eq(outbox.operatorId, at.operator.id)));
  return row ?? null;
}

async function askWhom(
  at: OwnerSituation,
  text: string,
  about: readonly Parameters<OwnerSituation['read']['contact']>[0][],
): Promise<Effect[]> {
  const views = (await Promise.all(about.slice(0, cardLimits.rows).map((id) => at.read.contact(id)))).filter(
    (view) => view !== null,
  );
  const card: CardSpec = {
    // A list: "yes" must not mean the first of several people.
    kind: 'list',
    body: `${at.words.thread.quotedAbout(about.length)}\n“${clipText(text, 600)}”`,
    choices: views.map((view) => ({
      act: { verb: 'run', command: 'reply', rest: text, contactId: view.contact.id },
      label: clipText(view.contact.name, cardLimits.row),
    })),
    asList: true,
    listLabel: at.words.label.choose,
  };
  return [{ do: 'show', to: at.operator.id, card }];
}
