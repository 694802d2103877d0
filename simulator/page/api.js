import { digitsOf } from './dom.js';

/** The simulator's HTTP contract, as the page uses it. A call that fails throws an Error whose message can be shown. */
export const api = {
  business: () => call('business'),
  phones: () => call('phones'),
  messages: (phone) => call(`phones/${digitsOf(phone)}/messages`),
  write: (phone, body) => call(`phones/${digitsOf(phone)}/messages`, { method: 'POST', body }),
  read: (phone) => call(`phones/${digitsOf(phone)}/read`, { method: 'POST', body: {} }),
  clock: () => call('clock'),
  advance: (step) => call('clock', { method: 'POST', body: { advance: step } }),
  faults: () => call('faults'),
  addFault: (fault) => call('faults', { method: 'POST', body: fault }),
  clearFaults: () => call('faults', { method: 'DELETE' }),
  ledger: () => call('ledger'),
  reset: () => call('reset', { method: 'POST', body: {} }),
};

/** Where a message's bytes are. A picture that the business sent by link has no id; on another host the page's policy keeps it out. */
export function mediaUrl(media) {
  if (media.url?.startsWith('blob:') || !media.id) return media.url ?? '';
  return `media/${encodeURIComponent(media.id)}/content`;
}

async function call(path, { method = 'GET', body } = {}) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  }).catch(() => {
    throw new Error('The simulator does not answer');
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(reason(answer) ?? `The simulator answered ${response.status}`);
  return answer;
}

function reason(answer) {
  const error = answer?.error ?? answer;
  return typeof error === 'string' ? error : error?.message;
}

/** A file's bytes in base64, as the contract wants them. */
export function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(new Error('The file could not be read'));
    reader.readAsDataURL(file);
  });
}
