import { todayAt } from '../crm/hours.ts';
import { nameKey } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';

type Mode = Operator['mode'];
/** More in a day is no limit. */
const mostPerDay = 200;

const modes: readonly Mode[] = ['everything', 'needs-me', 'digest'];

export const cards = defineCommand({
  name: 'cards',
  words: { en: ['cards', 'my cards'], es: ['tarjetas', 'mis tarjetas'], pt: ['cartões', 'meus cartões'] },
  says: {
    en: 'Which cards you get: everything, what needs you, or a digest',
    es: 'Qué tarjetas recibes: todo, lo que te necesita o un resumen',
    pt: 'Quais cartões você recebe: tudo, o que precisa de você ou resumo',
  },
  examples: {
    en: ['cards everything', 'cards only what needs me', 'cards digest', 'cards 20 a day'],
    es: ['tarjetas todo', 'tarjetas solo lo que me necesita', 'tarjetas resumen', 'tarjetas 20 al día'],
    pt: ['cartões tudo', 'cartões só o que precisa de mim', 'cartões resumo', 'cartões 20 por dia'],
  },
  args: restArgs,
  // "cards are accepted" is an answer to a customer.
  read(rest) {
    const args = readRest(rest, 7);
    return args && (args.text === '' || readMode(args.text) || readBudget(args.text)) ? args : null;
  },
  changes: true,
  async run({ text }, context): Promise<Outcome> {
    const { attention } = wordsOf(context);
    const { id } = context.operator;
    const budget = readBudget(text);
    if (budget) {
      const { cardsPerDay } = budget;
      return {
        answer: { text: cardsPerDay === null ? attention.noBudget : attention.budget(cardsPerDay, await cardsToday(context)) },
        effects: [{ do: 'set-operator', operatorId: id, change: { cardsPerDay }, by: id, undone: attention.again.budget }],
      };
    }
    const mode = readMode(text);
    if (!mode) return askMode(context);
    return {
      answer: { text: attention.mode[mode] },
      effects: [{ do: 'set-operator', operatorId: id, change: { mode }, by: id, undone: attention.again.mode }],
    };
  },
});

export function readMode(text: string): Mode | null {
  const key = nameKey(text);
  if (/\b(everything|all|todo|todas|tudo|todos)\b/.test(key)) return 'everything';
  if (/\b(needs? me|me necesita|me necesitan|precisa de mim|precisam de mim|important|importante)\b/.test(key)) return 'needs-me';
  return /\b(digest|resumen|resumo)\b/.test(key) ? 'digest' : null;
}

/** "20 a day", "al día 20", "no limit"; null where no number of cards a day is meant. */
function readBudget(text: string): { cardsPerDay: number | null } | null {
  const key = nameKey(text);
  if (/^(no limit|without (a )?limit|unlimited|any number|sin limite|sem limite)$/.test(key)) return { cardsPerDay: null };
  const match =
    /^(?:at most |up to |max |como mucho |hasta |no maximo |ate )?(\d{1,3}) ?(?:\/|a|per|each|every|al|por|ao|cada) ?(?:day|dia)$/.exec(
      key,
    );
  const cardsPerDay = Number(match?.[1] ?? 0);
  return cardsPerDay >= 1 && cardsPerDay <= mostPerDay ? { cardsPerDay } : null;
}

/** How many came since the day began where the business is. */
export async function cardsToday({ read, operator, now, tenant }: CommandContext): Promise<number> {
  return await read.cardsSince(operator.id, todayAt('00:00', now, tenant.timezone));
}

/** The three there are, with the one that counts now. */
export function askMode(context: CommandContext): Outcome {
  const { attention } = wordsOf(context);
  const now = context.operator.mode;
  const rows = modes.map((mode) => ({
    label: attention.modeShort[mode],
    description: attention.modeSays[mode],
    act: { verb: 'run' as const, command: 'cards', rest: attention.modeShort[mode] },
  }));
  const { cardsPerDay } = context.operator;
  const budget = cardsPerDay === null ? '' : ` · ${attention.budgetShort(cardsPerDay)}`;
  return listOutcome(`${attention.whichMode(`${attention.modeShort[now]}${budget}`)}\n${attention.budgetHow}`, rows, context);
}
