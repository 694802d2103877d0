import { callName } from '../commands/colleague.ts';
import { wordsFor } from '../commands/words.ts';
import { codeOf, hiddenCode, readCode } from '../crm/access-code.ts';
import { commit } from '../crm/commit.store.ts';
import type { Settled } from '../crm/effect.ts';
import { lockInvitation } from '../crm/member.store.ts';
import { type Invitation, mostTries } from '../crm/member.ts';
import { insertMessage } from '../crm/message.store.ts';
import { readTeam } from '../crm/team.store.ts';
import { readThreadNumber } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { newId, type OperatorId } from '../kit/ids.ts';
import { showPhone } from '../kit/phone.ts';
import { sameText } from '../kit/secrets.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';

/** So long after its end an invited phone is still told that its code is over; later on six digits are a customer's words. */
const rememberedMs = 7 * 24 * hourMs;

/**
 * A code from a phone that was invited: whoever sends it joins the team, or is told what is wrong with it. Null for everything else: from any
 * other phone a code is a customer's words like all others, and nothing tells a stranger that there are codes. `apart`: their thread is on another
 * number than the one they wrote to, and has to be opened there.
 */
export async function joined(arrived: Arrived, message: InboundMessage, { apart }: { apart: boolean }): Promise<Ring[] | null> {
  const { tx, context } = arrived;
  const given = message.content.type === 'text' ? readCode(message.content.body, 'invitation') : null;
  if (!given || !message.from.phone) return null;
  const invitation = await lockInvitation(tx, context.tenant.id, message.from.phone);
  if (invitation?.state !== 'open' || context.now >= addMs(invitation.expiresAt, rememberedMs)) return null;
  const operatorId = newId<OperatorId>();
  const effects = await answerCode(arrived, message, invitation, { given, operatorId, apart });
  const joins = effects.some((effect) => effect.do === 'join');
  const id = await insertMessage(tx, context.tenant.id, {
    ...(joins ? { operatorId } : {}),
    direction: 'in',
    author: joins ? 'operator' : 'contact',
    wamid: message.wamid,
    type: message.content.type,
    text: hiddenCode,
    content: {},
    at: message.at,
  });
  return id ? await commit(tx, context, effects) : [];
}

async function answerCode(
  { tx, context, numberId }: Arrived,
  { from, at }: InboundMessage,
  invitation: Invitation,
  { given, operatorId, apart }: { given: string; operatorId: OperatorId; apart: boolean },
): Promise<Settled[]> {
  const { tenant, now, marks } = context;
  const { id, locale, name, role, tries } = invitation;
  const words = wordsFor(locale).members;
  const team = await readTeam(tx, tenant.id);
  const inviter = team.find((one) => one.id === invitation.invitedBy);
  const by = inviter ? callName(inviter) : tenant.name;
  const tell = (text: string): Settled => ({ do: 'turn-away', numberId, to: from, text });
  if (tries >= mostTries) return [tell(words.invitationSpent(by))];
  if (now >= invitation.expiresAt) return [tell(words.invitationOver(by))];
  if (!sameText(given, codeOf(marks, tenant.id, { what: 'invitation', id }))) {
    const left = mostTries - tries - 1;
    return [
      { do: 'count-try', on: { invitation: id } },
      tell(left > 0 ? words.wrongInviteCode(left, by) : words.invitationSpent(by)),
      ...(left === 0 && inviter ? [notice(inviter.id, wordsFor(inviter.locale).members.spentBy(name))] : []),
    ];
  }
  return [
    // What WhatsApp calls them holds for the number they wrote to, and so does the window.
    {
      do: 'join',
      invitation: id,
      operatorId,
      userId: apart ? null : from.userId,
      identityKeyHash: from.identityKeyHash,
      at: apart ? null : at,
    },
    ...(apart ? [tell(wordsFor(locale).console.yourChat(showPhone((await readThreadNumber(tx, tenant.id)).phone)))] : []),
    { do: 'say', to: operatorId, text: words.welcome(callName({ name }), tenant.name, by, wordsFor(locale).team.roles[role]) },
    ...(inviter ? [notice(inviter.id, wordsFor(inviter.locale).members.hasJoined(name))] : []),
  ];
}

function notice(to: OperatorId, body: string): Settled {
  return { do: 'show', to, card: { kind: 'notice', body, choices: [] }, push: 'needs-me' };
}
