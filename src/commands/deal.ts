import { openDeals } from '../crm/contact-view.ts';
import { oneLine } from '../kit/clip.ts';
import type { DealId } from '../kit/ids.ts';
import { readAmount } from './amount.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody, likeThis, type Somebody } from './somebody.ts';
import { showDeal } from './which-deal.ts';

/** So much of it is shown where deals are told apart. */
const longestTitle = 60;

export const deal = defineCommand({
  name: 'deal',
  words: {
    en: ['deal', 'new deal', 'another deal'],
    es: ['nuevo negocio', 'otro negocio'],
    pt: ['novo negócio', 'outro negócio'],
  },
  says: {
    en: 'Another deal with somebody, beside the one they have',
    es: 'Otro negocio con alguien, además del que tiene',
    pt: 'Outro negócio com alguém, além do que já tem',
  },
  examples: {
    en: ['deal ana flat in Ruzafa 200,000', 'new deal Ana Ruiz: parking 12k'],
    es: ['nuevo negocio ana piso en Ruzafa 200.000', 'otro negocio Ana Ruiz: garaje 12.000'],
    pt: ['novo negócio ana apartamento no centro 200.000', 'outro negócio Ana Ruiz: garagem 12.000'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> => aboutSomebody(deal, args, context, (somebody) => openDeal(somebody, context)),
});

/** In the pipeline's first stage, with what it is about and what it is worth, as far as that was said. */
async function openDeal({ view, who, text }: Somebody, context: CommandContext): Promise<Outcome> {
  const { deals: words, answer } = wordsOf(context);
  const about = [view.contact.id];
  const amount = readAmount(text, context.tenant.currency, context.operator.locale);
  const title = oneLine(amount.text);
  if (title === '') return likeThis(deal, context, view);
  if (title.length > longestTitle) return { answer: { text: words.titleTooLong(longestTitle), about }, effects: [] };
  const stage = (await context.read.stages()).find(({ kind }) => kind === 'open');
  if (!stage) return { answer: { text: answer.noDeal(who), about }, effects: [] };
  const opened = {
    id: context.newId<DealId>(),
    contactId: view.contact.id,
    stageId: stage.id,
    title,
    value: amount.is === 'amount' ? amount.amount : null,
  };
  const shown = showDeal({ deal: opened, stage }, context);
  return {
    answer: { text: words.opened(who, shown, openDeals(view).length), about },
    effects: [{ do: 'open-deal', deal: opened, by: context.operator.id }],
  };
}
