import { changeOffer, insertOffer, removeOffer } from '../offer.store.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** What the business offers. The log says its number, state and price; its words stay with it. */
export const offerWriters: Writers<'open-offer' | 'change-offer' | 'remove-offer'> = {
  async 'open-offer'(tx, context, { offer, by }) {
    await insertOffer(tx, context, offer, by);
    await log(tx, context, {
      operatorId: by,
      action: 'open-offer',
      detail: { offerId: offer.id, number: offer.number, price: offer.price },
      undo: {
        what: 'effects',
        effects: [{ do: 'remove-offer', offerId: offer.id, by }],
        undone: { kind: 'offer', detail: offer.title },
      },
    });
    return [];
  },
  async 'change-offer'(tx, context, { offerId, change, by }) {
    const changed = await changeOffer(tx, context, { offerId, change, by });
    if (!changed) return [];
    const { was, back } = changed;
    await log(tx, context, {
      operatorId: by,
      action: 'change-offer',
      detail: {
        offerId,
        number: was.number,
        ...(change.state ? { from: was.state, to: change.state } : {}),
        ...(change.price === undefined ? {} : { fromPrice: was.price, toPrice: change.price }),
      },
      undo: {
        what: 'effects',
        effects: [{ do: 'change-offer', offerId, change: back, by }],
        undone: { kind: 'offer', detail: was.title },
      },
    });
    return [];
  },
  async 'remove-offer'(tx, context, { offerId }) {
    await removeOffer(tx, context, offerId);
    return [];
  },
};
