import { daysOf, someDays } from './days.ts';
import { clock, type Phrase, phrase, timeOf } from './phrase.ts';
import type { SpokenTrigger } from './spoken.ts';

const means: Phrase<SpokenTrigger>['means'] = ({ days, at }) => {
  const time = timeOf(at!);
  return time ? { on: 'clock', days: daysOf(days!), at: time } : null;
};

const days = `(?<days>${someDays})`;
const at = `(?<at>${clock})`;

/** The ways to say on which days and at what time; the word before the days may have been the command's already. */
export const clockTriggers: readonly Phrase<SpokenTrigger>[] = [
  phrase(`(?:(?:every|each|on) )?${days},? at ${at}`, means),
  phrase(`at ${at},? (?:every|each|on) ${days}`, means),
  phrase(`(?:(?:cada|todos los|los|el) )?${days},? a las? ${at}`, means),
  phrase(`(?:(?:todo|toda|todos os|todas as|cada|a cada|as|aos|nas|nos) )?${days},? as? ${at}`, means),
];
