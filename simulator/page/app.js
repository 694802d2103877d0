import { addPhoneButton } from './add-phone.js';
import { api } from './api.js';
import { createBoard } from './board.js';
import { createClock } from './clock.js';
import { clockBar } from './clock-bar.js';
import { el } from './dom.js';
import { faultsButton } from './faults.js';
import { createLedger } from './ledger.js';
import { follow } from './live.js';
import { resetButton } from './reset.js';
import { themeButton } from './theme.js';

/** The practice business's zone, for a server that does not name one. */
const practiceZone = 'Europe/Madrid';
const again = 1000;

const part = (id) => document.getElementById(id);
// The theme first: the page should not flash while the server is asked.
part('tools').append(themeButton());
start();

/** Asks until the server answers: the page may have been opened before it. */
async function start() {
  try {
    const [business, people, { now }] = await Promise.all([api.business(), api.phones(), api.clock()]);
    run(business, people, now);
  } catch {
    part('board').replaceChildren(el('p.waiting', {}, el('i.spinner'), 'Waiting for the simulator…'));
    setTimeout(start, again);
  }
}

async function run(business, people, now) {
  part('board').replaceChildren();
  const clock = createClock(business.timeZone ?? practiceZone);
  clock.set(now);

  const ledger = createLedger(part('ledger'), clock, notice);
  const board = createBoard(part('board'), part('tabs'), { business, clock, notice, people: api.phones }, () => adding.count());
  const adding = addPhoneButton(board);
  const faults = faultsButton(notice);
  part('clock').append(clockBar(clock, notice));
  part('tools').prepend(faults.node, adding.node, ledger.button);
  part('tools').append(resetButton(notice));
  await board.start(people);

  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && board.look());

  const heard = {
    message({ phone, message }) {
      board.put(phone, message);
      faults.happened();
    },
    typing: ({ phone }) => board.typing(phone),
    clock: (event) => clock.set(event.now),
    ledger({ entry }) {
      ledger.add(entry);
      faults.happened();
    },
    reset: () => location.reload(),
  };
  follow(
    (kind, event) => heard[kind]?.(event),
    async (state) => {
      board.setLost(state === 'lost');
      if (state === 'lost') return;
      await Promise.all([api.phones().then(board.reload), ledger.load(), api.clock().then((told) => clock.set(told.now))]).catch(
        (error) => notice(error.message),
      );
    },
  );
}

/** A line at the foot of the page that goes by itself. */
function notice(text) {
  const line = el('p', {}, text);
  part('notices').append(line);
  setTimeout(() => line.remove(), 6000);
}
