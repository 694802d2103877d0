import { z } from 'zod';
import type { Rule } from '../crm/rule.ts';
import type { Id } from '../kit/ids.ts';
import { whatIsGone } from '../rules/refuse.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { tellRule } from './rules/explain.ts';
import { findRule, noSuchRule, readWhich } from './rules/one-rule.ts';
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
  deed: z.enum(['on', 'off', 'remove', 'now', 'ask', 'alone', 'do', 'no', 'undo']).nullable(),
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
    return deed === 'off' || deed === 'remove' ? switchOff(found, deed, context) : switchOn(found, {}, context);
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
  if (deed === 'no') return { answer: { text: words.notAnyMore, about }, effects: [answered] };
  if (deed === 'do') return { answer: { text: words.doesIt(number), about }, effects: [answered] };
  return {
    answer: { text: words.nowAlone(number), about },
    effects: [{ ...set(found, found.state, context), asks: false }, answered],
  };
}

async function setAsks(found: Rule, asks: boolean, context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  if (asks && found.body.when.on === 'clock') return { answer: { text: words.cannotAsk }, effects: [] };
  if (found.state !== 'on') return switchOn(found, { asks }, context);
  const text = asks ? words.nowAsks(found.number ?? 0) : words.nowAlone(found.number ?? 0);
  return { answer: { text }, effects: [{ ...set(found, 'on', context), asks }] };
}

async function switchOn(found: Rule, how: { asks?: boolean }, context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  if (found.state === 'on') return { answer: { text: words.alreadyOn(found.number ?? 0) }, effects: [] };
  const all = await context.read.rules();
  if (found.state === 'offered' && all.length >= mostRules) return { answer: { text: words.tooMany(mostRules) }, effects: [] };
  const [stages, team] = [await context.read.stages(), await context.read.team()];
  // Something it names may have gone since it was explained, or since it stopped.
  const gone = whatIsGone(found.body, { stages, team });
  if (gone) return { answer: { text: words.refused[gone] }, effects: [] };
  const told = tellRule(found.body, tellingOf({ stages, team }, context));
  const number = found.number ?? (await context.read.nextRuleNumber());
  const said = [words.nowOn(number, told), ...((how.asks ?? found.asks) ? [words.asksFirst] : [])].join(' ');
  return { answer: { text: said }, effects: [{ ...set({ ...found, number }, 'on', context), ...how, number }] };
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
