import { cardLimits } from '../crm/card-limits.ts';
import { nameKey } from '../crm/locale.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { lastFour } from '../kit/phone.ts';
import { readRest, restArgs } from './clock-words.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';

export const uninvite = defineCommand({
  name: 'uninvite',
  words: {
    en: ['uninvite', 'cancel invitation'],
    es: ['retirar invitación', 'cancelar invitación'],
    pt: ['cancelar convite', 'desconvidar'],
  },
  says: {
    en: 'Takes an invitation back',
    es: 'Retira una invitación',
    pt: 'Cancela um convite',
  },
  examples: { en: ['uninvite nora'], es: ['retirar invitación nora'], pt: ['cancelar convite nora'] },
  args: restArgs,
  read: (rest) => readRest(rest),
  changes: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const { members } = wordsOf(context);
    const open = await context.read.invitations(context.now);
    const key = nameKey(text).replace(/^(a|de|da|do|for) /, '');
    const meant = open.filter(
      ({ name, phone }) => nameKey(name) === key || nameKey(name).split(' ').includes(key) || phone.endsWith(key),
    );
    const [first] = meant;
    if (first && meant.length === 1)
      return {
        answer: { text: members.uninvited(first.name) },
        effects: [{ do: 'set-invitation', id: first.id, open: false, by: context.operator.id }],
      };
    const offered = meant.length > 1 ? meant : text === '' ? open : [];
    if (offered.length === 0) return { answer: { text: members.notInvited(clipText(text, 40)) }, effects: [] };
    const rows = offered.map(({ name, phone }) => ({
      label: clipText(oneLine(name), cardLimits.row),
      description: `…${lastFour(phone)}`,
      act: { verb: 'run' as const, command: 'uninvite', rest: lastFour(phone) },
    }));
    return listOutcome(members.whichInvitation, rows, context);
  },
});
