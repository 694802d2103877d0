import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import { onlyTells, type Rule } from '../crm/rule.ts';
import { isTooOld } from '../crm/rule-clock.ts';
import { clipText } from '../kit/clip.ts';
import type { Id } from '../kit/ids.ts';
import { whatIsGone } from '../rules/refuse.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { aroundOf } from './rules/around.ts';
import { tellRule } from './rules/explain.ts';
import { findRule, noSuchRule, readWhich } from './rules/one-rule.ts';
import { sendLines, writesToThem } from './rules/send-lines.ts';
import { tellingOf } from './rules/telling.ts';
import { rules } from './rules.ts';
import { keyOf, tokensOf } from './tokens.ts';

/** As many as are matched in memory without anybody waiting for it. */
export const mostRules = 100;

const deeds = {
  on: /^(?:on|resume|encender|enciende|encendida|activar|ligar|ligada|ativar)$/,
  off: /^(?:off|pause|apagar|apaga|apagada|pausar|desactivar|desligar|desliga|desativar)$/,
  remove: /^(?:remove|delete|quitar|quita|borrar|eliminar|remover|excluir|apague)$/,
  now: /^(?:now|run|ahora|ya|agora|ja)$/,
  ask: /^(?:ask|ask me|ask first|pregunta|preguntar|pergunte|perguntar)$/,
  sure: /^(?:sure|really|seguro|de verdad|certo|mesmo)$/,
  alone: /^(?:alone|by itself|sola|por si sola|sozinha)$/,
  do: /^(?:do|yes|si|sim)$/,
  no: /^(?:no|nao)$/,
  undo: /^(?:undo|deshacer|desfazer)$/,
} as const;
type Deed = keyof typeof deeds;

const args = z.object({
  which: z.union([
    z.strictObject({ number: z.number().int() }),
    z.strictObject({ ruleId: z.string() }),
    z.strictObject({ firingId: z.string() }),
  ]),
  deed: z.enum(['on', 'off', 'remove', 'now', 'ask', 'alone', 'sure', 'do', 'no', 'undo']).nullable(),
  rest: z.string(),
});

export const rule = defineCommand({
  name: 'rule',
  words: { en: ['rule'], es: ['regla'], pt: ['regra'] },
  says: {
    en: 'Switches one of your rules on or off, or removes it',
    es: 'Enciende, apaga o quita una de tus reglas',
    pt: 'Liga, desliga ou remove uma das suas regras',
  },
  examples: {
    en: ['rule 2 off', 'rule 2 remove'],
    es: ['regla 2 apagar', 'regla 2 quitar'],
    pt: ['regra 2 desligar', 'regra 2 remover'],
  },
  args,
  read(rest) {
    const found = readWhich(rest);
    if (!found) return null;
    const said = keyOf(tokensOf(found.behind));
    const deed = (Object.keys(deeds) as Deed[]).find((one) => deeds[one].test(said)) ?? null;
    // "rule 2" and "rule 2 log" only look, as "rules 2" does.
    return deed || rules.read(rest, false) ? { which: found.which, deed, rest } : null;
  },
  changes: true,
  may: 'manager',
  async run({ which, deed, rest }, context): Promise<Outcome> {
    if (!deed) return rules.run(rules.args.parse(rules.read(rest, false)), context);
    if ('firingId' in which) return aboutFiring(which.firingId as Id<'firing'>, deed, context);
    const found = await findRule(which, context);
    if (!found) return noSuchRule(which, context);
    if (deed === 'now') return runNow(found, context);
    if (deed === 'ask' || deed === 'alone') return setAsks(found, deed === 'ask', context);
    if (deed === 'off' || deed === 'remove') return switchOff(found, deed, context);
    return switchOn(found, deed === 'sure' ? { sure: true } : {}, context);
  },
});

function runNow(found: Rule, context: CommandContext): Outcome {
  const { rules: words } = wordsOf(context);
  const number = found.number ?? 0;
  if (found.body.when.on !== 'clock') return { answer: { text: words.notByClock(number) }, effects: [] };
  if (found.state !== 'on') return { answer: { text: words.alreadyOff(number) }, effects: [] };
  return { answer: { text: words.doingNow(number) }, effects: [{ do: 'run-rule', ruleId: found.id }] };
}

/** What it did there is known where it is taken back. */
async function undoFiring(id: Id<'firing'>, context: CommandContext): Promise<Outcome> {
  return { effects: [{ do: 'undo', operatorId: context.operator.id, causedByWamid: context.wamid, firingId: id }] };
}

