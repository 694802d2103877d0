import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel, contactMark, contactName, firstName } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext, Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';
import type { Whom } from './whom.ts';

/** A command that waits for its target: what runs once somebody was picked, and the words that it would use. */
export type Waiting = {
  command: string;
  rest: string;
  shown?: string /** The button's words; "Yes, Ana" without them. */;
  label?: string;
  also?: Choice;
};

/** The question that a name which is not exact and unique leads to; null where it is. */
export function askWhom(whom: Whom, waiting: Waiting, context: CommandContext): Outcome | null {
  const words = wordsOf(context);
  switch (whom.is) {
    case 'exact':
      return null;
    case 'several':
      return listOutcome(
        withWords(words.answer.whichPerson(clipText(whom.words, 60)), waiting),
        personRows(whom.views, waiting, context),
        context,
      );
    case 'guess':
      return askThisOne(whom.view, whom.words, waiting, context);
    case 'nobody':
      return { answer: { text: words.answer.nobody(clipText(whom.words, 60)) }, effects: [] };
  }
}

/** Rows to pick a person from: stage, how long they wait, their last words. */
export function personRows(views: readonly ContactView[], waiting: Waiting, context: CommandContext): Choice[] {
  const { command, rest } = waiting;
  return contactChoices(views.map((view) => ({ view, description: describePerson(view, context), command, rest })));
}

export function describePerson(view: ContactView, context: CommandContext): string {
  const { now } = placeOf(context);
  const since = view.conversation?.awaitingSince;
  return dotted(
    contactMark(view.contact),
    view.stage?.name,
    since && showAge(now.getTime() - since.getTime()),
    view.conversation?.lastText && oneLine(view.conversation.lastText),
  );
}

/** The only near one: the target is shown and it waits for a tap. */
function askThisOne(view: ContactView, typed: string, waiting: Waiting, context: CommandContext): Outcome {
  const words = wordsOf(context);
  const { contact } = view;
  const name = firstName(contact) || contactMark(contact) || contactName(contact);
  const body = `${words.answer.meantThis(clipText(typed, 60))}\n*${contactLabel(contact)}*`;
  const run: Choice = {
    label: clipText(oneLine(waiting.label ?? words.answer.yesName(name)), cardLimits.button),
    act: { verb: 'run', command: waiting.command, rest: waiting.rest, contactId: contact.id },
  };
  const also = waiting.also ? [waiting.also] : [];
  return {
    answer: {
      kind: 'question',
      body: clipText(withWords(body, waiting), cardLimits.body),
      choices: [run, ...also, { label: words.label.notNow, act: { verb: 'dismiss' } }],
      contactId: contact.id,
    },
    effects: [],
  };
}

function withWords(body: string, waiting: Waiting): string {
  return waiting.shown ? `${body}\n“${clipText(waiting.shown, 600)}”` : body;
}
