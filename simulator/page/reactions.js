import { el } from './dom.js';
import { openPopover } from './popover.js';

/** What WhatsApp's first row offers, in the order of Hilo's own: yes, no, later, change. */
export const quickReactions = ['👍', '👎', '⏰', '✏️', '❤️', '🙏'];

/** The pill under a bubble; pressing it takes one's own reaction back. */
export function reactionsView(message, chat) {
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return el('span.reactions', { hidden: true });
  const mine = reactions.find((reaction) => reaction.from === 'me');
  const who = reactions.map((reaction) => `${reaction.from === 'me' ? 'You' : chat.businessName} ${reaction.emoji}`).join(', ');
  const emoji = [...new Set(reactions.map((reaction) => reaction.emoji))].join('');
  return el(
    'button.reactions',
    {
      type: 'button',
      title: mine ? `${who} · press to remove yours` : who,
      'aria-label': `Reactions: ${who}`,
      onclick: () => mine && chat.react(message, ''),
    },
    emoji,
    reactions.length > 1 && el('span', {}, String(reactions.length)),
  );
}

/** The row of six; the one already given is marked and a second press removes it. */
export function openReactionBar(message, anchor, screen, react) {
  const mine = message.reactions?.find((reaction) => reaction.from === 'me')?.emoji;
  const bar = el('div.reaction-bar', { role: 'toolbar', 'aria-label': 'React' });
  const close = openPopover(bar, anchor, screen);
  for (const emoji of quickReactions) {
    const chosen = mine === emoji;
    const choose = () => {
      close();
      react(message, chosen ? '' : emoji);
    };
    bar.append(
      el(
        'button',
        {
          type: 'button',
          'aria-label': chosen ? `Remove ${emoji}` : `React ${emoji}`,
          'aria-pressed': String(chosen),
          onclick: choose,
        },
        emoji,
      ),
    );
  }
  bar.firstChild.focus();
}
