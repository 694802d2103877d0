import { setTimeout as sleep } from 'node:timers/promises';
import type { Practice } from './practice.ts';

export const owner = '+34600000100';

/** A customer of this test's own, and what became of them. */
export type Story = {
  /** Writes, whether or not the app is there. */
  writes(): Promise<void>;
  /** The cards the owner was shown about them. */
  cards(): Promise<{ id: string; text: string }[]>;
  /** The owner taps Send on the last of them. */
  approves(): Promise<void>;
  /** What Meta accepted for them. */
  answers(): Promise<number>;
};

export function openStory(practice: Practice, n: number): Story {
  const phone = `+34600000${110 + n}`;
  const words = `Hello from number ${n}, how much is it?`;
  const cards = async () =>
    (await practice.ownerSees()).filter(
      (one) => one.text.includes(words) && one.buttons.some((button) => button.title === 'Send'),
    );
  return {
    writes: async () => void (await practice.phone(phone, { type: 'text', text: words, name: `Ana Number${n}` })),
    cards,
    async approves() {
      const card = (await cards()).at(-1)!;
      await practice.phone(owner, { type: 'tap', title: 'Send', message: card.id });
    },
    async answers() {
      const lines = await practice.ledger();
      return lines.filter(
        (line) =>
          line.path.endsWith('/messages') && line.status === 200 && line.body.to === phone && line.body.type !== 'reaction',
      ).length;
    },
  };
}

/** After a restart: what a dead process was sending is settled by a status or given up; what stays unsure is decided once its time is over. */
export async function recovers(practice: Practice): Promise<void> {
  await practice.start();
  await practice.settle();
  await practice.passes('6s');
  for (let n = 0; n < 400 && (await practice.figures()).outbound.sending > 0; n++) await sleep(50);
  await practice.settle();
  if ((await practice.figures()).outbound.unsure > 0) await practice.passes('3m');
}

export const sending = ['send:before-intent', 'send:after-intent', 'send:during-post', 'send:after-post', 'send:after-outcome'];
