import { z } from 'zod';
import { mayGive } from '../crm/access.ts';
import { hiddenCode } from '../crm/access-code.ts';
import { plainName } from '../crm/contact.ts';
import type { Locale } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import { threadNumber } from '../crm/tenant.ts';
import { clipText } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import { phoneKey, readPhoneStrictly, showPhone } from '../kit/phone.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { readLanguage } from './language.ts';
import { placeOf, wordsOf } from './place.ts';
import { readRole } from './role-named.ts';
import { showMoment } from './times.ts';

/** An invitation lives so long: whoever gets it is usually spoken to at that moment. */
const livesMs = 24 * hourMs;

const phoneIn = /(?:\+|00)?\d[\d\s().-]{5,18}\d/;

export const invite = defineCommand({
  name: 'invite',
  words: {
    en: ['invite'],
    es: ['invitar', 'invita a'],
    pt: ['convidar', 'convide'],
  },
  says: {
    en: 'Somebody joins the team: name, phone, and a role if you like',
    es: 'Alguien entra en el equipo: nombre, teléfono y, si quieres, papel',
    pt: 'Alguém entra na equipe: nome, telefone e, se quiser, papel',
  },
  examples: {
    en: ['invite maria +34 600 222 333', 'invite maria +34600222333 manager spanish'],
    es: ['invitar maria +34 600 222 333', 'invitar a maria 600222333 responsable'],
    pt: ['convidar maria +55 11 98765 4321', 'convidar maria +5511987654321 gerente'],
  },
  args: z.object({ name: z.string(), phone: z.string(), role: z.enum(['owner', 'manager', 'agent']), locale: z.string() }),
  read(rest) {
    const phone = phoneIn.exec(rest)?.[0] ?? '';
    const words = rest.replace(phone, ' ').replace(/[,:;]/g, ' ').trim().split(/\s+/).filter(Boolean);
    // "Invite me to the opening" is for a customer.
    if (phone === '' && words.length > 3) return null;
    const role = words.map(readRole).find((one) => one !== null) ?? 'agent';
    const locale = words.map(readLanguage).find((one) => one !== null) ?? '';
    const name = words.filter((word) => !readRole(word) && !readLanguage(word) && !filler.test(word)).join(' ');
    return name.split(' ').length <= 5 ? { name, phone, role, locale } : null;
  },
  changes: true,
  may: 'manager',
  async run({ name: typed, phone: written, role, locale }, context): Promise<Outcome> {
    const { members, team: teamWords } = wordsOf(context);
    const refuse = (text: string): Outcome => ({ answer: { text }, effects: [] });
    if (written === '') return refuse(members.noPhone);
    const phone = readPhoneStrictly(written, context.tenant.country);
    if (!phone) return refuse(members.badPhone(clipText(written, 40)));
    const name = clipText(plainName(typed), 60);
    if (!/\p{L}/u.test(name)) return refuse(members.noName);
    if (!mayGive(context.operator.role, role)) return refuse(members.mayNotGive(teamWords.roles[role]));
    const key = phoneKey(phone);
    if ((await context.read.numbers()).some((number) => phoneKey(number.phone) === key)) return refuse(members.ownNumber);
    const there = (await context.read.team()).find((one) => phoneKey(one.phone) === key);
    if (there) return refuse(members.alreadyIn(there.name));
    return await inviteSomebody({ name, phone, role, locale: (locale || context.operator.locale) as Locale }, context);
  },
});

const filler = /^(as|to|como|a|al|ao|para|in|en|em|the)$/iu;

/** The invitation and, in a message of its own, what is handed over: nobody can be written to who has not written first. */
export async function inviteSomebody(
  who: Pick<Operator, 'name' | 'phone' | 'role' | 'locale'>,
  context: CommandContext,
): Promise<Outcome> {
  const { members, team } = wordsOf(context);
  const id = context.newId<Id<'invitation'>>();
  const until = addMs(context.now, livesMs);
  const number = threadNumber(await context.read.numbers());
  const link = `https://wa.me/${number?.phone.replace(/\D/g, '')}?text=${hiddenCode}`;
  const told = members.invited(who.name, showPhone(who.phone), team.roles[who.role], showMoment(until, placeOf(context)));
  const { id: by } = context.operator;
  const { name, phone, role, locale } = who;
  return {
    answer: { text: `${told}\n${members.inviteLink(hiddenCode, link)}`, secret: { what: 'invitation', id } },
    effects: [{ do: 'invite', id, by, name, phone, role, locale, until }],
  };
}
