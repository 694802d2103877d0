import type { Act, Card, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel, plainName } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { type NewLead, whoHas } from '../crm/lead.store.ts';
import { clipText } from '../kit/clip.ts';
import { type E164, phoneKey, readPhone, showPhone } from '../kit/phone.ts';
import type { InboundCard } from '../meta/content.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** Contact cards that quote nobody: their people can become leads. Shown first, since a card may be anybody's. */
export async function sharedCards(at: OwnerSituation, cards: readonly InboundCard[]): Promise<Effect[]> {
  const { files, label } = at.words;
  const people = leadsOn(cards, at.context.tenant.country);
  if (people.length === 0) return [say(at, files.noNumber)];
  const known = await whoHas(
    at.tx,
    at.context.tenant.id,
    people.map((lead) => lead.phone),
  );
  const fresh = people.filter(({ phone }) => !known.contacts.has(phoneKey(phone)) && !known.operators.has(phoneKey(phone)));
  const [first] = fresh;
  if (!first) return await sayWhoTheyAre(at, people, known);
  if (fresh.length === 1) {
    const choices: Choice[] = [
      { label: files.addLabel, act: { verb: 'add-leads', people: [first] } },
      { label: label.notNow, act: { verb: 'dismiss' } },
    ];
    const body = files.addLead(nameOf(first), showPhone(first.phone));
    return [{ do: 'show', to: at.operator.id, card: { kind: 'question', body, choices } }];
  }
  const rows: Choice[] = fresh.slice(0, cardLimits.rows - 2).map((lead) => ({
    label: clipText(nameOf(lead), cardLimits.row),
    description: showPhone(lead.phone),
    act: { verb: 'add-leads', people: [lead] },
  }));
  const choices: Choice[] = [
    { label: files.addAll(fresh.length), act: { verb: 'add-leads', people: fresh } },
    ...rows,
    { label: label.notNow, act: { verb: 'dismiss' } },
  ];
  return [
    {
      do: 'show',
      to: at.operator.id,
      card: { kind: 'list', body: files.addLeads(fresh.length), choices, asList: true, listLabel: label.choose },
    },
  ];
}

/** The tap. A row of a list can be followed by another one: who is there already is not made twice, whatever is tapped. */
export async function addLeads(
  at: OwnerSituation,
  { people }: Extract<Act, { verb: 'add-leads' }>,
  card: Card,
): Promise<Effect[]> {
  const { files } = at.words;
  const leads = people.map((lead) => ({ ...lead, phone: lead.phone as E164 }));
  const known = await whoHas(
    at.tx,
    at.context.tenant.id,
    leads.map((lead) => lead.phone),
  );
  const fresh = leads.filter(({ phone }) => !known.contacts.has(phoneKey(phone)) && !known.operators.has(phoneKey(phone)));
  if (fresh.length === 0) return await sayWhoTheyAre(at, leads, known);
  const [first] = fresh;
  const text =
    leads.length === 1 && first
      ? files.added(
          contactLabel({ name: nameOf(first), nameFrom: first.name ? 'operator' : 'phone', phone: first.phone, username: null }),
        )
      : files.addedMany(fresh.length, leads.length - fresh.length);
  const settle: Effect[] =
    card.kind === 'question' || leads.length > 1
      ? [{ do: 'settle-card', cardId: card.id, as: 'done', by: at.operator.id, state: 'settled' }]
      : [];
  return [
    ...settle,
    ...fresh.map((lead): Effect => ({ do: 'add-lead', operatorId: at.operator.id, name: lead.name, phone: lead.phone })),
    say(at, text),
  ];
}

/** Nobody new among them: who the one is that is here already, or how many. */
async function sayWhoTheyAre(
  at: OwnerSituation,
  people: readonly NewLead[],
  known: Awaited<ReturnType<typeof whoHas>>,
): Promise<Effect[]> {
  const { files } = at.words;
  const [first] = people;
  const isColleague = first && known.operators.has(phoneKey(first.phone));
  const id = first && !isColleague ? known.contacts.get(phoneKey(first.phone)) : undefined;
  const view = id ? await at.read.contact(id) : null;
  if (people.length === 1 && first && !view) return [say(at, files.ownTeam(nameOf(first)))];
  if (people.length === 1 && view) return [say(at, files.alreadyThere(contactLabel(view.contact)), [view.contact.id])];
  return [say(at, files.alreadyThere(people.map(nameOf).slice(0, 10).join(', ')))];
}

/** One lead a number; WhatsApp's own form of it is surer than what somebody typed into an address book. */
function leadsOn(cards: readonly InboundCard[], country: string): NewLead[] {
  const leads = new Map<string, NewLead>();
  for (const card of cards) {
    for (const { phone, waId } of card.phones.slice(0, 1)) {
      const number = waId ? readPhone(`+${waId.replace(/\D/g, '')}`) : readPhone(phone ?? '', country);
      const name = plainName(card.name ?? '') || null;
      if (number && !leads.has(phoneKey(number))) leads.set(phoneKey(number), { name, phone: number });
    }
  }
  return [...leads.values()];
}

function nameOf({ name, phone }: NewLead): string {
  return name ?? showPhone(phone);
}
