import { contactLabel } from '../crm/contact.ts';
import type { Why } from '../crm/why.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { readWho, whoArgs } from './rest.ts';
import { dotted } from './rows.ts';
import { showTime } from './times.ts';
import { tokensOf } from './tokens.ts';
import { askWhom } from './which.ts';
import { findWho } from './whom.ts';

export const why = defineCommand({
  name: 'why',
  words: { en: ['why', 'why this'], es: ['por qué', 'por qué esto'], pt: ['por quê', 'por quê isso'] },
  says: {
    en: 'The reasons of a card: what was said, who suggested it, who sent it',
    es: 'Las razones de una tarjeta: qué se dijo, quién lo sugirió y lo envió',
    pt: 'As razões de um cartão: o que foi dito, quem sugeriu, quem enviou',
  },
  examples: { en: ['why', 'why ana'], es: ['por qué', 'por qué ana'], pt: ['por quê', 'por quê ana'] },
  args: whoArgs,
  read(rest) {
    const who = readWho(rest);
    // Longer is a question to somebody, and not to us.
    return who && tokensOf(who.who).length <= 3 ? who : null;
  },
  changes: false,
  quotes: true,
  async run({ who }, context): Promise<Outcome> {
    const { why: say } = wordsOf(context);
    if (context.cardId) {
      const found = await context.read.why({ cardId: context.cardId });
      if (found) return tellWhy(found, context);
    }
    if (who === '' && !context.contactId) {
      const found = await context.read.why({ operatorId: context.operator.id });
      return found ? tellWhy(found, context) : { answer: { text: say.nothing }, effects: [] };
    }
    const whom = await findWho(who, context);
    const question = askWhom(whom, { command: 'why', rest: '' }, context);
    if (question || whom.is !== 'exact') return question ?? { effects: [] };
    const { contact } = whom.view;
    const found = await context.read.why({ contactId: contact.id });
    if (found) return tellWhy(found, context);
    return { answer: { text: say.nothingAbout(contactLabel(contact)), about: [contact.id] }, effects: [] };
  },
});

function tellWhy(found: Why, context: CommandContext): Outcome {
  const { why: say } = wordsOf(context);
  const { contact } = found.view;
  const lines = [
    say.title(oneLine(contactLabel(contact))),
    ...found.said.map(({ text, at }) => say.said(time(at, context), clipText(oneLine(text), 160))),
    ...readingLines(found, context),
    suggestionLine(found, context),
    ...moveLine(found, context),
    ...found.byRules.map(({ rule, text, at }) => say.byRule(rule, time(at, context), clipText(oneLine(text), 120))),
    ...outcomeLines(found, context),
  ];
  return { answer: { text: lines.join('\n'), about: [contact.id] }, effects: [] };
}

/** What the model made of their words; where it gave nothing, that, because the playbook's words came instead. */
function readingLines({ read }: Why, context: CommandContext): string[] {
  const { why: say } = wordsOf(context);
  if (!read) return [];
  if (read.failed) return [say.gaveNothing];
  if (!read.stage) return [];
  const reason = read.reason && say.readReason(clipText(oneLine(read.reason), 120));
  return [dotted(say.read(oneLine(read.stage), share(read.confidence, context)), reason)];
}

function suggestionLine({ draft }: Why, context: CommandContext): string {
  const { from, suggested } = wordsOf(context).why;
  if (!draft) return from.none;
  const text = clipText(oneLine(draft.text), 200);
  if (draft.source === 'model') return suggested(from.model(draft.model ?? ''), text);
  if (draft.source === 'operator') return suggested(from.operator, text);
  if (!draft.line) return suggested(from.playbook, text);
  const stage = oneLine(draft.line.stage ?? '');
  if (draft.line.kind === 'keyword') return suggested(from.keyword(clipText(draft.line.keywords.join(', '), 60)), text);
  return suggested(draft.line.kind === 'reply' ? from.reply(stage) : from.followUp(stage), text);
}

function moveLine({ move }: Why, context: CommandContext): string[] {
  const { why: say, log } = wordsOf(context);
  if (!move) return [];
  const who = move.by === 'rule' ? log.actors.rule : oneLine(move.who ?? log.actors.hilo);
  const by = move.by === 'model' ? dotted(say.assistant, share(move.confidence, context)) : who;
  return [say.moved(oneLine(move.stage), by, time(move.at, context))];
}

/** What was sent from it and how far it came; else what was decided; else that it waits. */
function outcomeLines({ card, sent, draft }: Why, context: CommandContext): string[] {
  const { why: say, log, failure } = wordsOf(context);
  if (sent.length > 0) {
    return sent.map((one) => {
      const arrived = one.readAt
        ? say.seen(time(one.readAt, context))
        : one.deliveredAt && say.arrived(time(one.deliveredAt, context));
      const stopped = one.state === 'cancelled' || one.state === 'failed' ? say.notSent : null;
      const words = one.text === draft?.text ? '…' : clipText(oneLine(one.text), 120);
      const line = (one.byItself ? say.sentByItself : say.sent)(oneLine(one.by ?? log.actors.hilo), time(one.at, context), words);
      const because = one.state === 'failed' && one.errorCode ? failure.reason(one.errorCode as never) : null;
      return dotted(line, stopped ?? arrived ?? say.onItsWay, because);
    });
  }
  if (card.state === 'live') return [say.waits];
  const known = (card.settledAs ?? '').split(':')[0]!;
  const as = known in say.as ? say.as[known as keyof typeof say.as] : null;
  const word = card.state === 'superseded' && !as ? say.as.overtaken : (as ?? say.as.answered);
  const decided = card.settledAs?.startsWith('snoozed') ? say.as.snoozed : word;
  return [say.decided(decided, oneLine(card.settledBy ?? ''), time(card.settledAt ?? card.at, context))];
}

function time(at: Date, context: CommandContext): string {
  return showTime(at, placeOf(context));
}

function share(confidence: number | null, context: CommandContext): string {
  if (confidence === null) return '';
  return new Intl.NumberFormat(context.operator.locale, { style: 'percent', maximumFractionDigits: 0 }).format(confidence);
}
