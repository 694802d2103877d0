import { cardLimits } from '../crm/card-limits.ts';
import type { Stage } from '../crm/deal.ts';
import type { Effect } from '../crm/effect.ts';
import { mostHours, mostSteps, type Sequence, type Step } from '../crm/sequence.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { explainSequence, wouldHaveCome } from './sequence-shown.ts';
import { readSequenceChange, type SequenceChange } from './sequence-text.ts';
import { stepTemplateLines, templateLine } from './sequences.ts';
import { stageArgs, stageOrAsk } from './stage-words.ts';
import { templateWrong } from './template-wrong.ts';

/** So many of a stage's people are looked through for what would have come. */
const mostPeople = 500;

export const setsequence = defineCommand({
  name: 'setsequence',
  words: { en: ['sequences', 'sequence'], es: ['secuencias', 'secuencia'], pt: ['sequências', 'sequência'] },
  sharesWord: true,
  says: {
    en: 'Other days, other words, or none: a stage’s follow-ups',
    es: 'Otros días, otro texto o nada: seguimientos de una etapa',
    pt: 'Outros dias, outro texto ou nada: acompanhamentos',
  },
  examples: {
    en: [
      'sequences Proposal sent 3, 7 and 14 days',
      'sequences Qualified off',
      'sequences Qualified 2: Shall I keep the date free?',
      'sequences Qualified 3 d template quote_reminder',
    ],
    es: [
      'secuencias Propuesta enviada 3, 7 y 14 días',
      'secuencias Calificado no',
      'secuencias Calificado 2: ¿Te guardo la fecha?',
      'secuencias Calificado 3 d plantilla quote_reminder',
    ],
    pt: [
      'sequências Proposta enviada 3, 7 e 14 dias',
      'sequências Qualificado não',
      'sequências Qualificado 2: Guardo a data?',
      'sequências Qualificado 3 d modelo quote_reminder',
    ],
  },
  args: stageArgs,
  read: (rest) => (readSequenceChange(rest) ? { text: rest.trim() } : null),
  changes: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const open = (await context.read.stages()).filter(({ kind }) => kind === 'open');
    const { stage: typed, change } = readSequenceChange(text)!;
    const rest = (mark: string) => `${mark}${text.slice(typed.length)}`;
    const found = stageOrAsk(typed, open, { command: 'setsequence', rest }, context);
    if ('question' in found) return found.question;
    const wrong = await whatIsWrong(found.stage, change, context);
    // It may have been made at Meta since.
    const effects: Effect[] =
      change.do === 'template' && wrong && stepAt(found.stage.sequence, change.at) !== null ? [{ do: 'learn-templates' }] : [];
    return wrong
      ? { answer: { text: wrong }, effects }
      : await changed(found.stage, withChange(found.stage.sequence, change), context);
  },
});

/** What cannot be: said in a sentence that says what can. */
async function whatIsWrong({ name, sequence }: Stage, change: SequenceChange, context: CommandContext): Promise<string | null> {
  const { sequences: say } = wordsOf(context);
  const { steps } = sequence;
  if (change.do === 'switch') return steps.length === 0 ? say.nothingToSwitch(oneLine(name)) : null;
  if (change.do === 'text') {
    if (change.text.length > cardLimits.body - 300) return say.tooLong(cardLimits.body - 300);
    return change.step >= 1 && change.step <= steps.length ? null : say.noSuchStep(oneLine(name), steps.length);
  }
  if (change.do === 'template') {
    if (stepAt(sequence, change.at) === null) return say.noSuchStep(oneLine(name), steps.length);
    return change.template === null ? null : await templateWrong(change.template, context);
  }
  return change.wrong && { order: say.wrongOrder, late: say.tooLate(mostHours / 24), many: say.tooMany(mostSteps) }[change.wrong];
}

/** Which step is meant, from zero on: the one of that number, else the one of that day; null where there is none. */
function stepAt({ steps }: Sequence, at: Extract<SequenceChange, { do: 'template' }>['at']): number | null {
  const ofHour = (hours: number) => steps.findIndex(({ afterHours }) => afterHours === hours);
  const index = 'afterHours' in at ? ofHour(at.afterHours) : steps[at.step - 1] ? at.step - 1 : ofHour(at.step * 24);
  return index < 0 ? null : index;
}

function withChange({ on, steps }: Sequence, change: SequenceChange): Sequence {
  switch (change.do) {
    case 'switch':
      return { on: change.on, steps };
    case 'text':
      return { on, steps: steps.map((step, at) => (at === change.step - 1 ? { ...step, text: change.text } : step)) };
    case 'template': {
      const which = stepAt({ on, steps }, change.at);
      const { template } = change;
      return { on, steps: steps.map((step, at) => (at === which ? withTemplate(step, template) : step)) };
    }
    case 'days':
      // Whoever gives days means them to count.
      return { on: true, steps: change.hours.map((afterHours, at) => ({ ...steps[at], afterHours })) };
  }
}

function withTemplate({ template: _, ...step }: Step, template: string | null): Step {
  return template === null ? step : { ...step, template };
}

/** How it is from now on, what it needs, and what it would have brought. */
async function changed(stage: Stage, sequence: Sequence, context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context);
  const { sequences: say } = words;
  const { read, now, operator } = context;
  const after = { ...stage, sequence };
  const people = sequence.on ? await read.dealsIn(stage.id, mostPeople) : [];
  const text = [
    say.changed(clipText(oneLine(stage.name), 60), explainSequence(after, await read.playbook(), words)),
    ...(sequence.on ? await templateLine(after, context) : []),
    ...(await stepTemplateLines(after, context)),
    ...(people.length > 0 ? [say.lastWeek(people.length, wouldHaveCome(sequence, people, now))] : []),
  ].join('\n');
  return {
    answer: { text },
    effects: [{ do: 'change-stage', stageId: stage.id, change: { sequence }, by: operator.id, undone: say.undone }],
  };
}