/** It asked whether it shall: yes, no, or yes and from now on by itself. */
async function aboutFiring(id: Id<'firing'>, deed: Deed, context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  if (deed !== 'do' && deed !== 'no' && deed !== 'alone') return undoFiring(id, context);
  const firing = await context.read.firing(id);
  const found = firing && (await context.read.rule(firing.ruleId));
  const about = firing?.contactId ? [firing.contactId] : [];
  if (!found || firing?.state !== 'asked') return { answer: { text: words.settledAlready, about }, effects: [] };
  const answered = { do: 'answer-firing' as const, firingId: id, yes: deed !== 'no', by: context.operator.id };
  const number = found.number ?? 0;
  const tooOld = firing.kind === 'clock' && isTooOld(firing.at, context.now);
  if (tooOld && deed !== 'no') return { answer: { text: words.forAnotherDay(number) }, effects: [answered] };
  if (deed === 'no') return { answer: { text: words.notAnyMore, about }, effects: [answered] };
  if (deed === 'do') return { answer: { text: words.doesIt(number), about }, effects: [answered] };
  // This once; that it writes to everybody by itself is a question of its own.
  if (writesToThem(found.body)) return { ...(await askWhetherSure(found, context)), effects: [answered] };
  return {
    answer: { text: words.nowAlone(number), about },
    effects: [{ ...set(found, found.state, context), asks: false }, answered],
  };
}

async function setAsks(found: Rule, asks: boolean, context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  if (asks && onlyTells(found.body)) return { answer: { text: words.cannotAsk }, effects: [] };
  if (found.state !== 'on') return switchOn(found, { asks }, context);
  if (!asks && found.asks && writesToThem(found.body)) return askWhetherSure(found, context);
  const text = asks ? words.nowAsks(found.number ?? 0) : words.nowAlone(found.number ?? 0);
  return { answer: { text }, effects: [{ ...set(found, 'on', context), asks }] };
}

/** It writes to people without asking: what leaves is shown once more, and only a second yes lets it. */
async function askWhetherSure(found: Rule, context: CommandContext): Promise<Outcome> {
  const { rules: words, label } = wordsOf(context);
  const telling = tellingOf(await aroundOf(context), context);
  const lines = [words.sendsAlone, tellRule(found.body, telling), ...(await sendLines(found.body, context))];
  return {
    answer: {
      kind: 'question',
      body: clipText(lines.join('\n'), cardLimits.body),
      choices: [
        { act: { verb: 'run', command: 'rule', rest: `#${found.id} sure` }, label: words.letItSend },
        { act: { verb: 'run', command: 'rule', rest: `#${found.id} ask` }, label: words.askMeFirst },
        { act: { verb: 'dismiss' }, label: label.notNow },
      ],
    },
    effects: [],
  };
}

async function switchOn(found: Rule, how: { asks?: boolean; sure?: true }, context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  const asks = how.sure ? false : (how.asks ?? found.asks);
  const alone = writesToThem(found.body) && !asks;
  if (found.state === 'on' && how.sure && found.asks)
    return { answer: { text: words.nowAlone(found.number ?? 0) }, effects: [{ ...set(found, 'on', context), asks: false }] };
  if (found.state === 'on') return { answer: { text: words.alreadyOn(found.number ?? 0) }, effects: [] };
  const all = await context.read.rules();
  if (found.state === 'offered' && all.length >= mostRules) return { answer: { text: words.tooMany(mostRules) }, effects: [] };
  const around = await aroundOf(context);
  // Something it names may have gone since it was explained, or since it stopped.
  const gone = whatIsGone(found.body, around);
  if (gone) return { answer: { text: words.refused[gone] }, effects: [] };
  if (alone && !how.sure) return askWhetherSure(found, context);
  const told = tellRule(found.body, tellingOf(around, context));
  const number = found.number ?? (await context.read.nextRuleNumber());
  const said = [words.nowOn(number, told), ...(asks ? [words.asksFirst] : [])].join(' ');
  return { answer: { text: said }, effects: [{ ...set({ ...found, number }, 'on', context), asks, number }] };
}

function switchOff(found: Rule, deed: 'off' | 'remove', context: CommandContext): Outcome {
  const { rules: words } = wordsOf(context);
  const number = found.number ?? 0;
  if (found.state === 'offered') return { answer: { text: words.offerGone }, effects: [] };
  if (deed === 'off' && found.state === 'off') return { answer: { text: words.alreadyOff(number) }, effects: [] };
  const text = deed === 'off' ? words.nowOff(number) : words.removed(number);
  return { answer: { text }, effects: [set(found, deed === 'off' ? 'off' : 'removed', context)] };
}

function set(found: Rule, state: Rule['state'], context: CommandContext) {
  const { rules: words } = wordsOf(context);
  return { do: 'set-rule' as const, ruleId: found.id, state, by: context.operator.id, undone: words.undone(found.number) };
}
