import { z } from 'zod';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { dotted, listOutcome } from './rows.ts';
import { tellShort } from './rules/explain.ts';
import { listFirings, showFiring } from './rules/firings.ts';
import { listReady } from './rules/list-ready.ts';
import { findRule, noSuchRule, readWhich, showRule, type Which } from './rules/one-rule.ts';
import { tellingOf } from './rules/telling.ts';

const views = {
  all: /^$/,
  log: /^(?:log|history|registro|historial|historico)$/,
  ready: /^(?:ready|listas|prontas)$/,
} as const;
type View = keyof typeof views;

export const rules = defineCommand({
  name: 'rules',
  words: { en: ['rules', 'my rules'], es: ['reglas', 'mis reglas'], pt: ['regras', 'minhas regras'] },
  says: {
    en: 'Your rules: what they do, how often, on or off',
    es: 'Tus reglas: qué hacen, cuántas veces, encendidas o no',
    pt: 'Suas regras: o que fazem, quantas vezes, ligadas ou não',
  },
  examples: { en: ['rules', 'rules log', 'rules 2'], es: ['reglas', 'reglas registro'], pt: ['regras', 'regras registro'] },
  args: z.object({
    which: z
      .union([
        z.strictObject({ number: z.number().int() }),
        z.strictObject({ ruleId: z.string() }),
        z.strictObject({ firingId: z.string() }),
      ])
      .nullable(),
    view: z.enum(['all', 'log', 'ready']),
  }),
  read(rest) {
    const found = readWhich(rest);
    const plain = withoutPoliteness(found?.behind ?? rest);
    const view = (Object.keys(views) as View[]).find((one) => views[one].test(plain));
    return view ? { which: found?.which ?? null, view } : null;
  },
  changes: false,
  alone: true,
  may: 'manager',
  async run({ which, view }, context): Promise<Outcome> {
    if (which) return showOne(which, view, context);
    if (view === 'log') return listFirings(null, context);
    return view === 'ready' ? listReady(context) : listRules(context);
  },
});

async function showOne(which: Which, view: View, context: CommandContext): Promise<Outcome> {
  if ('firingId' in which) {
    const firing = await context.read.firing(which.firingId as Id<'firing'>);
    return firing ? showFiring(firing, context) : { answer: { text: wordsOf(context).rules.nothingToUndo }, effects: [] };
  }
  const found = await findRule(which, context);
  if (!found) return noSuchRule(which, context);
  return view === 'log' ? listFirings(found, context) : showRule(found, context);
}

async function listRules(context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  const all = await context.read.rules();
  const ready: Choice = { label: words.ready, act: { verb: 'run', command: 'rules', rest: 'ready' } };
  if (all.length === 0)
    return listOutcome([words.none, ...words.examples.map((one) => `· ${one}`)].join('\n'), [ready], context, words.ready);
  const fired = await context.read.firedSince(addMs(context.now, -7 * 24 * hourMs));
  const telling = tellingOf({ stages: await context.read.stages(), team: await context.read.team() }, context);
  const told = all.map((rule) => {
    const times = fired.get(rule.id) ?? 0;
    const state = words.states[rule.state as 'on'];
    return { rule, what: tellShort(rule.body, telling), state: dotted(state, times > 0 && words.firedWeek(times)) };
  });
  // What does not fit is told by its number: "rule 12".
  const lines = told.map(({ rule, what, state }) => `${rule.number}. ${clipText(what, 90)} · ${state}`);
  const rows: Choice[] = told.slice(0, cardLimits.rows - 2).map(({ rule, what, state }) => ({
    label: clipText(`${rule.number}. ${what}`, cardLimits.row),
    description: clipText(dotted(state, what), cardLimits.description),
    act: { verb: 'run', command: 'rules', rest: `#${rule.id}` },
  }));
  const log: Choice = { label: words.log, act: { verb: 'run', command: 'rules', rest: 'log' } };
  const body = [`*${words.title}*`, ...lines].join('\n');
  return listOutcome(
    `${clipText(body, cardLimits.body - words.foot.length - 2)}\n\n${words.foot}`,
    [...rows, log, ready],
    context,
    words.detail,
  );
}
