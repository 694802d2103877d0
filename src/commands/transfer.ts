import { cardLimits } from '../crm/card-limits.ts';
import type { Operator } from '../crm/operator.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { toColleague } from './assign.ts';
import { callName } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { contactSheet } from './contact-sheet.ts';
import { wordsOf } from './place.ts';
import { assignEffect, whileNotThere } from './responsible.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { dotted } from './rows.ts';
import { aboutSomebody, type Somebody } from './somebody.ts';

export const transfer = defineCommand({
  name: 'transfer',
  words: { en: ['transfer', 'hand over'], es: ['transferir', 'traspasar'], pt: ['transferir', 'transfira'] },
  says: {
    en: 'Gives a person to a colleague, with a summary',
    es: 'Pasa una persona a alguien del equipo, con un resumen',
    pt: 'Passa uma pessoa a alguém da equipe, com um resumo',
  },
  examples: {
    en: ['transfer ana to maria', 'hand over Ana Ruiz: Maria'],
    es: ['transferir ana a maria', 'traspasar Ana Ruiz: Maria'],
    pt: ['transferir ana para maria', 'transfira Ana Ruiz: Maria'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(transfer, args, context, (somebody) =>
      toColleague('transfer', somebody, context, async ({ view, who }, to, team) => {
        const { responsible } = wordsOf(context);
        if (!to) return { answer: { text: wordsOf(context).team.whichColleague }, effects: [] };
        return {
          answer: {
            text: [responsible.transferred(who, callName(to)), ...whileNotThere(to, team, context)].join('\n'),
            about: [view.contact.id],
          },
          effects: [assignEffect(view, to.id, 'transfer', context), await summaryFor(to, view, context)],
        };
      }),
    ),
});

/** What the receiver should know, in their language, out of what is written down: nothing is made up, and no model is asked. */
async function summaryFor(to: Operator, view: Somebody['view'], context: CommandContext): Promise<Outcome['effects'][number]> {
  const theirs = { ...context, operator: to };
  const { responsible, label } = wordsOf(theirs);
  const draft = view.conversation ? await context.read.openDraft(view.conversation.id) : null;
  // Their own are in the sheet already.
  const others = (await context.read.tasksAbout(view.contact.id, 10)).filter((task) => task.by !== to.name);
  const body = [
    responsible.gaveYou(callName(context.operator)),
    await contactSheet(withThem(view, to), theirs),
    ...others.slice(0, 3).map((task) => `☐ ${dotted(clipText(oneLine(task.text), 80), task.by)}`),
    ...(draft ? [`${responsible.draft}: “${clipText(oneLine(draft), 200)}”`] : []),
  ].join('\n');
  return {
    do: 'show',
    to: to.id,
    push: 'needs-me',
    card: {
      kind: 'notice',
      body: clipText(body, cardLimits.body),
      choices: [
        { label: label.reply, act: { verb: 'reply' } },
        { label: label.open, act: { verb: 'run', command: 'show', rest: '', contactId: view.contact.id } },
      ],
      contactId: view.contact.id,
      ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    },
  };
}

function withThem(view: Somebody['view'], to: Operator): Somebody['view'] {
  return view.conversation ? { ...view, conversation: { ...view.conversation, responsibleId: to.id } } : view;
}
