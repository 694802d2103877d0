import { api } from './api.js';
import { createComposer } from './composer.js';
import { el, initialsOf } from './dom.js';
import { openFormSheet } from './form-sheet.js';
import { icon } from './icons.js';
import { openListSheet } from './list-sheet.js';
import { hasName, nameOf } from './people.js';
import { frameView } from './phone-frame.js';
import { openReactionBar } from './reactions.js';
import { createThread } from './thread.js';
import { createThreadState } from './thread-state.js';

/** How long Meta shows "typing…" unless a message comes first. */
const typingMs = 25_000;
/** A message that was accepted is shown by its event; if that does not come, the thread is read again. */
const echoMs = 3_000;

/**
 * One phone: its frame, its thread and its person's composer. `person` is {phone, name, owner, hidePhone}; `desk` is what all phones
 * share: {business, clock, notice, onUnseen}.
 */
export function createPhone(person, desk, onClose) {
  const state = createThreadState();
  const businessName = person.owner ? `Hilo · ${desk.business.name}` : desk.business.name;
  const readOnce = new Set();
  let typingTimer = 0;
  let readTimer = 0;

  const chat = {
    businessName,
    clock: desk.clock,
    find: state.find,
    initialsOf: (from) => initialsOf(from === 'me' ? nameOf(person) : desk.business.name),
    tap: (message, button, card) =>
      send(
        { type: 'tap', message: message.id, title: button.title, card },
        { type: 'interactive', text: button.title, replyTo: message.id },
      ),
    openList: (message) => openListSheet(message, frame.screen, (title) => pick(message, title)),
    openForm: (message) => openFormSheet(message, frame.screen, (values) => fill(message, values)),
    reply: (message) => composer.answer(message),
    openReactions: (message, anchor) => openReactionBar(state.find(message.id) ?? message, anchor, frame.screen, react),
    react,
    scrollTo: (id) => thread.scrollTo(id),
    retry: (message) => send(message.retryBody, state.forget(message.id)),
  };
  const thread = createThread(chat, { label: `Messages on ${nameOf(person)}'s phone`, emptyView });
  const composer = createComposer({ phone: person.phone, name: nameOf(person), screen: () => frame.screen, chat, send });
  const frame = frameView({ person, businessName, clock: desk.clock, thread: thread.node, composer, onClose });

  load();
  return { person, node: frame.node, load, put, showTyping, read: readSoon, setLost: frame.setLost, focus: composer.focus };

  async function load() {
    const take = state.loading();
    try {
      const messages = await api.messages(person.phone);
      if (messages.at(-1)?.from === 'business') showTyping(false);
      take(messages);
      thread.render(state.all());
      frame.setTrouble(null);
      readSoon();
    } catch (error) {
      frame.setTrouble(error.message, load);
    }
  }

  function put(message) {
    // A reaction is an answer too: after either nobody is typing any more.
    const before = state.find(message.id);
    if (message.from === 'business' ? !before : emojiOf(message) !== emojiOf(before)) showTyping(false);
    state.put(message);
    thread.render(state.all());
    readSoon();
  }

  function showTyping(on) {
    clearTimeout(typingTimer);
    if (on) typingTimer = setTimeout(() => showTyping(false), typingMs);
    frame.setTyping(on);
    thread.setTyping(on);
  }

  async function send(body, draft) {
    const local = state.begin(draft, body, desk.clock.now().toISOString());
    thread.render(state.all());
    try {
      const { id } = await write(body);
      state.accepted(local, id);
      setTimeout(() => state.has(id) || load(), echoMs);
    } catch (error) {
      state.refused(local, error.message);
    }
    thread.render(state.all());
  }

  function write(body) {
    const name = hasName(person) ? person.name : undefined;
    return api.write(person.phone, { ...body, name, hidePhone: person.hidePhone || undefined });
  }

  function pick(message, title) {
    const row = message.rows.find((one) => one.title === title);
    const text = [title, row?.description].filter(Boolean).join('\n');
    send({ type: 'pick', message: message.id, title }, { type: 'interactive', text, replyTo: message.id });
  }

  function fill(message, values) {
    const shown = { type: 'interactive', text: 'Response sent', replyTo: message.id };
    send({ type: 'form', message: message.id, values }, shown);
  }

  async function react(message, emoji) {
    state.react(message.id, emoji);
    thread.render(state.all());
    try {
      await write({ type: 'reaction', message: message.id, emoji });
    } catch (error) {
      desk.notice(error.message);
      load();
    }
  }

  /** Tells the business its messages were read, once they are in front of somebody; a burst is told of once. */
  function readSoon() {
    const unread = state
      .all()
      .filter(
        (message) => message.from === 'business' && ['sent', 'delivered'].includes(message.status) && !readOnce.has(message.id),
      );
    const seen = document.visibilityState === 'visible' && frame.node.checkVisibility();
    desk.onUnseen(person.phone, seen ? 0 : unread.length);
    if (unread.length === 0 || !seen) return;
    clearTimeout(readTimer);
    readTimer = setTimeout(() => {
      for (const message of unread) readOnce.add(message.id);
      api.read(person.phone).catch(() => {
        for (const message of unread) readOnce.delete(message.id);
      });
    }, 350);
  }

  function emptyView() {
    const tries = person.owner
      ? ['help', 'today', 'inbox']
      : ['Hi, how much is whitening?', 'Are you open on Saturday?', 'Can I come tomorrow at 10?'];
    return el(
      'div.empty',
      {},
      el('span.empty-mark', { 'aria-hidden': 'true' }, icon('reply')),
      el('p', {}, person.owner ? 'Cards arrive here when somebody writes. Or ask:' : `Write as a customer: try “${tries[0]}”`),
      tries.map((text) =>
        el('button.suggestion', { type: 'button', onclick: () => send({ type: 'text', text }, { type: 'text', text }) }, text),
      ),
    );
  }
}

/** What the business reacted with. */
function emojiOf(message) {
  return message?.reactions?.find((reaction) => reaction.from === 'business')?.emoji;
}
