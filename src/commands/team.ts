import { mayDecideOn, mayLetIn, mayLock } from '../crm/access.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { nameKey } from '../crm/locale.ts';
import type { Invitation } from '../crm/member.ts';
import type { Operator } from '../crm/operator.ts';
import { isAway } from '../crm/team.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { lastFour, showPhone } from '../kit/phone.ts';
import { readRest, restArgs } from './clock-words.ts';
import { askColleague, callName, findColleague } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showCount } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { dotted, listOutcome } from './rows.ts';
import { showAge, showTime } from './times.ts';

export const team = defineCommand({
  name: 'team',
  words: {
    en: ['team', 'my team', 'who is in the team', 'colleagues'],
    es: ['equipo', 'mi equipo', 'quién está en el equipo'],
    pt: ['equipe', 'minha equipe', 'quem está na equipe'],
  },
  says: {
    en: 'Who is in the team, who is there, and what waits with whom',
    es: 'Quién está en el equipo, quién está de turno y qué espera con quién',
    pt: 'Quem está na equipe, quem está de plantão e o que espera com quem',
  },
  examples: { en: ['team', 'team maria'], es: ['equipo', 'equipo maria'], pt: ['equipe', 'equipe maria'] },
  args: restArgs,
  read: (rest) => readRest(rest, 4),
  changes: false,
  alone: true,
  async run({ text }, context): Promise<Outcome> {
    if (text === '' && !context.colleagueId) return await listTeam(context);
    const invited = invitedCalled(text, await context.read.invitations(context.now));
    const found = await findColleague(text, context);
    if (invited && found.is !== 'exact') return { answer: invitationCard(invited, context), effects: [] };
    if (found.is !== 'exact') return askColleague(found, { command: 'team', rest: (name) => name }, context) ?? { effects: [] };
    return { answer: await colleagueCard(found.operator, context), effects: [] };
  },
});

/** One row each, whoever may join last. */
async function listTeam(context: CommandContext): Promise<Outcome> {
  const { members, label } = wordsOf(context);
  const people = await context.read.team();
  const waiting = await context.read.waitingFor();
  const rows = people.map(
    (one): Choice => ({
      label: clipText(oneLine(one.name), cardLimits.row),
      description: clipText(dotted(...factsOf(one, waiting.get(one.id) ?? 0, context)), cardLimits.description),
      act: { verb: 'run', command: 'team', rest: '', colleagueId: one.id },
    }),
  );
  const invited = (await context.read.invitations(context.now)).map(
    (one): Choice => ({
      label: clipText(oneLine(one.name), cardLimits.row),
      description: clipText(invitedFacts(one, context), cardLimits.description),
      act: { verb: 'run', command: 'team', rest: lastFour(one.phone) },
    }),
  );
  const lines = people
    .slice(cardLimits.rows)
    .map((one) => `· ${dotted(oneLine(one.name), ...factsOf(one, waiting.get(one.id) ?? 0, context))}`);
  return listOutcome([members.title(people.length), ...lines].join('\n'), [...rows, ...invited], context, label.choose);
}

/** Role, whether they are there, what waits with them, and when they wrote last: most telling first, since a row is short. */
function factsOf(one: Operator, waiting: number, context: CommandContext): string[] {
  const { members, team: words } = wordsOf(context);
  const there = one.lockedAt
    ? members.isLocked
    : isAway(one, context.now)
      ? members.awayUntil(showTime(one.awayUntil!, placeOf(context)))
      : one.onDuty
        ? members.onDuty
        : members.offDuty;
  const seen = one.lastInboundAt ? members.seen(showAge(context.now.getTime() - one.lastInboundAt.getTime())) : members.neverSeen;
  return [
    words.roles[one.role],
    there,
    ...(waiting > 0 ? [members.waiting(showCount(waiting, context.operator.locale))] : []),
    seen,
  ];
}

/** One colleague, with what the one who asks may do about them. */
async function colleagueCard(one: Operator, context: CommandContext): Promise<CardSpec> {
  const { members, label } = wordsOf(context);
  const { operator } = context;
  const name = callName(one);
  const waiting = (await context.read.waitingFor()).get(one.id) ?? 0;
  const deputy = (await context.read.team()).find(({ id }) => id === one.deputyId);
  const body = [
    `*${oneLine(one.name)}* · ${showPhone(one.phone)}`,
    ...factsOf(one, waiting, context),
    ...(deputy ? [members.deputy(callName(deputy))] : []),
  ];
  const run = (command: string): Choice['act'] => ({ verb: 'run', command, rest: '', colleagueId: one.id });
  const other = one.id !== operator.id;
  const choices: Choice[] = [
    ...(one.lockedAt && mayLetIn(operator, one)
      ? [{ label: members.letIn(name), act: { verb: 'let-in' as const, operatorId: one.id } }]
      : []),
    ...(other && !one.lockedAt && mayLock(operator, one) ? [{ label: members.lock, act: run('lock') }] : []),
    ...(other && mayDecideOn(operator, one) ? [{ label: members.remove(name), act: run('remove') }] : []),
  ];
  return {
    kind: 'notice',
    body: body.join('\n'),
    choices: choices.map((choice) => ({ ...choice, label: clipText(choice.label, cardLimits.button) })),
    ...(one.lockedAt && choices.length > 0 ? { colleagueId: one.id } : {}),
    listLabel: label.choose,
  };
}

/** Who is invited and called so, or whose phone ends so. */
function invitedCalled(text: string, invitations: readonly Invitation[]): Invitation | null {
  const key = nameKey(text);
  const found = invitations.filter(
    ({ name, phone }) => nameKey(name) === key || nameKey(name).split(' ').includes(key) || lastFour(phone) === key,
  );
  return found.length === 1 ? found[0]! : null;
}

function invitationCard(one: Invitation, context: CommandContext): CardSpec {
  const { members } = wordsOf(context);
  const mayTakeBack = context.operator.role !== 'agent';
  return {
    kind: 'notice',
    body: [`*${oneLine(one.name)}* · ${showPhone(one.phone)}`, invitedFacts(one, context)].join('\n'),
    choices: mayTakeBack
      ? [
          {
            label: members.newCode,
            act: { verb: 'run', command: 'invite', rest: `${one.name} ${one.phone} ${one.role} ${one.locale}` },
          },
          { label: members.uninvite, act: { verb: 'run', command: 'uninvite', rest: lastFour(one.phone) } },
        ]
      : [],
  };
}

function invitedFacts(one: Invitation, context: CommandContext): string {
  const { members, team: words } = wordsOf(context);
  return dotted(words.roles[one.role], members.invitedUntil(showTime(one.expiresAt, placeOf(context))));
}
