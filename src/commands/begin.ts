import { z } from 'zod';
import { contactLabel } from '../crm/contact.ts';
import { canSend } from '../crm/conversation.ts';
import type { Dialogue } from '../crm/dialogue.ts';
import type { ContactView } from '../crm/read.ts';
import { oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { askStep } from './dialogues/ask-step.ts';
import { beginning, dialoguesOf, lacksHours } from './dialogues/begin.ts';
import { readKind } from './dialogues/kinds.ts';
import { dialogueNamed, namesOf } from './dialogues/which.ts';
import { hours } from './hours.ts';
import { wordsOf } from './place.ts';
import { readWho } from './rest.ts';
import { askWhom } from './which.ts';
import { findWho } from './whom.ts';

const joining = /^(?:with|for|to|con|a|para|com|ao)\s+/i;

/** "start intake with ana": its first question goes to them, as one's own words would. */
export const begin = defineCommand({
  name: 'begin',
  words: { en: ['start', 'begin'], es: ['empezar', 'iniciar'], pt: ['começar', 'iniciar'] },
  says: {
    en: 'Asks somebody step by step: intake, booking, quote, documents',
    es: 'Pregunta a alguien por pasos: preguntas, reserva, presupuesto…',
    pt: 'Pergunta a alguém por passos: perguntas, agendamento, orçamento…',
  },
  examples: {
    en: ['start intake with ana', 'start quote with ana'],
    es: ['empezar preguntas con ana', 'iniciar presupuesto con ana'],
    pt: ['começar perguntas com ana', 'iniciar orçamento com ana'],
  },
  args: z.object({ which: z.string(), who: z.string() }),
  read(rest, named) {
    const found = readKind(rest);
    if (named) return { which: found?.kind ?? rest.trim(), who: '' };
    const { which, behind } = found ? { which: found.kind, behind: found.behind.replace(joining, '') } : partName(rest);
    const who = readWho(behind)?.who ?? '';
    return which !== '' && who !== '' ? { which, who } : null;
  },
  changes: true,
  sharesWord: true,
  async run({ which, who }, context): Promise<Outcome> {
    const all = dialoguesOf(await context.read.dialogues(), context.tenant, context.tenant.locale);
    const found = dialogueNamed(which, all);
    const { dialogues } = wordsOf(context);
    if (!found) return { answer: { text: dialogues.noneSuch(namesOf(all, dialogues.kinds)) }, effects: [] };
    const whom = await findWho(who, context);
    const question = askWhom(whom, { command: 'begin', rest: found.kind, shown: '' }, context);
    if (question || whom.is !== 'exact') return question ?? { effects: [] };
    return await beginWith(whom.view, found, context);
  },
});

/** "Viewing with ana": a name of one's own is known by what joins it to theirs. */
function partName(rest: string): { which: string; behind: string } {
  const found =
    /^(?:(?:the )?conversation |(?:la )?conversación |(?:a )?conversa )?(.{2,40}?)\s+(?:with|con|com)\s+(.+)$/isu.exec(
      rest.trim(),
    );
  return { which: found?.[1] ?? '', behind: found?.[2] ?? '' };
}

async function beginWith(view: ContactView, dialogue: Dialogue, context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context);
  const { dialogues, everyday } = words;
  const { contact, conversation } = view;
  const who = contactLabel(contact);
  const refuse = (text: string): Outcome => ({ answer: { text, about: [contact.id] }, effects: [] });
  if (!conversation?.lastInboundAt) return refuse(words.answer.neverWrote(who));
  if (contact.blockedAt) return refuse(everyday.isBlocked(who, `${everyday.unblockWord} ${oneLine(contact.name)}`));
  const first = oneLine(contact.name).split(' ')[0] ?? '';
  if (!canSend('free', conversation, 'unasked', context.now).ok)
    return refuse(dialogues.windowOver(who, dialogues.nudgeThem(first)));
  const last = await context.read.lastDialogue(contact.id);
  if (last?.state === 'running') return refuse(dialogues.beginsAlready(who, last.body.name));
  if (lacksHours(dialogue.body, context.tenant)) return refuse(dialogues.noHours(hours.examples[context.operator.locale][0]!));
  const id = context.newId<NonNullable<typeof last>['id']>();
  const { run, effects } = beginning(dialogue, { id, view, by: context.operator.id, wrote: null, words: dialogues }, context);
  const question = await askStep(run, run.body.steps[0]!, view, null, context);
  if (!question) return refuse(dialogues.noTimes);
  return {
    answer: { text: dialogues.begun(who, dialogue.body.name), about: [contact.id] },
    effects: [...effects(question), { do: 'answered-whole', conversationId: conversation.id, by: context.operator.id }],
  };
}
