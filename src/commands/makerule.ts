import { z } from 'zod';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { namesOf } from './dialogues/which.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';
import { aroundOf } from './rules/around.ts';
import { offerBody } from './rules/offer.ts';
import { readRule } from './rules/read-rule.ts';
import { resolveRule } from './rules/resolve.ts';

export const makerule = defineCommand({
  name: 'makerule',
  words: {
    en: ['when', 'whenever', 'new rule', 'new rule when'],
    es: ['cuando', 'siempre que', 'nueva regla', 'nueva regla cuando', 'regla nueva', 'regla nueva cuando'],
    pt: ['quando', 'sempre que', 'nova regra', 'nova regra quando', 'regra nova'],
  },
  says: {
    en: 'A rule in your words: what happens, and what is then done',
    es: 'Una regla con tus palabras: qué pasa y qué se hace entonces',
    pt: 'Uma regra com as suas palavras: o que acontece e o que se faz',
  },
  examples: {
    en: ['when someone moves to Proposal, remind me in 2 days', 'when a lead is quiet for 3 days, tag cold'],
    es: ['cuando alguien pase a Propuesta, recuérdame en 2 días', 'cuando un contacto lleve 3 días en silencio, etiqueta frío'],
    pt: ['quando alguém for para Proposta, me lembre em 2 dias', 'quando um contato ficar 3 dias em silêncio, marque frio'],
  },
  args: z.object({ text: z.string() }),
  read(rest) {
    const text = oneLine(rest);
    // "When will you be back?" and "when you come, bring it" are for somebody else.
    return text === '' || readRule(text).is !== 'no' ? { text } : null;
  },
  changes: true,
  may: 'manager',
  run: ({ text }, context): Promise<Outcome> => offerRule(text, context),
});

/** Said back in words, with what it would have done last week; it is on by the tap alone. */
async function offerRule(text: string, context: CommandContext): Promise<Outcome> {
  const { rules: words } = wordsOf(context);
  const read = text === '' ? null : readRule(text);
  if (read?.is === 'partly') return showHow(words.notUnderstood(clipText(read.part, 80)), context, read);
  if (read?.is !== 'rule') return showHow(words.none, context);
  const { operator, tenant } = context;
  const around = await aroundOf(context);
  const { stages, team } = around;
  const names = { ...around, speaker: operator.id, currency: tenant.currency, locale: operator.locale };
  const resolved = resolveRule(read.rule, names);
  if (!resolved.ok) {
    if (resolved.why === 'stage')
      return {
        answer: { text: `${words.noStage(clipText(resolved.words, 40))} ${stages.map(({ name }) => oneLine(name)).join(' · ')}` },
        effects: [],
      };
    if (resolved.why === 'colleague')
      return {
        answer: {
          text: `${words.noColleague(clipText(resolved.words, 40))} ${team.map(({ name }) => oneLine(name)).join(' · ')}`,
        },
        effects: [],
      };
    if (resolved.why === 'connection' || resolved.why === 'both') {
      const tell = resolved.why === 'both' ? words.bothCalled : words.noConnection;
      return { answer: { text: tell(clipText(resolved.words, 40)) }, effects: [] };
    }
    if (resolved.why === 'dialogue') {
      const all = namesOf(around.dialogues, wordsOf(context).dialogues.kinds);
      return { answer: { text: wordsOf(context).dialogues.noneSuch(all) }, effects: [] };
    }
    if (resolved.why === 'appointment' || resolved.why === 'quote')
      return { answer: { text: words.cannotOpen[resolved.why] }, effects: [] };
    if (resolved.why === 'variable') return { answer: { text: words.noVariable(clipText(resolved.words, 40)) }, effects: [] };
    return showHow(words.notUnderstood(clipText(resolved.words || text, 80)), context);
  }
  return await offerBody(resolved.body, read.asks ? 'asks' : 'acts', around, context);
}

/** What can be said, as rows that say it. What a rule waits for, where that was read, is kept: only what it does is to be said otherwise. */
function showHow(lead: string, context: CommandContext, read: { on?: string; left?: string } = {}): Outcome {
  const { rules: words } = wordsOf(context);
  const left = read.on === 'clock' ? undefined : read.left;
  const ways = left
    ? words.doable.map((doing) => ({ label: doing, rest: `${left}, ${doing}` }))
    : words.examples.map((sentence) => sentence.split(' ').slice(1).join(' ')).map((rest) => ({ label: rest, rest }));
  const sentence = (rest: string) => `${words.when.toLowerCase()} ${rest}`;
  const rows: Choice[] = ways.map(({ label, rest }) => ({
    label: clipText(label, cardLimits.row),
    description: clipText(sentence(rest), cardLimits.description),
    act: { verb: 'run', command: 'makerule', rest },
  }));
  return listOutcome([lead, ...ways.map(({ rest }) => `· ${sentence(clipText(rest, 120))}`)].join('\n'), rows, context);
}
