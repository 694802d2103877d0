const ticks: Record<string, string> = {
  accepted: '✓',
  sent: '✓',
  delivered: '✓✓',
  failed: '⚠️',
  unsure: '?',
  held: '⏳',
  queued: '⏳',
  sending: '⏳',
};

/** How far a message of ours has come, as WhatsApp marks it; `read` is the word for the blue ticks, which a text cannot show. */
export function deliveryTick(state: string | null, read: string): string {
  if (state === 'read') return `✓✓ ${read}`;
  return (state && ticks[state]) || '';
}
