import { fold } from './phrase.ts';
import type { SpokenWho } from './spoken.ts';

const me = new Set(['me', 'myself', 'mi', 'mim', 'yo', 'eu']);
const responsible =
  /^(?:whoever is |the |o |a |el |la |ao |al |quien sea |quem for )?(?:responsible|responsable|responsavel)(?: person| one| colleague)?$/;

/** Who is said: whoever says it, whoever is responsible, or somebody by name. */
export function whoOf(text: string): SpokenWho {
  const plain = fold(text);
  if (me.has(plain)) return 'me';
  return responsible.test(plain) ? 'responsible' : { name: text };
}
