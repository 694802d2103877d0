import { momentsOf, weekBefore } from '../crm/business-days.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import {
  type Automation,
  type Cause,
  type Checkup,
  decideCheckup,
  isSame,
  type Rescue,
  ratesCounted,
  ratesIn,
} from '../crm/checkup.ts';
import { letBy, type SuggestedAnswer } from '../crm/interaction.ts';
import { clipText } from '../kit/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import { type Named, nameOf, tellCheckup, tellFinding } from './checkup-told.ts';
import type { CommandContext, Outcome } from './command.ts';
import { showDays } from './days-shown.ts';
import { dialoguesOf } from './dialogues/begin.ts';
import { placeOf, wordsOf } from './place.ts';
import { contactChoices, dotted, listOutcome, oncePerson } from './rows.ts';
import { showMoment } from './times.ts';

/** So many people are shown for what was found. */
const samplesShown = 3;

/** The last whole week, looked at now, with what was rescued in it; `found` is null where nothing stands against it. */
export async function readCheckup(context: CommandContext): Promise<{ week: string; found: Checkup | null; rescues: Rescue[] }> {
  const { read, now, tenant } = context;
  const kinds = (await readNamed(context)).dialogues.map(({ kind }) => kind);
  const zone = tenant.timezone;
  const days = weekBefore(now, zone);
  const { begins, ends } = momentsOf(days, zone);
  const before = weekBefore(begins, zone);
  const rescues = await read.rescues(begins, ends);
  const seen = {
    coverage: await read.coverage(begins, ends),
    rates: ratesIn(await read.figuresNamed(ratesCounted, days), kinds),
    ratesBefore: ratesIn(await read.figuresNamed(ratesCounted, before), kinds),
    rescues,
  };
  return { week: days.from, found: decideCheckup(seen, await read.toldOf(before.from)), rescues };
}

/** The card: what it was, in figures, what it comes of, and what to do. */
export async function checkupCard(found: Checkup, context: CommandContext): Promise<CardSpec> {
  const { checkup: say, label } = wordsOf(context);
  const named = await readNamed(context);
  const automations = found.causes.filter((cause): cause is Automation => cause.is !== 'coverage');
  const choices: Choice[] = [{ label: say.show, act: { verb: 'run', command: 'health', rest: 'week' } }];
  if (automations.some((one) => sentenceOff(one, named, context)))
    choices.push({ label: say.switchOff, act: { verb: 'switch-off', automations } });
  else if (found.causes.some(({ is }) => is === 'coverage'))
    choices.push({ label: say.whatTheyWrite, act: { verb: 'run', command: 'types', rest: '' } });
  choices.push({ label: label.notNow, act: { verb: 'not-now' } });
  return { kind: 'notice', body: clipText(tellCheckup(found, named, context).join('\n'), cardLimits.body), choices };
}

/** The same as an answer, with some of those it happened with. */
export async function showCheckup(context: CommandContext): Promise<Outcome> {
  const { checkup: say } = wordsOf(context);
  const { found, rescues } = await readCheckup(context);
  const days = weekBefore(context.now, context.tenant.timezone);
  if (!found) return { answer: { text: say.fine(showDays(days, context.operator.locale)) }, effects: [] };
  const named = await readNamed(context);
  const samples = await samplesOf(found, rescues, named, context);
  const lines = [...tellCheckup(found, named, context), ...(samples.length > 0 ? ['', say.samples] : [])];
  return listOutcome(lines.join('\n'), samples, context);
}

/** What was told of last week, without what to do; none where nothing was. */
export async function checkupTold(context: CommandContext): Promise<string[]> {
  const { from } = weekBefore(context.now, context.tenant.timezone);
  const told = context.operator.role === 'agent' ? null : await context.read.toldOf(from);
  if (!told) return [];
  const named = await readNamed(context);
  const [title] = tellCheckup(told, named, context);
  return [title!, ...told.findings.map((one) => tellFinding(one, named, context)), wordsOf(context).checkup.inHealth];
}

/** What is typed so that it does not go by itself any more; null where it does not, or nothing switches it. */
export function sentenceOff(
  automation: Automation,
  { stages, dialogues }: Named,
  { tenant }: Pick<CommandContext, 'tenant'>,
): { command: string; rest: string } | null {
  switch (automation.is) {
    case 'answer':
      if (automation.type === 'confirmation') return tenant.settings.reminders ? { command: 'set', rest: 'reminders off' } : null;
      return tenant.settings[letBy[automation.type]] ? { command: 'set', rest: `${answersOff[automation.type]} off` } : null;
    case 'dialogue': {
      const isOn = dialogues.some(({ kind, on }) => kind === automation.kind && on);
      return isOn ? { command: 'conversations', rest: `${automation.kind} off` } : null;
    }
    case 'follow-up': {
      const stage = stages.find(({ id }) => id === automation.stageId);
      return stage?.sequence.on && stage.sequence.steps.length > 0 ? { command: 'setsequence', rest: `${stage.name} off` } : null;
    }
  }
}

const answersOff: Record<SuggestedAnswer, string> = {
  hours: 'answer hours',
  order: 'answer orders',
  appointment: 'answer appointments',
};

export async function readNamed({ read, tenant }: CommandContext): Promise<Named> {
  return { stages: await read.stages(), dialogues: dialoguesOf(await read.dialogues(), tenant, tenant.locale) };
}

/** A few people it happened with, of each cause in turn; a tap or a number shows what was written. */
async function samplesOf(
  { causes }: Checkup,
  rescues: readonly Rescue[],
  named: Named,
  context: CommandContext,
): Promise<Choice[]> {
  const { read, now, tenant } = context;
  const { begins, ends } = momentsOf(weekBefore(now, tenant.timezone), tenant.timezone);
  const samples: { of: Cause; contactId: ContactId; at: Date }[][] = [];
  for (const of of causes) {
    const own = rescues.filter((one) => isSame(one.of, of));
    const more = own.length < samplesShown ? await read.neededMore(of, begins, ends, samplesShown) : [];
    samples.push([...own, ...more].slice(0, samplesShown).map((one) => ({ ...one, of })));
  }
  const inTurn = Array.from({ length: samplesShown }, (_, n) => samples.flatMap((all) => all.slice(n, n + 1))).flat();
  const rows = oncePerson(inTurn, ({ contactId }) => contactId).slice(0, samplesShown);
  const views = await Promise.all(rows.map(({ contactId }) => read.contact(contactId)));
  return contactChoices(
    rows.flatMap(({ of, at }, n) => {
      const view = views[n];
      const description = dotted(showMoment(at, placeOf(context)), nameOf(of, named, context));
      return view ? [{ view, description, command: 'chat', rest: '' }] : [];
    }),
  );
}
