import { z } from 'zod';
import { hiddenCode } from '../crm/access-code.ts';
import { type Connection, mostConnections } from '../crm/callout.ts';
import type { Effect } from '../crm/effect.ts';
import type { Operator } from '../crm/operator.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { Id } from '../kit/ids.ts';
import { callName } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { findConnection } from './connection-named.ts';
import { wordsOf } from './place.ts';
import { keyOf, tokensOf } from './tokens.ts';
import { wordsFor } from './words.ts';

const deeds = {
  test: /^(?:test|ping|try|try it|prueba|probar|pruebala|teste|testar)$/,
  again: /^(?:again|try again|retry|otra vez|de nuevo|reintentar|reintenta|de novo|tentar de novo)$/,
  on: /^(?:on|resume|encender|enciende|activar|ligar|liga|ativar)$/,
  off: /^(?:off|pause|apagar|apaga|pausar|desactivar|desligar|desliga)$/,
} as const;
type Deed = keyof typeof deeds;

/** Letters of an address: what automation services give has about 200. */
const longestAddress = 2_000;
/** Whatever follows a name and looks like somewhere on the net. */
const addressLike = /^[a-z][a-z0-9+.-]*:\/\/|\.[a-z0-9]|^localhost/iu;

const args = z.object({ name: z.string(), address: z.string(), deed: z.enum(['test', 'again', 'on', 'off']).nullable() });

export const connect = defineCommand({
  name: 'connect',
  words: { en: ['connect'], es: ['conectar', 'conecta'], pt: ['conectar', 'conecte'] },
  says: {
    en: 'Another system that rules may tell: its name and https address',
    es: 'Otro sistema al que avisar desde reglas: nombre y dirección https',
    pt: 'Outro sistema que as regras avisam: nome e endereço https',
  },
  examples: {
    en: ['connect orders https://shop.example.com/hilo', 'connect shop test'],
    es: ['conectar pedidos https://tienda.example.com/hilo', 'conectar shop prueba'],
    pt: ['conectar pedidos https://loja.example.com/hilo', 'conectar shop teste'],
  },
  args,
  read(rest) {
    const [name = '', ...behind] = oneLine(rest).split(' ');
    const said = behind.join(' ');
    if (said === '') return name === '' || addressLike.test(name) ? { name: '', address: name, deed: null } : null;
    const key = keyOf(tokensOf(said));
    const deed = (Object.keys(deeds) as Deed[]).find((one) => deeds[one].test(key)) ?? null;
    // "Connect me with the manager, please" is for somebody else.
    return deed || (behind.length === 1 && addressLike.test(said)) ? { name, address: deed ? '' : said, deed } : null;
  },
  changes: true,
  may: 'owner',
  async run({ name, address, deed }, context): Promise<Outcome> {
    if (!deed) return await addConnection(name, address, context);
    const { callouts } = wordsOf(context);
    const found = findConnection(name, await context.read.connections());
    if (!found) return { answer: { text: callouts.noSuch(clipText(name, 40)) }, effects: [] };
    switch (deed) {
      case 'test':
        return sendPing(found, context);
      case 'again':
        return await tryAgain(found, context);
      default:
        return switchIt(found, deed, context);
    }
  },
});

