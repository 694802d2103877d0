import { z } from 'zod';
import { clipText } from '../kit/clip.ts';
import { askColleague, callName, findColleague } from './colleague.ts';
import { defineCommand, type Outcome } from './command.ts';
import { whoElse } from './duty.ts';
import { placeOf, wordsOf } from './place.ts';
import { showMoment, writeMoment } from './times.ts';
import { tokensOf } from './tokens.ts';
import { readWhen } from './when.ts';

export const away = defineCommand({
  name: 'away',
  words: { en: ['away', 'on holiday', 'on vacation'], es: ['ausente', 'de vacaciones'], pt: ['fora', 'de férias'] },
  says: {
    en: 'You are away until a day, with a deputy if you like',
    es: 'Estás fuera hasta un día, con suplente si quieres',
    pt: 'Você está fora até um dia, com substituto se quiser',
  },
  examples: {
    en: ['away until the 15th', 'away until monday deputy maria'],
    es: ['ausente hasta el 15', 'de vacaciones hasta el lunes suplente maria'],
    pt: ['fora até dia 15', 'de férias até segunda substituta maria'],
  },
  args: z.object({ until: z.string(), deputy: z.string().nullable() }),
  read(rest) {
    const [until = '', deputy] = rest.split(deputyWord);
    // "Away from my desk, back in ten minutes" is for a customer.
    if (!untilWord.test(until.trim()) && tokensOf(until).length > 4) return null;
    return { until: until.trim().replace(untilWord, ''), deputy: deputy?.trim() || null };
  },
  changes: true,
  async run({ until, deputy }, context): Promise<Outcome> {
    const { team, answer } = wordsOf(context);
    const when = readWhen(until, { ...placeOf(context), country: context.tenant.country });
    if (when.is === 'past' || when.is === 'impossible')
      return { answer: { text: team.noDay(clipText(when.words, 60)) }, effects: [] };
    if (when.is !== 'at' || when.text !== '')
      return { answer: { text: answer.likeThis(away.examples[context.operator.locale][1]!) }, effects: [] };

    const found = deputy === null ? null : await findColleague(deputy, context);
    const day = writeMoment(when.at, placeOf(context));
    const question = found && askColleague(found, { command: 'away', rest: (name) => `${day} deputy ${name}` }, context);
    if (question) return question;
    const stands = found?.is === 'exact' ? found.operator : null;
    const { id } = context.operator;
    if (stands?.id === id) return { answer: { text: team.notYourself }, effects: [] };
    const change = { awayUntil: when.at, deputyId: stands?.id ?? null };
    const shown = showMoment(when.at, placeOf(context));
    const goesTo = stands ? callName(stands) : await whoElse(context, change);
    return {
      answer: { text: team.nowAway(shown, goesTo) },
      effects: [{ do: 'set-operator', operatorId: id, change, by: id, undone: team.undoneDuty }],
    };
  },
});

const untilWord = /^(?:until|till|hasta|até|ate)\s+/iu;
const deputyWord = /[\s,]+(?:deputy|suplente|sustitut[oa]|substitut[oa])[\s:]+/iu;
