import { nameKey } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';

type Mode = Operator['mode'];
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
    en: ['cards everything', 'cards only what needs me', 'cards digest'],
    es: ['tarjetas todo', 'tarjetas solo lo que me necesita', 'tarjetas resumen'],
    pt: ['cartões tudo', 'cartões só o que precisa de mim', 'cartões resumo'],
  },
  args: restArgs,
  // "cards are accepted" is an answer to a customer.
  read(rest) {
    const args = readRest(rest, 7);
    return args && (args.text === '' || readMode(args.text)) ? args : null;
  },
  changes: true,
  async run({ text }, context): Promise<Outcome> {
    const mode = readMode(text);
    if (!mode) return askMode(context);
    const { attention } = wordsOf(context);
    const { id } = context.operator;
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

/** The three there are, with the one that counts now. */
export function askMode(context: CommandContext): Outcome {
  const { attention } = wordsOf(context);
  const now = context.operator.mode;
  const rows = modes.map((mode) => ({
    label: attention.modeShort[mode],
    description: attention.modeSays[mode],
    act: { verb: 'run' as const, command: 'cards', rest: attention.modeShort[mode] },
  }));
  return listOutcome(attention.whichMode(attention.modeShort[now]), rows, context);
}