/** At once, since it can be undone; its secret is shown this once, and the other owners hear of it. */
async function addConnection(name: string, address: string, context: CommandContext): Promise<Outcome> {
  const { callouts } = wordsOf(context);
  const { read, operator } = context;
  const refuse = (text: string): Outcome => ({ answer: { text }, effects: [] });
  if (name === '' || address === '') return refuse(callouts.how);
  if (!/^(?!\d+$)[\p{L}\p{N}][\p{L}\p{N}-]{0,29}$/u.test(name)) return refuse(callouts.badName);
  const url = readAddress(address);
  if (!url) return refuse(callouts.badAddress(clipText(address, 60)));
  const team = await read.team();
  if (isColleague(name, team)) return refuse(callouts.isColleague(name));
  const all = await read.connections();
  const same = findConnection(name, all);
  if (same) return refuse(callouts.isThere(same.name, same.number));
  if (all.length >= mostConnections) return refuse(callouts.tooMany(mostConnections));
  const called = name.toLowerCase();
  const host = clipText(url.hostname, 60);
  const id = context.newId<Id<'connection'>>();
  const number = await read.nextConnectionNumber();
  const others = team.filter((one) => one.role === 'owner' && one.id !== operator.id);
  return {
    answer: { text: callouts.made(number, called, host, hiddenCode), secret: { what: 'connection', id } },
    effects: [
      {
        ...{ do: 'add-connection', id, number, name: called, address: url.href, host, by: operator.id },
        undone: callouts.called(called),
      },
      ...others.map(
        (to): Effect => ({
          do: 'show',
          to: to.id,
          push: 'needs-me',
          card: {
            kind: 'notice',
            body: wordsFor(to.locale).callouts.madeBy(callName(operator), called, host),
            choices: [],
          },
        }),
      ),
    ],
  };
}

/** "tell maria" means her, so nothing else may be called so. */
function isColleague(name: string, team: readonly Operator[]): boolean {
  const key = keyOf(tokensOf(name));
  return team.some((one) => ` ${keyOf(tokensOf(one.name))} `.includes(` ${key} `));
}

/** The address as it is called; null for what cannot be one on the open internet. What its name means is looked at again whenever it is. */
function readAddress(written: string): URL | null {
  if (written.length > longestAddress) return null;
  const url = URL.parse(written);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return /\.[a-z][a-z0-9-]*$/i.test(url.hostname) && !/\.(?:local|localhost|internal)$/i.test(url.hostname) ? url : null;
}

function sendPing({ id, name, state }: Connection, context: CommandContext): Outcome {
  const { callouts } = wordsOf(context);
  if (state === 'off') return { answer: { text: callouts.alreadyOff(name) }, effects: [] };
  const { now } = context;
  return {
    answer: { text: callouts.pinged(name) },
    effects: [
      {
        ...{ do: 'call-out', id: context.newId<Id<'callout'>>(), connectionId: id, contactId: null, at: now, undone: name },
        body: { type: 'ping', timestamp: now.toISOString(), data: { connection: { id, name } } },
      },
    ],
  };
}

/** Also of one that is off: whoever wants its calls tried wants it on. */
async function tryAgain(found: Connection, context: CommandContext): Promise<Outcome> {
  const { callouts } = wordsOf(context);
  const { read, operator } = context;
  const counts = (await read.callCounts()).get(found.id);
  const left = (counts?.failed ?? 0) + (counts?.waiting ?? 0);
  const on = found.state === 'off' ? [setTo(found, 'on', context)] : [];
  if (left === 0 && on.length === 0) return { answer: { text: callouts.nothingFailed(found.name) }, effects: [] };
  return {
    answer: { text: callouts.again(found.name) },
    effects: [...on, { do: 'retry-calls', connectionId: found.id, by: operator.id }],
  };
}

function switchIt(found: Connection, to: 'on' | 'off', context: CommandContext): Outcome {
  const { callouts } = wordsOf(context);
  const { name } = found;
  if (found.state === to)
    return { answer: { text: to === 'on' ? callouts.alreadyOn(name) : callouts.alreadyOff(name) }, effects: [] };
  return { answer: { text: to === 'on' ? callouts.nowOn(name) : callouts.nowOff(name) }, effects: [setTo(found, to, context)] };
}

/** It is on, off, or no longer there. */
export function setTo({ id, name }: Connection, state: 'on' | 'off' | 'removed', context: CommandContext): Effect {
  const { callouts } = wordsOf(context);
  return { do: 'set-connection', id, state, by: context.operator.id, undone: callouts.called(name) };
}
