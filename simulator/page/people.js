import { digitsOf, spaced } from './dom.js';

/** Whether somebody has a name: the server calls a stranger by the number. */
export function hasName(person) {
  return digitsOf(person.name) !== digitsOf(person.phone);
}

/** What a person is called on the page. */
export function nameOf(person) {
  return hasName(person) ? person.name : spaced(person.phone);
}

/** The number as others see it. */
export function numberOf(person) {
  return person.hidePhone ? 'number hidden' : spaced(person.phone);
}
