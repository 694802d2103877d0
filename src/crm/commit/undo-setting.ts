import type { Effect, Settled, Undo } from '../effect.ts';

/** What takes back a change of how the business is set up; `detail` is what an undo says has come back. */
export function undoSetting(effect: Effect, detail: string): Undo {
  return { what: 'effects', effects: [effect as Settled], undone: { kind: 'setting', detail } };
}
