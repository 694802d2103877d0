import { phoneFor } from './people.ts';
import type { Bubble, Form, Json, Phone, State } from './state.ts';

/** A message as GET /phones/{e164}/messages and the page's stream show it; extras for the page stand under keys of their own. */
export function entryOf(bubble: Bubble): Json {
  const { id, from, type, text, buttons, rows, replyTo, reactions, status, at } = bubble;
  const { business, media, header, body, footer, listLabel, link, form, cards, location, contacts, templateName, category } =
    bubble;
  return {
    ...{ id, from, type, text, buttons, rows, replyTo, reactions, status, at },
    ...{
      business,
      media,
      header,
      body,
      footer,
      listLabel,
      link,
      form: form && shownForm(form),
      cards,
      location,
      contacts,
      templateName,
      category,
    },
  };
}

/** What its person sees of a form; its token stays in the phone. */
function shownForm({ label, title, submit, fields }: Form): Json {
  return { label, title, submit, fields };
}

/** The thread as one phone shows it, oldest first; with `business` only that chat. */
export function threadOf(state: State, phone: Phone, business?: string): Json[] {
  const thread = state.threads.get(phone.phone) ?? [];
  return thread.filter((bubble) => business === undefined || bubble.business === business).map(entryOf);
}

/** Every phone the simulator has met and every owner's, the owners' first, and the last thing said on each. */
export function phoneList(state: State): Json[] {
  const owners = new Set([...state.businesses.values()].map((business) => business.owner));
  const strangers = [...owners]
    .filter((owner) => owner !== null && !state.phones.has(owner))
    .map((owner) => phoneFor(state, owner!));
  const list = [...strangers, ...state.phones.values()].map((phone) => {
    const last = state.threads.get(phone.phone)?.at(-1);
    return {
      phone: phone.phone,
      name: phone.name,
      owner: owners.has(phone.phone),
      last: last ? { text: last.text, at: last.at } : null,
      hidePhone: phone.hidePhone || undefined,
      marketing: phone.marketing,
      onWhatsApp: phone.onWhatsApp,
    };
  });
  return list.sort((one, other) => Number(other.owner) - Number(one.owner));
}
