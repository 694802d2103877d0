import { daysOf, someDays } from './days.ts';
import { clock, type Phrase, phrase, timeOf } from './phrase.ts';
import type { SpokenTrigger } from './spoken.ts';

const means: Phrase<SpokenTrigger>['means'] = ({ days, at }) => {
  const time = timeOf(at!);
  return time ? { on: 'clock', days: daysOf(days!), at: time } : null;
};

const days = `(?<days>${someDays})`;
const at = `(?<at>${clock})`;

/** A day on which the business has said it is closed is left out in any case; who says so is understood. */
const butEn = '(?:,? (?:except|but not|not) (?:on |for )?(?:public |bank )?(?:holidays|closed days))?';
const butEs = '(?:,? (?:salvo|excepto|menos) (?:en |los )*(?:dias )?(?:festivos|feriados|cerrados))?';
const butPt = '(?:,? (?:exceto|menos|salvo) (?:em |n?os )*(?:dias )?(?:feriados|fechados))?';

/** The ways to say on which days and at what time; the word before the days may have been the command's already. */
export const clockTriggers: readonly Phrase<SpokenTrigger>[] = [
  phrase(`(?:(?:every|each|on) )?${days}${butEn},? at ${at}${butEn}`, means),
  phrase(`at ${at},? (?:every|each|on) ${days}${butEn}`, means),
  phrase(`(?:(?:cada|todos los|los|el) )?${days}${butEs},? a las? ${at}${butEs}`, means),
  phrase(`(?:(?:todo|toda|todos os|todas as|cada|a cada|as|aos|nas|nos) )?${days}${butPt},? as? ${at}${butPt}`, means),
];
