import type { ApiKey } from '../crm/outside.ts';
import { clipText } from '../kit/clip.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';

/** Enough for a business; more are forgotten ones. */
const mostKeys = 20;

export const apikeys = defineCommand({
  name: 'apikeys',
  words: {
    en: ['api keys', 'api key', 'new api key'],
    es: ['claves api', 'clave api', 'nueva clave api'],
    pt: ['chaves api', 'chave api', 'nova chave api'],
  },
  says: {
    en: 'Other systems report payments, orders, bookings: their keys',
    es: 'Otros sistemas comunican pagos, pedidos, reservas: sus claves',
    pt: 'Outros sistemas comunicam pagamentos, pedidos, reservas: as chaves',
  },
  examples: {
    en: ['api keys', 'api key stripe', 'api key 2'],
    es: ['claves api', 'clave api stripe', 'clave api 2'],
    pt: ['chaves api', 'chave api stripe', 'chave api 2'],
  },
  args: restArgs,
  read: (rest) => readRest(rest, 4),
  changes: true,
  confirms: true,
  alone: true,
  may: 'owner',
  async run({ text }, context): Promise<Outcome> {
    const keys = await context.read.apiKeys();
    const typed = text.replace(/^(?:for|para|of|de|do|da|#)\s*/iu, '').trim();
    if (typed === '') return listKeys(keys, context);
    if (/^\d{1,4}$/.test(typed)) return oneKey(Number(typed), keys, context);
    return askToMake(typed.toLowerCase(), keys, context);
  },
});

function listKeys(keys: readonly ApiKey[], context: CommandContext): Outcome {
  const { outside } = wordsOf(context);
  const rows = keys.map((key) => ({
    label: clipText(`${key.number} · ${key.system}`, 24),
    description: clipText(usedFacts(key, context), 72),
    act: { verb: 'run' as const, command: 'apikeys', rest: String(key.number) },
  }));
  const lines = keys.length === 0 ? [outside.noKeys] : keys.slice(10).map((key) => `· ${key.number} · ${key.system}`);
  return listOutcome([outside.keysTitle, ...lines, outside.keysFoot].join('\n'), rows, context);
}

function usedFacts({ usedAt }: ApiKey, context: CommandContext): string {
  const { outside } = wordsOf(context);
  return usedAt ? outside.usedAgo(showAge(context.now.getTime() - usedAt.getTime())) : outside.neverUsed;
}

function oneKey(number: number, keys: readonly ApiKey[], context: CommandContext): Outcome {
  const { outside, members } = wordsOf(context);
  const key = keys.find((one) => one.number === number);
  if (!key) return { answer: { text: outside.noSuchKey(String(number)) }, effects: [] };
  const head = dotted(outside.keyOf(key.number, key.system), usedFacts(key, context));
  return {
    answer: {
      kind: 'question',
      body: `${head}\n${outside.revokeQuestion(key.number, key.system)}`,
      choices: [
        { label: members.keep, act: { verb: 'dismiss' } },
        { label: outside.revokeYes, act: { verb: 'revoke-api-key', id: key.id } },
      ],
    },
    effects: [],
  };
}

/** It is asked first: a key is as good as a person of the business, and cannot be shown again. */
function askToMake(system: string, keys: readonly ApiKey[], context: CommandContext): Outcome {
  const { outside, label } = wordsOf(context);
  if (!/^[\p{L}\p{N}][\p{L}\p{N}-]{0,29}$/u.test(system)) return { answer: { text: outside.badSystem }, effects: [] };
  if (keys.length >= mostKeys) return { answer: { text: outside.tooManyKeys(mostKeys) }, effects: [] };
  return {
    answer: {
      kind: 'question',
      body: outside.makeQuestion(system),
      choices: [
        { label: label.dismiss, act: { verb: 'dismiss' } },
        { label: outside.makeYes, act: { verb: 'add-api-key', system } },
      ],
    },
    effects: [],
  };
}
