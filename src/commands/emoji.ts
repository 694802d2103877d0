/** Reactions that work like the tap, on a live card with exactly one draft. */
export const verdictEmoji = { send: '👍', skip: '👎', snooze: '⏰', edit: '✏️' } as const;

/** The marks Hilo puts on the operator's own message: on its way, done. */
export const markEmoji = { waiting: '⏳', done: '✅' } as const;

/** What a reaction means; skin tones and the presentation selector make no difference. Null for any other. */
export function readVerdict(emoji: string): keyof typeof verdictEmoji | null {
  const plain = emoji.replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '');
  const found = Object.entries(verdictEmoji).find(([, own]) => own.replace('\uFE0F', '') === plain);
  return (found?.[0] as keyof typeof verdictEmoji) ?? null;
}
