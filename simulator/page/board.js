import { digitsOf, el } from './dom.js';
import { nameOf } from './people.js';
import { createPhone } from './phone.js';

/** Somebody to write as when nobody has written yet; the server hears of her with her first message. */
const firstCustomer = { phone: '+34600000111', name: 'Lucía Prado', owner: false };
const owner = { phone: '+34600000100', name: 'Owner', owner: true };
/** A fourth customer is one too many for a desk: from there on phones are taken out by hand. */
const desk = 3;

/**
 * The phones on the table, customers first and the owner at the right. Which ones are out is remembered in the browser; `shared` is
 * what every phone needs and `onChange` is told after one came or went.
 */
export function createBoard(board, tabs, shared, onChange) {
  const phones = new Map();
  let people = [];
  let active = null;

  return {
    start,
    put,
    typing,
    reload,
    setLost,
    look,
    take,
    putAway,
    people: () => people,
    isOut: (phone) => phones.has(digitsOf(phone)),
  };

  async function start(known) {
    people = known.some((person) => person.owner) ? known : [...known, owner];
    const asked = new URLSearchParams(location.search).get('phones')?.split(',');
    const wanted = asked ?? remembered() ?? latest(people);
    const customers = wanted.map(personOf).filter((person) => person && !person.owner);
    for (const person of customers.length > 0 ? customers : [firstCustomer]) out(person);
    out(people.find((person) => person.owner));
    show([...phones.keys()][0]);
    arranged();
  }

  /** A message of any phone: one that nobody has out yet is taken out while there is room. */
  function put(phone, message) {
    const known = phones.get(digitsOf(phone));
    if (known) return known.put(message);
    if (!personOf(phone)) people = [...people, { phone, name: phone, owner: false }];
    const customers = [...phones.values()].filter((one) => !one.person.owner).length;
    if (customers < desk) takeByItself(phone);
    else onChange();
  }

  async function takeByItself(phone) {
    learn(await shared.people().catch(() => []));
    if (!phones.has(digitsOf(phone))) take(personOf(phone));
  }

  function learn(known) {
    people = [...known, ...people.filter((person) => !known.some((one) => one.phone === person.phone))];
  }

  function typing(phone) {
    phones.get(digitsOf(phone))?.showTyping(true);
  }

  /** Reads everything again, after the line was down. */
  function reload(known) {
    learn(known);
    for (const phone of phones.values()) phone.load();
    onChange();
  }

  function setLost(lost) {
    for (const phone of phones.values()) phone.setLost(lost);
  }

  function take(person) {
    if (!people.some((one) => one.phone === person.phone)) people = [...people, person];
    out(person);
    show(digitsOf(person.phone));
    arranged();
  }

  function putAway(phone) {
    const digits = digitsOf(phone);
    phones.get(digits)?.node.remove();
    phones.delete(digits);
    if (active === digits) show([...phones.keys()][0]);
    arranged();
  }

  function out(person) {
    const digits = digitsOf(person.phone);
    if (phones.has(digits)) return;
    const phone = createPhone(person, { ...shared, onUnseen }, person.owner ? null : () => putAway(person.phone));
    phones.set(digits, phone);
    const ownerNode = [...phones.values()].find((one) => one.person.owner && one !== phone)?.node ?? null;
    board.insertBefore(phone.node, ownerNode);
  }

  /** On a narrow page one phone is seen at a time; on a wide one the style sheet shows them all. */
  function show(digits) {
    active = digits;
    for (const [other, phone] of phones) phone.node.classList.toggle('is-active', other === digits);
    for (const tab of tabs.children) tab.setAttribute('aria-selected', String(tab.dataset.phone === digits));
    look();
  }

  /** What came while nobody could see it is read now. */
  function look() {
    for (const phone of phones.values()) phone.read();
  }

  function arranged() {
    const inOrder = [...board.children].map((node) => [...phones.values()].find((phone) => phone.node === node));
    tabs.replaceChildren(...inOrder.map((phone) => tabView(phone.person)));
    const customers = inOrder.filter((phone) => !phone.person.owner).map((phone) => phone.person.phone);
    localStorage.setItem('hilo.phones', JSON.stringify(customers));
    onChange();
  }

  function tabView(person) {
    const digits = digitsOf(person.phone);
    const name = person.owner ? 'Owner' : nameOf(person);
    return el(
      'button.tab',
      {
        type: 'button',
        role: 'tab',
        'aria-selected': String(active === digits),
        dataset: { phone: digits },
        onclick: () => show(digits),
      },
      name,
      el('span.count'),
    );
  }

  function onUnseen(phone, count) {
    const badge = tabs.querySelector(`[data-phone="${digitsOf(phone)}"] .count`);
    if (badge) badge.textContent = count > 0 ? String(count) : '';
  }

  function personOf(phone) {
    return people.find((person) => digitsOf(person.phone) === digitsOf(phone));
  }
}

function latest(people) {
  const customers = people.filter((person) => !person.owner && person.last);
  return customers
    .sort((one, other) => Date.parse(other.last.at) - Date.parse(one.last.at))
    .slice(0, 1)
    .map((person) => person.phone);
}

function remembered() {
  const phones = JSON.parse(localStorage.getItem('hilo.phones') ?? 'null');
  return Array.isArray(phones) && phones.length > 0 ? phones : null;
}
