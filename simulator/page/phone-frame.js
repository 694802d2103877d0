import { digitsOf, el, iconButton, initialsOf, svg } from './dom.js';
import { icon } from './icons.js';
import { hasName, nameOf, numberOf } from './people.js';

/** The device around a thread: its label, the status bar, WhatsApp's header, the strips that tell of trouble, the place for files. */
export function frameView({ person, businessName, clock, thread, composer, onClose }) {
  const digits = digitsOf(person.phone);
  const hour = el('span.device-time');
  const presence = el('span.presence', {}, 'online');
  const lost = el('div.strip', { role: 'status', hidden: true }, el('i.spinner'), 'Reconnecting…');
  const trouble = el('div.strip.is-trouble', { role: 'alert', hidden: true });
  const drop = el('div.drop', { 'aria-hidden': 'true' }, icon('image'), 'Drop to attach');
  const screen = el(
    'div.screen',
    {},
    statusBar(hour),
    header(businessName, presence),
    el('div.strips', {}, lost, trouble),
    thread,
    composer.node,
    drop,
  );
  const node = el(
    'section.phone',
    {
      dataset: { testid: `phone-${digits}`, owner: String(Boolean(person.owner)) },
      'aria-label': `${person.owner ? 'Owner' : 'Customer'}: ${nameOf(person)}`,
    },
    label(person, onClose),
    el('div.device', {}, screen),
  );

  const tell = (now) => {
    hour.textContent = clock.time(now);
    if (!node.isConnected && node.dataset.shown) clock.unwatch(tell);
    if (node.isConnected) node.dataset.shown = 'true';
  };
  clock.watch(tell);
  tell(clock.now());
  watchDrops(screen, composer.stage);

  return {
    node,
    screen,
    setTyping(on) {
      presence.textContent = on ? 'typing…' : 'online';
      presence.classList.toggle('is-typing', on);
    },
    setLost: (isLost) => {
      lost.hidden = !isLost;
    },
    /** A sentence and what to press, or null when all is well again. */
    setTrouble(why, retry) {
      trouble.hidden = !why;
      trouble.replaceChildren(...(why ? [why, el('button', { type: 'button', onclick: retry }, 'Try again')] : []));
    },
  };
}

function label(person, onClose) {
  const role = person.owner ? 'Owner' : 'Customer';
  return el(
    'div.label',
    {},
    el('span.role', {}, role),
    el('b', {}, nameOf(person)),
    hasName(person) && el('span.number', {}, numberOf(person)),
    onClose && iconButton('plain.put-away', `Put ${nameOf(person)}'s phone away`, icon('close'), onClose),
  );
}

function statusBar(hour) {
  const bars = [4, 6, 8, 10].map((height, index) =>
    svg('rect', { x: index * 4.4, y: 11 - height, width: 3, height, rx: 0.8, fill: 'currentColor' }),
  );
  const battery = [
    svg('rect', { x: 23, y: 1, width: 20, height: 10, rx: 3, fill: 'none', stroke: 'currentColor', 'stroke-opacity': 0.45 }),
    svg('rect', { x: 25, y: 3, width: 14, height: 6, rx: 1.5, fill: 'currentColor' }),
    svg('rect', { x: 44, y: 4, width: 1.6, height: 4, rx: 0.8, fill: 'currentColor', 'fill-opacity': 0.45 }),
  ];
  return el(
    'div.device-bar',
    { 'aria-hidden': 'true' },
    hour,
    el('span.island'),
    svg('svg', { viewBox: '0 0 46 12', class: 'device-signs' }, ...bars, ...battery),
  );
}

function header(businessName, presence) {
  const face = el('span.avatar', { 'aria-hidden': 'true' }, initialsOf(businessName.replace(/^Hilo · /u, '')));
  return el(
    'div.chat-head',
    {},
    el('span.back', { 'aria-hidden': 'true' }, icon('back')),
    face,
    el('span.chat-who', {}, el('b', { dir: 'auto' }, businessName), presence),
    el('span.chat-tools', { 'aria-hidden': 'true' }, icon('video'), icon('phone')),
  );
}

function watchDrops(screen, stage) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  screen.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    screen.classList.add('is-dropping');
  });
  screen.addEventListener('dragleave', (event) => {
    if (!screen.contains(event.relatedTarget)) screen.classList.remove('is-dropping');
  });
  screen.addEventListener('drop', (event) => {
    event.preventDefault();
    screen.classList.remove('is-dropping');
    stage([...(event.dataTransfer?.files ?? [])]);
  });
}
