import type { Choice } from '../../crm/card.ts';
import { cardLimits } from '../../crm/card-limits.ts';
import { contactLabel } from '../../crm/contact.ts';
import type { Firing, Rule } from '../../crm/rule.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { placeOf, wordsOf } from '../place.ts';
import { dotted, listOutcome } from '../rows.ts';
import { showTime } from '../times.ts';
import { tellShort, tellTrigger } from './explain.ts';
import { tellingOf } from './telling.ts';

/** So many are read on a phone. */
const perPage = 8;

/** Of one rule, or of all of them, newest first. */
export async function listFirings(rule: Rule | null, context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  const found = await context.read.firings(rule ? { ruleId: rule.id } : {}, perPage);
  if (found.length === 0) return { answer: { text: words.nothingFired }, effects: [] };
  const told = await Promise.all(found.map((firing) => tellFiring(firing, context)));
  const rows: Choice[] = found.map((firing, n) => ({
    label: clipText(told[n]!.who || told[n]!.when, cardLimits.row),
    description: clipText(dotted(told[n]!.when, told[n]!.came, told[n]!.what), cardLimits.description),
    act: { verb: 'run', command: 'rules', rest: `!${firing.id}` },
  }));
  const lines = told.map(({ when, who, what, came }) => clipText(`${words.firing(when, who)}: ${what} · ${came}`, 110));
  return listOutcome([words.logTitle(rule?.number ?? null), ...lines].join('\n'), rows, context);
}

/** One of them: whom it was about, why, what it did or why it did not; with one tap all of it is taken back. */
export async function showFiring(firing: Firing, context: CommandContext): Promise<Outcome> {
  const { rules: words, label } = wordsOf(context);
  const { who, when, what, came } = await tellFiring(firing, context);
  const body = [`*${words.notice(null, '').replace(/\s*:?\s*$/, '')} · ${who}*`, `${when} · ${came}`, what].join('\n');
  const canUndo = firing.state === 'done' || firing.state === 'waiting';
  return {
    answer: {
      kind: 'question',
      body: clipText(body, cardLimits.body),
      choices: [
        ...(canUndo ? [{ act: { verb: 'run' as const, command: 'rule', rest: `!${firing.id} undo` }, label: label.undo }] : []),
        { act: { verb: 'run', command: 'rules', rest: `#${firing.ruleId}` }, label: label.open },
      ],
      ...(firing.contactId ? { contactId: firing.contactId } : {}),
    },
    effects: [],
  };
}

async function tellFiring(firing: Firing, context: CommandContext) {
  const { rules: words } = wordsOf(context);
  const place = placeOf(context);
  const view = firing.contactId ? await context.read.contact(firing.contactId) : null;
  const rule = await context.read.rule(firing.ruleId);
  const telling = tellingOf({ stages: await context.read.stages(), team: await context.read.team() }, context);
  const came =
    firing.state === 'stopped' && firing.because
      ? words.stopped[firing.because]
      : firing.state === 'waiting'
        ? words.waitsUntil(showTime(firing.dueAt, place))
        : dotted(words.did[firing.state], firing.state === 'done' && firing.because && words.stopped[firing.because]);
  return {
    who: view ? oneLine(contactLabel(view.contact)) : '',
    when: showTime(firing.at, place),
    what: rule
      ? `${rule.number}. ${firing.state === 'stopped' ? tellTrigger(rule.body, telling) : tellShort(rule.body, telling)}`
      : '',
    came,
  };
}
