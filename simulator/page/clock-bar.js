import { api } from './api.js';
import { el } from './dom.js';
import { icon } from './icons.js';

/** What one waits for most: a coming appointment, the follow-up before the window closes, the window closed. */
const steps = ['1h', '21h', '25h'];

/** The business's hour and the buttons that move it forward. The server answers when the app has followed; until then all is disabled. */
export function clockBar(clock, notice) {
  const date = el('span.clock-date');
  const hour = el('b.clock-hour', { dataset: { testid: 'clock' } });
  const other = el('input', {
    name: 'step',
    placeholder: '3d, 45m…',
    size: '7',
    'aria-label': 'Another step forward, such as 3d or 45m',
    pattern: '(\\s*\\d+\\s*[dhms])+\\s*',
    dataset: { testid: 'clock-other' },
  });
  const fields = el(
    'fieldset.clock-steps',
    { 'aria-label': 'Move the clock forward' },
    steps.map((step) =>
      el(
        'button.chip',
        { type: 'button', onclick: () => advance(step), dataset: { advance: step } },
        `+${step.replace('h', ' h')}`,
      ),
    ),
    el('span.chip.clock-other', {}, '+', other),
  );
  const form = el(
    'form.clock',
    {},
    el('span.clock-face', { title: `Business time, ${clock.zone}` }, icon('clock'), date, hour),
    fields,
  );

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (other.value.trim() !== '') advance(other.value.replace(/\s/gu, ''));
  });
  const tell = (now) => {
    date.textContent = clock.shortDate(now);
    hour.textContent = clock.seconds(now);
  };
  clock.watch(tell);
  tell(clock.now());
  return form;

  async function advance(step) {
    fields.disabled = true;
    form.classList.add('is-moving');
    try {
      clock.set((await api.advance(step)).now);
      other.value = '';
    } catch (error) {
      notice(error.message);
    }
    fields.disabled = false;
    form.classList.remove('is-moving');
  }
}
