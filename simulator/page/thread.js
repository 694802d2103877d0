import { bubbleView, contentKey, refreshBubble } from './bubble.js';
import { el, iconButton } from './dom.js';
import { icon } from './icons.js';
import { watchSwipes } from './swipe.js';

/** How many messages are drawn at first; older ones come by a press. A bench may leave thousands in a thread. */
const page = 200;

/** The scrolling log of one phone. `render(messages)` draws what changed and keeps the place where the reader is. */
export function createThread(chat, { label, emptyView }) {
  const drawn = new Map();
  let messages = [];
  let limit = page;
  let typing = false;
  let newBelow = 0;

  const typingRow = el(
    'div.row.from-business.typing-row',
    { 'aria-hidden': 'true' },
    el('div.bubble.typing', {}, el('i'), el('i'), el('i')),
  );
  const earlier = el('button.earlier', { type: 'button', onclick: showEarlier }, 'Show earlier messages');
  const log = el('div.log', {
    role: 'log',
    'aria-live': 'polite',
    'aria-relevant': 'additions',
    'aria-label': label,
    tabindex: '0',
  });
  const jump = iconButton('jump', 'To the newest message', icon('down'), () => toBottom('smooth'), { hidden: true });
  const node = el('div.thread', {}, log, jump);

  watchSwipes(log, (id) => chat.find(id) && chat.reply(chat.find(id)));
  const isAtBottom = () => log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  let stick = true;
  let last = { top: 0, size: '' };
  log.addEventListener('scroll', () => {
    const now = { top: log.scrollTop, size: `${log.clientWidth} ${log.clientHeight} ${log.scrollHeight}` };
    // Only going up is leaving the end. Gliding down is on the way there, and a resized page makes the browser scroll by itself.
    if (isAtBottom()) stick = true;
    else if (now.size === last.size && now.top < last.top) stick = false;
    else if (now.size !== last.size && stick) toBottom('instant');
    last = now;
    if (stick) newBelow = 0;
    showJump();
  });
  // Pictures arrive after their bubbles, and the composer grows: whoever was at the end stays there.
  const grown = new ResizeObserver(() => stick && toBottom('instant'));
  grown.observe(log);

  return {
    node,
    render,
    setTyping(on) {
      typing = on;
      render(messages);
    },
    scrollTo,
  };

  function render(next) {
    const before = new Set(messages.map((message) => message.id));
    const added = next.filter((message) => !before.has(message.id));
    const first = messages.length === 0;
    messages = next;
    place(rowsFor(next));
    if (first || stick || added.some((message) => message.id.startsWith('local-'))) toBottom(first ? 'instant' : 'smooth');
    else newBelow += added.filter((message) => message.from === 'business').length;
    showJump();
  }

  function rowsFor(all) {
    const shown = all.slice(-limit);
    const rows = all.length > shown.length ? [earlier] : [];
    if (all.length === 0) rows.push(kept('empty', '', emptyView));
    let previous = null;
    for (const message of shown) {
      const day = chat.clock.day(message.at);
      const newDay = !previous || chat.clock.day(previous.at) !== day;
      if (newDay)
        rows.push(kept(`day of ${message.id}`, chat.clock.dayName(message.at), () => dayView(chat.clock.dayName(message.at))));
      const row = rowOf(message);
      row.classList.toggle('is-first', newDay || previous.from !== message.from);
      rows.push(row);
      previous = message;
    }
    if (typing) rows.push(typingRow);
    return rows;
  }

  function rowOf(message) {
    const old = drawn.get(message.id);
    const key = contentKey(message) + (message.replyTo ? Boolean(chat.find(message.replyTo)) : '');
    if (old?.key === key) {
      if (old.message !== message) refreshBubble(old.node, message, chat);
      old.message = message;
      return old.node;
    }
    const row = bubbleView(message, chat);
    drawn.set(message.id, { key, message, node: row });
    for (const picture of row.querySelectorAll('img, video')) grown.observe(picture);
    return row;
  }

  function kept(id, key, draw) {
    const old = drawn.get(id);
    if (old?.key === key) return old.node;
    drawn.set(id, { key, node: draw() });
    return drawn.get(id).node;
  }

  /** Puts the rows in order, moving only what stands elsewhere, so that the focus and the players survive. */
  function place(rows) {
    const wanted = new Set(rows);
    for (const child of [...log.children]) if (!wanted.has(child)) child.remove();
    for (const [index, row] of rows.entries())
      if (log.children[index] !== row) log.insertBefore(row, log.children[index] ?? null);
    const ids = new Set(messages.map((message) => message.id));
    for (const id of drawn.keys()) if (!ids.has(id) && !wanted.has(drawn.get(id).node)) drawn.delete(id);
  }

  function showEarlier() {
    const fromEnd = log.scrollHeight - log.scrollTop;
    limit += page;
    place(rowsFor(messages));
    log.scrollTop = log.scrollHeight - fromEnd;
  }

  function toBottom(behavior) {
    stick = true;
    newBelow = 0;
    log.scrollTo({ top: log.scrollHeight, behavior });
  }

  function showJump() {
    jump.hidden = stick || isAtBottom();
    jump.dataset.count = newBelow > 0 ? String(newBelow) : '';
  }

  function scrollTo(id) {
    const row = drawn.get(id)?.node;
    if (!row?.isConnected) return;
    row.scrollIntoView({ block: 'center', behavior: 'smooth' });
    row.classList.remove('is-found');
    requestAnimationFrame(() => row.classList.add('is-found'));
  }
}

function dayView(name) {
  return el('div.day', {}, el('span', {}, name));
}
