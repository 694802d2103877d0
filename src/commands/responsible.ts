import type { ContactView } from '../crm/contact-view.ts';
import type { Effect } from '../crm/effect.ts';
import type { Operator } from '../crm/operator.ts';
import { whoGets } from '../crm/team.ts';
import { oneLine } from '../kit/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import { callName } from './colleague.ts';
import type { CommandContext } from './command.ts';
import { moreRow, onePage } from './page.ts';
import { wordsOf } from './place.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';

type Assign = Extract<Effect, { do: 'assign' }>;

/** Makes somebody responsible for a conversation, as long as it is still with whom it was when this was decided. */
export function assignEffect(
  view: ContactView & { conversation: NonNullable<ContactView['conversation']> },
  to: Assign['to'],
  how: Assign['how'],
  { operator }: CommandContext,
): Assign {
  const { id: conversationId, responsibleId } = view.conversation;
  return { do: 'assign', conversationId, contactId: view.contact.id, to, by: operator.id, how, seen: responsibleId };
}

/** Whoever is responsible and still of the business. */
export function responsibleFor({ conversation }: ContactView, team: readonly Operator[]): Operator | null {
  return team.find((one) => one.id === conversation?.responsibleId) ?? null;
}

/** "with Maria", beside somebody's name, where a colleague has them. */
export function withWhom(view: ContactView, team: readonly Operator[], context: CommandContext): string {
  const colleague = responsibleFor(view, team);
  return colleague && colleague.id !== context.operator.id ? wordsOf(context).responsible.with(callName(colleague)) : '';
}

/** A line where whoever was named is not there: who has the cards until they are. */
export function whileNotThere(to: Operator, team: readonly Operator[], context: CommandContext): string[] {
  const gets = whoGets(team, to.id, context.now);
  return gets && gets.id !== to.id ? [wordsOf(context).responsible.notThere(callName(to), callName(gets))] : [];
}

/** A page of people with how long they wait and what they said last. */
export function peoplePage(
  {
    rows,
    total,
    title,
    command,
    of = '',
    page,
  }: {
    rows: ContactView[];
    total: number;
    title: string;
    command: string;
    /** What of it, where the command shows several lists. */
    of?: string;
    page: number;
  },
  context: CommandContext,
) {
  const words = wordsOf(context);
  const { shown, left } = onePage(rows, total, page);
  const choices = contactChoices(
    shown.map((view) => ({
      view,
      description: dotted(
        view.stage?.name,
        view.conversation?.awaitingSince && showAge(context.now.getTime() - view.conversation.awaitingSince.getTime()),
        view.conversation?.lastText && oneLine(view.conversation.lastText),
      ),
      command: 'show',
      rest: '',
    })),
  );
  const more = moreRow(left, command, `${of} ${page + 1}`.trim(), words);
  return listOutcome(title, [...choices, ...more], context, words.answer.see, { command, rest: of });
}

export function aboutOne(text: string, id: ContactId) {
  return { answer: { text, about: [id] }, effects: [] };
}
