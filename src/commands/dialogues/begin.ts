import type { Content } from '../../crm/content.ts';
import { type Dialogue, type DialogueRead, type DialogueRun, type GivenAnswer, isReady, readyKinds } from '../../crm/dialogue.ts';
import { begin } from '../../crm/dialogue-run.ts';
import type { Settled } from '../../crm/effect.ts';
import type { Locale } from '../../crm/locale.ts';
import { readyDialogue } from '../../crm/presets/dialogues/trades.ts';
import type { ContactView } from '../../crm/read.ts';
import type { Tenant } from '../../crm/tenant.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import { addMs, hourMs } from '../../kit/clock.ts';
import type { Id, OperatorId } from '../../kit/ids.ts';
import type { CommandContext } from '../command.ts';
import type { DialogueWords } from '../words/dialogues.ts';
import { sending } from './sending.ts';

type Stored = Awaited<ReturnType<DialogueRead['dialogues']>>;

/** So long a question waits for its answer. */
export const stepWaitsMs = 24 * hourMs;

/**
 * Every conversation with steps that a business has: those of its trade, in its own words or, in this language, the trade's; then those it wrote
 * itself, the oldest first. One of its own without words was removed.
 */
export function dialoguesOf(stored: Stored, { preset }: Pick<Tenant, 'preset'>, locale: Locale): Dialogue[] {
  const own = stored.map(({ kind }) => kind).filter((kind) => !isReady(kind));
  return [...readyKinds, ...own.toSorted()].flatMap((kind) => {
    const row = stored.find((one) => one.kind === kind);
    const body = row?.body ?? (isReady(kind) ? readyDialogue(preset, kind, locale) : null);
    if (!body) return [];
    return [{ kind, body, on: row?.on ?? false, isOwn: row?.body != null, operatorId: row?.operatorId ?? null }];
  });
}

/** It would offer free times, and nobody has said when it is open. */
export function lacksHours({ steps }: Dialogue['body'], { settings }: Pick<Tenant, 'settings'>): boolean {
  return steps.some(({ wants }) => wants.as === 'slot') && !settings.opening;
}

/** What is known when one begins. `wrote`: what they began it with, which is kept as the first thing they said. */
export type Beginning = {
  id: Id<'dialogue-run'>;
  view: ContactView;
  by: OperatorId;
  wrote: { label: string; said: string } | null;
  words: Pick<DialogueWords, 'undone'>;
};

/** A new one with somebody, and what begins it once its first question is known. An operator's own can be taken back in its grace. */
export function beginning(
  { kind, body }: Dialogue,
  { id, view, by, wrote, words }: Beginning,
  { now }: Pick<CommandContext, 'now'>,
): { run: Pick<DialogueRun, 'id' | 'body'>; effects(question: Content): Settled[] } {
  const first: GivenAnswer[] = wrote?.said
    ? [{ step: '', label: wrote.label, value: '', shown: clipText(oneLine(wrote.said), 300) }]
    : [];
  const run = {
    id,
    kind,
    contactId: view.contact.id,
    conversationId: view.conversation!.id,
    body,
    step: begin(body).step,
    answers: first,
    operatorId: by,
    dueAt: addMs(now, stepWaitsMs),
  };
  const byItself = wrote !== null;
  return {
    run,
    effects: (question) => [
      { do: 'begin-dialogue', run, byItself, undone: words.undone(body.name) },
      sending(run, question, byItself ? 'none' : 'grace'),
    ],
  };
}
