import type { Effect } from '../crm/effect.ts';
import { oneLine } from '../kit/clip.ts';
import { defineCommand, type Outcome } from './command.ts';
import { followagain } from './followagain.ts';
import { wordsOf } from './place.ts';
import { readWho, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';

export const nudge = defineCommand({
  name: 'nudge',
  words: { en: ['nudge', 'follow up with'], es: ['recordarle a', 'insistir a'], pt: ['cutucar', 'insistir com'] },
  says: {
    en: 'Drafts a follow-up for somebody now, for you to approve',
    es: 'Prepara ahora un seguimiento para que lo apruebes',
    pt: 'Prepara agora um acompanhamento para você aprovar',
  },
  examples: { en: ['nudge ana'], es: ['insistir a ana'], pt: ['cutucar ana'] },
  args: whoTextArgs,
  read: (rest) => ({ text: readWho(rest)?.who ?? rest.trim() }),
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(nudge, args, context, async ({ view, who }) => {
      const words = wordsOf(context).awaited;
      const { conversation, deal, contact } = view;
      const about = [contact.id];
      if (contact.blockedAt || !conversation || !deal || deal.closedAt)
        return { answer: { text: words.nothingToNudge(who), about }, effects: [] };
      if (contact.stopAutomation) {
        const sentence = `${followagain.words[context.operator.locale][0]} ${oneLine(contact.name)}`;
        return { answer: { text: wordsOf(context).leave.isLeft(who, sentence), about }, effects: [] };
      }
      const moments = [conversation.lastInboundAt, conversation.lastOutboundAt].flatMap((at) => at ?? []);
      const silentSince = moments.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? context.now;
      const plan: Effect = {
        do: 'plan-follow-up',
        kind: 'nudge',
        conversationId: conversation.id,
        cardAt: context.now,
        silentSince,
      };
      return { answer: { text: words.drafting(who), about }, effects: [plan] };
    }),
});
