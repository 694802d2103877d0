import { el } from './dom.js';
import { openPopover } from './popover.js';

const emoji = [
  '😀 😂 😊 😍 😘 😎 🤔 🙄 😅 😢 😭 😡 😱 🥳 😴 🤒',
  '👍 👎 👌 🙏 👏 💪 🤝 👋 ✌️ 🤞 ❤️ 💚 💔 🔥 ✨ 🎉',
  '✅ ❌ ⚠️ ❓ ❗ ⏰ 📅 📍 📷 📄 ✏️ 💬 📞 💶 🧾 🎁',
  '🦷 💇 🏠 🚗 🍕 ☕ 🌸 🐶 👶 🏖️ ⚽ 🎓 🛒 📦 🚚 🌧️',
]
  .join(' ')
  .split(' ');

/** A small board of emoji; it stays open until dismissed, because people often want two. */
export function openEmojiBoard(anchor, screen, onChoose) {
  const board = el('div.emoji-board', { role: 'toolbar', 'aria-label': 'Emoji' });
  openPopover(board, anchor, screen);
  board.append(...emoji.map((one) => el('button', { type: 'button', 'aria-label': one, onclick: () => onChoose(one) }, one)));
  board.firstChild.focus();
}
