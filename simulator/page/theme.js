import { iconButton } from './dom.js';
import { icon } from './icons.js';

/** Goes from the system's theme to its opposite and back; the choice stays in the browser. */
export function themeButton() {
  const chosen = localStorage.getItem('hilo.theme');
  if (chosen) document.documentElement.dataset.theme = chosen;
  return iconButton('tool.is-bare', 'Light or dark', icon('theme'), toggle, { dataset: { testid: 'theme' } });
}

function toggle() {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const next = (root.dataset.theme ?? system) === 'dark' ? 'light' : 'dark';
  if (next === system) delete root.dataset.theme;
  else root.dataset.theme = next;
  if (next === system) localStorage.removeItem('hilo.theme');
  else localStorage.setItem('hilo.theme', next);
}
