import type { Tx } from '../../db/client.ts';
import { priceOf } from '../commands/offer-message.ts';
import { dotted } from '../commands/rows.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { firstName } from '../crm/contact.ts';
import type { FollowUpRow } from '../crm/follow-up.store.ts';
import { offersChangedSince, wantedOffers } from '../crm/offer.store.ts';
import { proposedBefore, readPlaybook, sentLately } from '../crm/playbook.store.ts';
import { fillLine, fromStep, type PlaybookValues, type SuggestedFollowUp, suggestFollowUp } from '../crm/playbook.ts';
import type { ContactView, Draft } from '../crm/read.ts';

/** What the business's own words are for the step a silence has come to: nothing that was sent or proposed in this conversation before. */
export async function stepWords(
  tx: Tx,
  context: CommitContext,
  view: ContactView,
  row: FollowUpRow,
): Promise<SuggestedFollowUp | null> {
  const { tenant } = context;
  const talk = row.conversationId;
  return suggestFollowUp(await readPlaybook(tx, tenant.id), {
    stageId: view.deal?.stageId ?? null,
    own: ownWords(view, row),
    used: [...(await sentLately(tx, tenant.id, talk)), ...(await proposedBefore(tx, tenant.id, talk, row.id))],
    values: await valuesOf(tx, context, view),
  });
}

/** Whether what a draft was made of says something else by now, or is gone: the line, the step's words, a name in it, an offer it names. */
export async function wordsChanged(
  tx: Tx,
  context: CommitContext,
  view: ContactView,
  row: FollowUpRow,
  draft: Draft,
): Promise<boolean> {
  if ((await offersChangedSince(tx, context.tenant.id, draft.text, draft.createdAt)).length > 0) return true;
  if (draft.source !== 'playbook') return false;
  const line =
    draft.from === fromStep
      ? ownWords(view, row)
      : (await readPlaybook(tx, context.tenant.id)).find(({ id }) => id === draft.from)?.text;
  return line === undefined || fillLine(line, await valuesOf(tx, context, view, line)) !== draft.text;
}

function ownWords({ stage }: ContactView, { kind, step }: FollowUpRow): string | undefined {
  return kind === 'silence' ? stage?.sequence.steps[step - 1]?.text : undefined;
}

/** What a line is filled with; the offer they want is only looked for where it may be in it. */
async function valuesOf(tx: Tx, { tenant }: CommitContext, { contact }: ContactView, line = '{offer}'): Promise<PlaybookValues> {
  const [offer] = line.includes('{offer}') ? await wantedOffers(tx, tenant.id, contact.id) : [];
  return {
    first_name: firstName(contact),
    business: tenant.name,
    ...(offer ? { offer: dotted(offer.title, priceOf(offer, tenant.locale)).replace(' · ', ', ') } : {}),
  };
}
