import { api } from './api.js';
import { el, iconButton } from './dom.js';
import { icon } from './icons.js';
import { openPopover } from './popover.js';

const kinds = [
  { says: 'Deliver a webhook twice', order: { kind: 'repeat' } },
  { says: 'Deliver webhooks in another order', order: { kind: 'reorder' } },
  { says: 'Deliver a webhook late', order: { kind: 'delay' }, asks: 'seconds' },
  { says: 'Lose a webhook once', order: { kind: 'drop' } },
  { says: 'Refuse a Graph call', order: { kind: 'error' }, asks: 'code' },
  { says: 'Accept, then fail by a status', order: { kind: 'error', as: 'status' }, asks: 'code' },
  { says: 'Accept and never answer', order: { kind: 'timeout-after-accept' } },
];

/** The menu that breaks things on purpose; the number on its button says how many faults wait to happen. */
export function faultsButton(notice) {
  const count = el('span.count');
  const button = el(
    'button.tool',
    { type: 'button', 'aria-haspopup': 'dialog', onclick: open, dataset: { testid: 'faults' } },
    icon('bolt'),
    el('span', {}, 'Faults'),
    count,
  );
  const active = el('ul.faults-active');
  let soon = 0;
  refresh();
  return {
    node: button,
    /** Something happened that a fault may have struck; a burst is asked about once. */
    happened() {
      clearTimeout(soon);
      soon = setTimeout(refresh, 300);
    },
  };

  function open() {
    const panel = el('form.small-form.faults', { role: 'dialog', 'aria-label': 'Faults' });
    const close = openPopover(panel, button, document.body);
    const number = (name, label, value) =>
      el('label', { dataset: { field: name } }, label, el('input', { name, type: 'number', value, min: '1', max: '999999' }));
    const asked = [number('code', 'Graph code', '131000'), number('seconds', 'Seconds', '10')];
    const kind = el(
      'select',
      { name: 'kind', 'aria-label': 'Kind of fault' },
      kinds.map((one, index) => el('option', { value: String(index) }, one.says)),
    );
    const ask = () => {
      for (const field of asked) field.hidden = kinds[Number(kind.value)].asks !== field.dataset.field;
    };
    kind.addEventListener('change', ask);
    ask();
    panel.append(
      el('div.small-head', {}, el('h2', {}, 'Faults'), iconButton('plain', 'Close', icon('close'), close)),
      kind,
      el('div.pair', {}, asked, number('times', 'How often', '1')),
      el('button.primary', { type: 'submit' }, 'Break it'),
      active,
      el('button.quiet', { type: 'button', onclick: () => run(api.clearFaults) }, 'Clear all'),
    );
    panel.addEventListener('submit', (event) => {
      event.preventDefault();
      const { order, asks } = kinds[Number(kind.value)];
      const value = (name) => Number(panel.elements[name].value);
      const extra = asks === 'code' ? { code: value('code') } : asks === 'seconds' ? { delayMs: value('seconds') * 1000 } : {};
      run(() => api.addFault({ ...order, ...extra, times: value('times') }));
    });
    kind.focus();
    refresh();
  }

  async function run(action) {
    try {
      await action();
    } catch (error) {
      notice(error.message);
    }
    refresh();
  }

  async function refresh() {
    const faults = await api.faults().catch(() => []);
    count.textContent = faults.length > 0 ? String(faults.length) : '';
    active.replaceChildren(...faults.map(faultView));
  }
}

function faultView(fault) {
  const about =
    fault.kind === 'error'
      ? ` ${fault.code}${fault.as === 'status' ? ' by a status' : ''}`
      : fault.kind === 'delay'
        ? ` ${fault.delayMs / 1000} s`
        : '';
  return el('li', {}, el('b', {}, fault.kind), `${about} × ${fault.times}`);
}
