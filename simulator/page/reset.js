import { api } from './api.js';
import { el } from './dom.js';
import { icon } from './icons.js';

/** Empties the simulator after a question; the page starts afresh because nothing it shows is true any more. */
export function resetButton(notice) {
  return el(
    'button.tool',
    { type: 'button', onclick: ask, dataset: { testid: 'reset' } },
    icon('reset'),
    el('span', {}, 'Reset'),
  );

  function ask() {
    const box = el(
      'dialog.ask',
      { 'aria-labelledby': 'ask-title', onclose: () => box.remove() },
      el('h2', { id: 'ask-title' }, 'Empty the simulator?'),
      el('p', {}, 'Threads, Graph calls, media, templates, faults and the clock start again. What Hilo itself has stored stays.'),
      el(
        'div.ask-buttons',
        {},
        el('button.quiet', { type: 'button', onclick: () => box.close() }, 'Keep'),
        el('button.danger', { type: 'button', onclick: run }, 'Empty it'),
      ),
    );
    document.body.append(box);
    box.showModal();

    async function run() {
      try {
        await api.reset();
        localStorage.removeItem('hilo.phones');
        location.reload();
      } catch (error) {
        box.close();
        notice(error.message);
      }
    }
  }
}
