import { clipText, oneLine } from '../kit/clip.ts';

/** The first few of some people by name, and a sign that there are more. `total`: how many there are, where these are not all. */
export function someNames(names: readonly string[], most: number, total = names.length): string {
  const shown = names.slice(0, most).map((name) => clipText(oneLine(name), 40));
  return `${shown.join(', ')}${total > shown.length ? ' …' : ''}`;
}
