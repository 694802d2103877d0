import { api } from './api.js';
import { el, iconButton } from './dom.js';
import { icon } from './icons.js';

/** The newest calls that are kept on the page; the server has them all. */
const most = 200;

/** The drawer with what the app asked of Graph, the newest first. It is filled when it is opened. */
export function createLedger(drawer, clock, notice) {
  const button = el(
    'button.tool',
    { type: 'button', 'aria-expanded': 'false', 'aria-controls': drawer.id, onclick: toggle, dataset: { testid: 'ledger' } },
    icon('ledger'),
    el('span', {}, 'Ledger'),
  );
  const rows = el('div.calls');
  const nothing = el('p.calls-none', {}, 'No Graph call yet. What the app sends to WhatsApp is listed here.');
  drawer.append(
    el('div.small-head', {}, el('h2', {}, 'Graph calls'), iconButton('plain', 'Close', icon('close'), toggle)),
    nothing,
    rows,
  );
  return { button, load, add };

  function toggle() {
    drawer.hidden = !drawer.hidden;
    document.body.classList.toggle('has-drawer', !drawer.hidden);
    button.setAttribute('aria-expanded', String(!drawer.hidden));
    if (!drawer.hidden) load();
  }

  async function load() {
    if (drawer.hidden) return;
    try {
      const entries = await api.ledger();
      rows.replaceChildren(
        ...entries
          .slice(-most)
          .reverse()
          .map((entry) => callView(entry, clock)),
      );
      nothing.hidden = entries.length > 0;
    } catch (error) {
      notice(error.message);
    }
  }

  function add(entry) {
    if (drawer.hidden) return;
    rows.prepend(callView(entry, clock));
    nothing.hidden = true;
    while (rows.childElementCount > most) rows.lastChild.remove();
  }
}

function callView(entry, clock) {
  const failed = entry.error || entry.status === null || entry.status >= 400;
  const summary = el(
    'summary',
    {},
    el('time', {}, clock.seconds(entry.at)),
    el('span.call-status', { dataset: { failed: String(Boolean(failed)) } }, String(entry.status ?? '…')),
    el('span.call-path', {}, `${entry.method} ${entry.path}`),
    el('span.call-body', {}, shortBody(entry)),
  );
  return el(
    'details.call',
    {},
    summary,
    el(
      'pre',
      {},
      JSON.stringify({ body: entry.body, error: entry.error, wamid: entry.wamid, callbackData: entry.callbackData }, null, 2),
    ),
  );
}

/** The words of a message, or else the body in one line. */
function shortBody({ body, error }) {
  if (error?.code) return `error ${error.code} · ${error.message ?? ''}`;
  if (!body || typeof body !== 'object') return String(body ?? '');
  if (body.status === 'read') return body.typing_indicator ? 'read, typing…' : 'read';
  const words =
    body.text?.body ?? body.interactive?.body?.text ?? body.template?.name ?? body.reaction?.emoji ?? body[body.type]?.caption;
  return body.to ? [`${body.type} → ${body.to}`, words].filter(Boolean).join(' · ') : JSON.stringify(body).slice(0, 140);
}
