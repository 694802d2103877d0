import type { Tx } from '../../db/client.ts';
import { sending } from '../commands/dialogues/sending.ts';
import { answerLines } from '../commands/dialogues/shown.ts';
import { replyChoice } from '../commands/reply-choice.ts';
import { wordsFor } from '../commands/words.ts';
import { calendarOf } from '../crm/business-record.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import type { DialogueRun, GivenAnswer } from '../crm/dialogue.ts';
import { stepOf } from '../crm/dialogue-run.ts';
import type { NewRecord, Settled } from '../crm/effect.ts';
import type { Operator } from '../crm/operator.ts';
import { fillLine } from '../crm/playbook.ts';
import type { ContactView } from '../crm/read.ts';
import { chooseOperator } from '../crm/team.store.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Tenant } from '../crm/tenant.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import { newId, type RecordId } from '../kit/ids.ts';

/** What an answer writes: a name nobody of the business gave, a tag, what the deal may be worth, the time that was picked. */
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
    ...(end.opens && !isTest ? [openRecord(run, view, { kind: end.opens, title: titleOf(run) })] : []),
    sending(run, { type: 'text', body: said }),
    ...(operator ? showGathered(run, view, operator, (label) => wordsFor(operator.locale).dialogues.finished(label, name)) : []),
    ...(operator && end.tells === 'task' && !isTest
      ? [
          {
            do: 'task' as const,
            operatorId: operator.id,
            contactId: view.contact.id,
            text: wordsFor(operator.locale).dialogues.task(name),
          },
        ]
      : []),
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
