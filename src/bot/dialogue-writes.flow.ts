import type { Tx } from '../../db/client.ts';
import { sending } from '../commands/dialogues/sending.ts';
import { answerLines } from '../commands/dialogues/shown.ts';
import { replyChoice } from '../commands/reply-choice.ts';
import { wordsFor } from '../commands/words.ts';
import { calendarOf } from '../crm/business-record.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import { noteStageGone } from '../crm/dialogue.store.ts';
import type { DialogueRun, GivenAnswer } from '../crm/dialogue.ts';
import { stepOf } from '../crm/dialogue-run.ts';
import type { NewRecord, Settled } from '../crm/effect.ts';
import type { Operator } from '../crm/operator.ts';
import { fillLine } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { chooseOperator, readTeam } from '../crm/team.store.ts';
import { speakerOf } from '../crm/team.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Tenant } from '../crm/tenant.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import { newId, type RecordId, type StageId } from '../kit/ids.ts';

/** What an answer writes: a name nobody of the business gave, a tag, a note, what the deal may be worth, the time that was picked. */
export function dialogueWrites(run: DialogueRun, given: GivenAnswer, view: ContactView, tenant: Tenant): Settled[] {
  const { contact, deal } = view;
  const step = stepOf(run.body, given);
  const { operatorId } = run;
  if (step.wants.as === 'slot') return [openRecord(run, view, bookedAt(run, given, tenant))];
  const text = oneLine(given.shown);
  switch (step.write) {
    case 'name':
      return contact.nameFrom === 'operator'
        ? []
        : [{ do: 'rename', contactId: contact.id, operatorId, name: clipText(text, 80) }];
    case 'tag':
      return [{ do: 'tag', contactId: contact.id, operatorId, tag: clipText(text, 40) }];
    case 'value':
      return deal && !deal.closedAt
        ? [{ do: 'value', dealId: deal.id, contactId: contact.id, operatorId, value: Number(given.value) }]
        : [];
    case 'note':
      return [{ do: 'note', contactId: contact.id, operatorId, text: `${given.label}: ${clipText(text, 400)}` }];
    case undefined:
      return [];
  }
}

/** The last step is answered: what they are told, what is opened, and the card with everything they said. */
export async function finishEffects(tx: Tx, context: CommitContext, run: DialogueRun, view: ContactView): Promise<Settled[]> {
  const { tenant } = context;
  const { end, name } = run.body;
  const said = fillLine(end.say, { first_name: firstName(view.contact), business: tenant.name });
  const operator = await whoGoesOn(tx, context, run, view);
  const isTest = view.contact.testOf !== null;
  return [
    { do: 'end-dialogue', runId: run.id, as: 'finished', because: null },
    ...(isTest ? [] : await endWrites(tx, context, run, view)),
    sending(run, { type: 'text', body: said }),
    ...(operator ? showGathered(run, view, operator, (label) => wordsFor(operator.locale).dialogues.finished(label, name)) : []),
    ...(operator && end.tells === 'task' && !isTest
      ? [
          {
            do: 'task' as const,
            operatorId: operator.id,
            contactId: view.contact.id,
            text: end.task ?? wordsFor(operator.locale).dialogues.task(name),
          },
        ]
      : []),
  ];
}

/** What the end writes: tags, a stage that is still there, a record for the team to fill. One that is gone is told of. */
async function endWrites(tx: Tx, context: CommitContext, run: DialogueRun, view: ContactView): Promise<Settled[]> {
  const { end } = run.body;
  const { contact, deal } = view;
  const { operatorId } = run;
  const to = await endStage(tx, context, run, view);
  return [
    ...(end.tags ?? []).map((tag): Settled => ({ do: 'tag', contactId: contact.id, operatorId, tag })),
    ...(deal && to && to !== 'gone'
      ? [{ do: 'move' as const, dealId: deal.id, toStageId: to, by: 'rule' as const, because: `dialogue:${run.id}`, operatorId }]
      : []),
    ...(end.opens ? [openRecord(run, view, { kind: end.opens, title: titleOf(run) })] : []),
    ...(end.stage && to === 'gone' ? await tellStageGone(tx, context, run, view, end.stage) : []),
  ];
}

