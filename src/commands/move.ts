import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Stage } from '../crm/deal.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { listOutcome } from './rows.ts';
import { findStage } from './stage-named.ts';
import { askWhom } from './which.ts';
import { askWhichDeal } from './which-deal.ts';
import { findWhom } from './whom.ts';

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
  const { contact, deal, stage: from } = view;
  const who = contactLabel(contact);
  const about = [contact.id];
  if (!deal) return { answer: { text: answer.noDeal(who), about }, effects: [] };

  const which = askWhichDeal(view, { command: 'move', rest: typed }, context);
  if (which) return which;
  const match = findStage(typed, await context.read.stages());
  if (match.is !== 'one') {
    const shown = clipText(typed, 40);
    const question = typed === '' ? card.moveWhich(who) : match.is === 'none' ? answer.noStage(shown) : answer.whichStage(shown);
    return askStage(question, match.stages, view, context);
  }
  const to = match.stage;
  const name = oneLine(to.name);
  if (to.id === deal.stageId) return { answer: { text: answer.alreadyThere(who, name), about }, effects: [] };
  return {
    answer: { text: answer.moved(who, name, oneLine(from?.name ?? '–')), about },
    effects: [
      { do: 'move', dealId: deal.id, toStageId: to.id, by: 'operator', operatorId: context.operator.id, because: 'typed' },
    ],
  };
}

/** The stages there are, to pick from; where the deal is already is left out. */
function askStage(question: string, stages: readonly Stage[], { contact, deal }: ContactView, context: CommandContext): Outcome {
  const fixed = deal ? { dealId: deal.id } : {};
  const rows = stages
    .filter((stage) => stage.id !== deal?.stageId)
    .slice(0, cardLimits.rows)
    .map((stage) => ({
      label: clipText(oneLine(stage.name), cardLimits.row),
      description: clipText(oneLine(stage.meaning), cardLimits.description),
      act: { verb: 'run' as const, command: 'move', rest: stage.name, contactId: contact.id, ...fixed },
    }));
  const outcome = listOutcome(`${question}\n${contactLabel(contact)}`, rows, context);
  return outcome.answer && 'kind' in outcome.answer
    ? { ...outcome, answer: { ...outcome.answer, contactId: contact.id } }
    : outcome;
}
