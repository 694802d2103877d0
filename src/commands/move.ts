import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import { openDeals } from '../crm/contact-view.ts';
import { type Stage, stagesIn } from '../crm/deal.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { dotted, listOutcome } from './rows.ts';
import { findStage, stageMark } from './stage-named.ts';
import { describeStage } from './stage-words.ts';
import { askWhom } from './which.ts';
import { askWhichDeal } from './which-deal.ts';
import { findWhom } from './whom.ts';
import { whyLostRows } from './why-lost.ts';

export const move = defineCommand({
  name: 'move',
  words: {
    en: ['move', 'put'],
    es: ['mover', 'mueve', 'pasar', 'pasa a'],
    pt: ['mova', 'mover a', 'mude', 'mudar', 'passe', 'passar a'],
  },
  says: { en: 'Moves a person to another stage', es: 'Mueve a una persona a otra etapa', pt: 'Move uma pessoa para outra etapa' },
  examples: {
    en: ['move ana to qualified', 'move Ana Ruiz to proposal', 'move ana qualified'],
    es: ['mover ana a calificado', 'mueve a ana ruiz a propuesta', 'mover ana a qualified'],
    pt: ['mova ana para qualificado', 'mude ana ruiz para proposta', 'mover ana para contatado'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  ofMany: true,
  async run(args, context): Promise<Outcome> {
    const words = wordsOf(context);
    if (!context.contactId && !args.who && args.text === '') {
      return { answer: { text: words.answer.likeThis(move.examples[context.operator.locale][0]!) }, effects: [] };
    }
    const whom = await findWhom(args, context);
    const typed = stageWords(whom.text);
    const question = askWhom(whom, { command: 'move', rest: typed, shown: typed && `→ ${typed}` }, context);
    if (question || whom.is !== 'exact') return question ?? { effects: [] };
    return moveTo(whom.view, typed, context);
  },
});

/** "to qualified", "→ qualified", "a calificado": what leads to the stage is not part of its name. */
function stageWords(text: string): string {
  return oneLine(text)
    .replace(/^(?:(?:to|into|in|a|al|en|para|pra|em)(?:\s+|$)|(?:→|->|=>|:|=)\s*)+/iu, '')
    .replace(/[.!]+$/, '');
}

async function moveTo(view: ContactView, typed: string, context: CommandContext): Promise<Outcome> {
  const { answer, card } = wordsOf(context);
  const who = contactLabel(view.contact);
  if (!view.deal) return { answer: { text: answer.noDeal(who), about: [view.contact.id] }, effects: [] };
  const stages = await context.read.stages();
  // A stage's name is looked for where their deals stand first: "New" of another pipeline is not meant.
  const open = context.dealId ? [] : openDeals(view);
  const mayBe = open.filter(({ stage }) => stage && findStage(typed, stagesIn(stage.pipeline, stages)).is === 'one');
  const which =
    mayBe.length === 1 ? null : askWhichDeal(view, { command: 'move', rest: typed }, context, mayBe.length > 1 ? mayBe : open);
  if (which) return which;
  const [only] = mayBe;
  const one = only ? { ...view, ...only } : view;
  const own = one.stage ? stagesIn(one.stage.pipeline, stages) : stages;
  const near = findStage(typed, own);
  const match = near.is === 'none' && typed !== '' ? findStage(typed, stages) : near;
  if (match.is === 'one') return moveInto(one, match.stage, context);
  const shown = clipText(typed, 40);
  const question = typed === '' ? card.moveWhich(who) : match.is === 'none' ? answer.noStage(shown) : answer.whichStage(shown);
  return askStage(question, match.is === 'none' && near.is !== 'one' ? near.stages : match.stages, one, stages, context);
}

/** Where it stands in another pipeline, nobody knows whether the deal goes over or another begins: that is asked. */
function moveInto(view: ContactView, to: Stage, context: CommandContext): Outcome {
  const { answer } = wordsOf(context);
  const { contact, deal, stage: from } = view;
  const who = contactLabel(contact);
  const about = [contact.id];
  const name = oneLine(to.name);
  if (!deal) return { answer: { text: answer.noDeal(who), about }, effects: [] };
  if (to.id === deal.stageId) return { answer: { text: answer.alreadyThere(who, name), about }, effects: [] };
  if (from && from.pipeline.id !== to.pipeline.id && context.dealId !== deal.id) return askToMoveOver(view, to, context);
  const where = from && from.pipeline.id !== to.pipeline.id ? dotted(oneLine(to.pipeline.name), name) : name;
  const text = answer.moved(who, where, oneLine(from?.name ?? '–'));
  const effects: Effect[] = [
    { do: 'move', dealId: deal.id, toStageId: to.id, by: 'operator', operatorId: context.operator.id, because: 'typed' },
  ];
  if (to.kind !== 'lost' || deal.lostBecause) return { answer: { text, about }, effects };
  const rows = whyLostRows(contact.id, deal.id, context);
  return { ...listOutcome(`${text}\n${wordsOf(context).everyday.whyLost}`, rows, context), effects };
}

function askToMoveOver({ contact, deal }: ContactView, to: Stage, context: CommandContext): Outcome {
  const { pipelines, label } = wordsOf(context);
  const run = { verb: 'run' as const, rest: stageMark(to), contactId: contact.id };
  return {
    answer: {
      kind: 'question',
      body: pipelines.elsewhere(contactLabel(contact), oneLine(to.name), oneLine(to.pipeline.name)),
      choices: [
        { label: pipelines.moveOver, act: { ...run, command: 'move', ...(deal ? { dealId: deal.id } : {}) } },
        { label: pipelines.another, act: { ...run, command: 'deal' } },
        { label: label.notNow, act: { verb: 'dismiss' } },
      ],
      contactId: contact.id,
    },
    effects: [],
  };
}

/** The stages there are, to pick from; where the deal is already is left out. */
function askStage(
  question: string,
  among: readonly Stage[],
  { contact, deal }: ContactView,
  stages: readonly Stage[],
  context: CommandContext,
): Outcome {
  const fixed = deal ? { dealId: deal.id } : {};
  const rows = among
    .filter((stage) => stage.id !== deal?.stageId)
    .slice(0, cardLimits.rows)
    .map((stage) => ({
      label: clipText(oneLine(stage.name), cardLimits.row),
      description: clipText(describeStage(stage, stages), cardLimits.description),
      act: { verb: 'run' as const, command: 'move', rest: stageMark(stage), contactId: contact.id, ...fixed },
    }));
  const outcome = listOutcome(`${question}\n${contactLabel(contact)}`, rows, context);
  return outcome.answer && 'kind' in outcome.answer
    ? { ...outcome, answer: { ...outcome.answer, contactId: contact.id } }
    : outcome;
}
