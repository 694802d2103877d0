import { cardLimits } from '../crm/card-limits.ts';
import { contactName } from '../crm/contact.ts';
import { clipText } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { laterTimes } from './later-times.ts';
import { placeOf, wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { listOutcome } from './rows.ts';
import { aboutSomebody, type Somebody } from './somebody.ts';
import { showMoment, writeMoment } from './times.ts';
import { readUntil } from './until.ts';

export const snooze = defineCommand({
  name: 'snooze',
  words: { en: ['snooze', 'postpone'], es: ['posponer', 'pospón', 'aplazar'], pt: ['adiar', 'adie'] },
  says: {
    en: 'Brings a person back later',
    es: 'Vuelve a mostrarte a una persona más tarde',
    pt: 'Mostra uma pessoa de novo mais tarde',
  },
  examples: {
    en: ['snooze ana 3d', 'snooze ana until monday 9am', 'snooze Ana Ruiz: 2 hours'],
    es: ['posponer ana 3d', 'posponer ana hasta el lunes a las 9', 'aplazar Ana Ruiz: 2 horas'],
    pt: ['adiar ana 3d', 'adiar ana até segunda às 9h', 'adie Ana Ruiz: 2 horas'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  ofMany: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(snooze, args, context, (somebody) => {
      if (somebody.text === '') return askHowLong(somebody, context);
      const { answer } = wordsOf(context);
      const when = readUntil(somebody.text, { ...placeOf(context), country: context.tenant.country });
      if (when.is === 'at' && when.text === '') return putOff(somebody, when.at, context);
      if (when.is === 'past') return { answer: { text: answer.pastDate(clipText(when.words, 60)) }, effects: [] };
      return { answer: { text: answer.impossibleDate(clipText(somebody.text, 60)) }, effects: [] };
    }),
});

function putOff({ view, who }: Somebody, until: Date, context: CommandContext): Outcome {
  const { everyday } = wordsOf(context);
  const { contact, conversation } = view;
  const operatorId = context.operator.id;
  const reminder = {
    do: 'task' as const,
    operatorId,
    contactId: contact.id,
    text: everyday.backTo(contactName(contact)),
    dueAt: until,
  };
  return {
    answer: { text: everyday.snoozed(who, showMoment(until, placeOf(context))), about: [contact.id] },
    effects: [
      conversation
        ? { do: 'snooze', conversationId: conversation.id, contactId: contact.id, operatorId, until, otherwise: reminder.text }
        : reminder,
    ],
  };
}

/** The times that are meant most; the button's own hour among them. */
function askHowLong({ view, who }: Somebody, context: CommandContext): Outcome {
  const { everyday } = wordsOf(context);
  const rows = laterTimes(context).map(({ said, at }) => ({
    label: clipText(said, cardLimits.row),
    description: showMoment(at, placeOf(context)),
    act: { verb: 'run' as const, command: 'snooze', rest: writeMoment(at, placeOf(context)), contactId: view.contact.id },
  }));
  return listOutcome(everyday.howLong(who), rows, context);
}
