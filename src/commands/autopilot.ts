import { z } from 'zod';
import type { Going } from '../crm/autopilot.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { Stage } from '../crm/deal.ts';
import type { Operator } from '../crm/operator.ts';
import type { Permit } from '../crm/permit.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { announcement } from './announcement.ts';
import { isOff, isOn } from './clock-words.ts';
import { callName } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { followagain } from './followagain.ts';
import { placeOf, wordsOf } from './place.ts';
import { whoTextArgs } from './rest.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { aboutSomebody, type Somebody } from './somebody.ts';
import { stepName } from './step-name.ts';
import { showTime } from './times.ts';
import { keyOf, tokensOf } from './tokens.ts';

/** So many that are about to go are looked through for one person's. */
const lookedAt = 100;

export const autopilot = defineCommand({
  name: 'autopilot',
  words: {
    en: ['autopilot', 'auto pilot'],
    es: ['piloto automático', 'autopiloto'],
    pt: ['piloto automático', 'no piloto automático'],
  },
  says: {
    en: 'Lets somebody’s follow-ups go by themselves, and lists whose do',
    es: 'Deja que los seguimientos de alguien salgan solos, y los lista',
    pt: 'Deixa os acompanhamentos de alguém saírem sozinhos, e os lista',
  },
  examples: {
    en: ['autopilot ana', 'autopilot ana on'],
    es: ['piloto automático ana', 'piloto automático ana sí'],
    pt: ['piloto automático ana', 'no piloto automático ana'],
  },
  args: whoTextArgs.extend({ to: z.enum(['on', 'off']).optional() }),
  read: (rest) => readWhomAndTo(rest),
  changes: true,
  alone: true,
  async run(args, context): Promise<Outcome> {
    if (args.text === '' && !args.to && !context.contactId) return await listAll(context);
    return await aboutSomebody(autopilot, args, context, (somebody) => turn(somebody, args.to, context));
  },
});

/** "ana", "ana off", "off ana". */
function readWhomAndTo(rest: string): { text: string; to?: 'on' | 'off' } | null {
  const tokens = tokensOf(rest);
  if (tokens.length > 6) return null;
  const isWord = (at: number, is: (key: string) => boolean) => tokens[at] !== undefined && is(keyOf([tokens[at]]));
  const said = [tokens.length - 1, 0].find((at) => isWord(at, isOff) || isWord(at, isOn));
  if (said === undefined) return { text: rest.trim() };
  const to = isWord(said, isOff) ? 'off' : 'on';
  const text = said === 0 ? rest.slice(tokens[0]!.end) : rest.slice(0, tokens[said]!.start);
  return { text: text.trim(), to };
}

async function turn({ view, who }: Somebody, to: 'on' | 'off' | undefined, context: CommandContext): Promise<Outcome> {
  const { autopilot: words, leave } = wordsOf(context);
  const { contact } = view;
  const about = [contact.id];
  const by = context.operator.id;
  if (to === 'off') {
    if (!contact.autopilotBy) return { answer: { text: words.wasOff(who), about }, effects: [] };
    return { answer: { text: words.off(who), about }, effects: [{ do: 'autopilot', contactId: contact.id, on: false, by }] };
  }
  const going = (await context.read.goingByThemselves(lookedAt)).rows.find((one) => one.view.contact.id === contact.id);
  if (going && !to) return { answer: announce(going, context), effects: [] };
  if (contact.autopilotBy) return { answer: standing({ view, who }, await context.read.team(), context), effects: [] };
  if (contact.blockedAt) return { answer: { text: words.blocked(who), about }, effects: [] };
  if (contact.stopAutomation) {
    const first = `${followagain.words[context.operator.locale][0]} ${oneLine(contact.name)}`;
    return { answer: { text: leave.isLeft(who, first), about }, effects: [] };
  }
  const sentence = `${autopilot.words[context.operator.locale][0]} ${oneLine(contact.name)}`;
  return {
    answer: { text: words.on(who, context.tenant.settings.autopilotMinutes, sentence), about },
    effects: [{ do: 'autopilot', contactId: contact.id, on: true, by }],
  };
}

function announce({ view, followUpId, text, at }: Going, context: CommandContext): CardSpec {
  return announcement({ view, followUpId, text, at, place: placeOf(context), words: wordsOf(context) });
}

/** That it is on, since when and by whom, with what ends it. */
function standing({ view: { contact }, who }: Pick<Somebody, 'view' | 'who'>, team: Team, context: CommandContext): CardSpec {
  const { autopilot: words } = wordsOf(context);
  const since = showTime(contact.autopilotSince ?? context.now, placeOf(context));
  return {
    kind: 'question',
    body: words.isOn(who, nameOf(contact.autopilotBy, team), since),
    choices: [
      {
        act: { verb: 'run', command: 'autopilot', rest: 'off', contactId: contact.id },
        label: clipText(words.turnOff, cardLimits.button),
      },
    ],
    contactId: contact.id,
  };
}

/** What is about to go first, then whose follow-ups do. */
async function listAll(context: CommandContext): Promise<Outcome> {
  const { autopilot: words, answer } = wordsOf(context);
  const going = await context.read.goingByThemselves(cardLimits.rows);
  const people = await context.read.onAutopilot(cardLimits.rows);
  const permits = await context.read.permits(cardLimits.rows);
  if (going.total + people.total + permits.length === 0) return { answer: { text: words.none }, effects: [] };
  const place = placeOf(context);
  const [team, stages] = [await context.read.team(), permits.length > 0 ? await context.read.stages() : []];
  const next = going.rows.map(({ view, text, at }) => ({
    view,
    description: dotted(words.goesAt(showTime(at, place)), oneLine(text)),
  }));
  const resting = people.rows.filter(({ contact }) => !going.rows.some(({ view }) => view.contact.id === contact.id));
  const others = resting.map((view) => ({
    view,
    description: words.since(showTime(view.contact.autopilotSince ?? context.now, place), nameOf(view.contact.autopilotBy, team)),
  }));
  const rows = [...next, ...others].slice(0, cardLimits.rows);
  const kinds = permits.map((permit) => permitRow(permit, { stages, team }, context));
  const contacts = contactChoices(rows.map((row) => ({ ...row, command: 'autopilot', rest: '' })));
  const choices: Choice[] = [...kinds.map(({ choice }) => choice), ...contacts];
  const title = dotted(people.total > 0 && words.list(people.total), going.total > 0 && words.going(going.total));
  const told = permits.length > 0 ? [...kinds.map(({ line }) => line), wordsOf(context).autonomy.tapToEnd] : [];
  return listOutcome([title, ...told].filter(Boolean).join('\n'), choices, context, answer.see);
}

/** A kind of follow-up that goes by itself: who allowed it, and how many went. */
function permitRow(
  permit: Permit & { went: number },
  { stages, team }: { stages: readonly Stage[]; team: Team },
  context: CommandContext,
): { line: string; choice: Choice } {
  const stage = stages.find(({ id }) => id === permit.stageId);
  const name = stepName(stage?.name ?? '', permit.step, wordsOf(context));
  const description = wordsOf(context).autonomy.row(nameOf(permit.operatorId, team), permit.went);
  return {
    line: `⏩ ${dotted(name, description)}`,
    choice: {
      act: { verb: 'end-permit', permitId: permit.id },
      label: clipText(name, cardLimits.row),
      description: clipText(description, cardLimits.description),
    },
  };
}

type Team = readonly Operator[];

function nameOf(id: string | null, team: Team): string {
  const one = team.find((operator) => operator.id === id);
  return one ? callName(one) : '';
}
