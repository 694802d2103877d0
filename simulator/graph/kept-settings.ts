import type { Json } from '../state.ts';
import type { Answer, Call, Meta } from './calls.ts';

/** What most writes answer. */
export function success(): Answer {
  return { body: { success: true } };
}

/** The settings kept under one name for this number. */
export function settingsOf(meta: Meta, call: Call, name: string): Json {
  return meta.world.state.settings.get(`${call.id} ${name}`) ?? {};
}

/** Keeps them. */
export function keepSettings(meta: Meta, call: Call, name: string, value: Json): void {
  meta.world.record({ fact: 'settings', key: `${call.id} ${name}`, value });
}