/** Where the end moves them: a deal that is open, and stands elsewhere; null: nowhere. */
async function endStage(
  tx: Tx,
  { tenant }: CommitContext,
  { body: { end } }: DialogueRun,
  { deal }: ContactView,
): Promise<StageId | 'gone' | null> {
  if (!end.stage || !deal || deal.closedAt !== null || deal.stageId === end.stage) return null;
  const stages = await openRead(tx, tenant.id).stages();
  return stages.some(({ id }) => id === end.stage) ? end.stage : 'gone';
}

/** A stage that is gone is told of once, to a manager who is there; `conversations` shows it from then on. */
async function tellStageGone(
  tx: Tx,
  context: CommitContext,
  run: DialogueRun,
  view: ContactView,
  stage: StageId,
): Promise<Settled[]> {
  if (!(await noteStageGone(tx, context, run.kind, stage))) return [];
  const manager = speakerOf(run, await readTeam(tx, context.tenant.id), context.now);
  if (!manager) return [];
  const { dialogues, label } = wordsFor(manager.locale);
  const { name } = run.body;
  return [
    {
      do: 'show',
      to: manager.id,
      push: 'needs-me',
      card: {
        kind: 'notice',
        body: dialogues.list.stageGone(name, contactLabel(view.contact)),
        choices: [
          { act: { verb: 'run', command: 'conversations', rest: run.kind }, label: label.open },
          { act: { verb: 'dismiss' }, label: label.dismiss },
        ],
        contactId: view.contact.id,
      },
    },
  ];
}

/** Whoever is responsible for them, else who began it. Of a test it is whoever tries it. */
export async function whoGoesOn(
  tx: Tx,
  context: CommitContext,
  run: DialogueRun,
  { contact, conversation }: ContactView,
): Promise<Operator | null> {
  if (contact.testOf) return await readOperator(tx, context.tenant.id, contact.testOf);
  return await chooseOperator(tx, context, conversation?.responsibleId ?? run.operatorId);
}

/** A card with everything they have answered. */
export function showGathered(
  run: DialogueRun,
  { contact, conversation }: ContactView,
  operator: Operator,
  head: (label: string) => string,
): Settled[] {
  const words = wordsFor(operator.locale);
  return [
    {
      do: 'show',
      to: operator.id,
      push: contact.testOf ? 'own' : run.body.end.tells === 'task' ? 'ordinary' : 'idle',
      card: {
        kind: 'notice',
        body: clipText([head(contactLabel(contact)), ...answerLines(run)].join('\n'), cardLimits.body),
        choices: [replyChoice(contact.id, words)],
        contactId: contact.id,
        ...(conversation ? { conversationId: conversation.id } : {}),
      },
    },
  ];
}

type Opened = Pick<NewRecord, 'kind' | 'title'> & Partial<NewRecord>;

function openRecord(run: DialogueRun, { contact, conversation, deal }: ContactView, record: Opened): Settled {
  return {
    do: 'open-record',
    record: {
      id: newId<RecordId>(),
      contactId: contact.id,
      conversationId: conversation?.id ?? null,
      dealId: deal && deal.closedAt === null ? deal.id : null,
      ...record,
    },
    by: { who: 'contact', id: contact.id },
    because: `dialogue:${run.id}`,
  };
}

function bookedAt(run: DialogueRun, { value }: GivenAnswer, tenant: Tenant): Opened {
  const startsAt = new Date(value);
  return {
    kind: 'appointment',
    title: titleOf(run),
    calendarId: calendarOf(tenant.id),
    startsAt,
    endsAt: addMs(startsAt, tenant.settings.appointmentMinutes * minuteMs),
  };
}

/** What they chose or said first, as the record is called. */
function titleOf({ answers, body }: DialogueRun): string {
  const first = body.steps.flatMap(({ key }) => answers.find(({ step }) => step === key) ?? [])[0];
  return clipText(oneLine(first?.shown ?? body.name), 120);
}
