import { contactLabel } from '../crm/contact.ts';
import { openDeals } from '../crm/contact-view.ts';
import { windowUntil } from '../crm/conversation.ts';
import type { DialogueRun } from '../crm/dialogue.ts';
import type { ContactView, TranscriptLine } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { answerLines } from './dialogues/shown.ts';
import { lastHeard } from './last-heard.ts';
import { showMoney } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { showRecord } from './record-words.ts';
import { withWhom } from './responsible.ts';
import { dotted } from './rows.ts';
import { deliveryTick } from './ticks.ts';
import { showAge, showMoment, showTime } from './times.ts';
import { showDeal } from './which-deal.ts';
import type { Words } from './words.ts';

/** A contact in one message: who, where they stand, what was said last, what is noted and to be done. Short enough for a card by design. */
export async function contactSheet(view: ContactView, context: CommandContext): Promise<string> {
  const { read, operator } = context;
  const { contact, conversation } = view;
  const words = wordsOf(context);
  const place = placeOf(context);
  const messages = conversation ? await read.transcript(conversation.id, 3) : [];
  const notes = await read.notes(contact.id, 3);
  const tags = await read.tagsOf(contact.id);
  const tasks = (await read.tasks(operator.id, 50)).filter((task) => task.contact?.id === contact.id).slice(0, 2);
  const dialogue = await read.lastDialogue(contact.id);
  const theirRecords = await read.recordsOf(contact.id, 3);
  return [
    `*${clipText(oneLine(contactLabel(contact)), 90)}*`,
    dotted(standing(view, context), withWhom(view, await read.team(), context)),
    ...section(
      words.deals.also,
      openDeals(view)
        .slice(1, 4)
        .map((one) => showDeal(one, context)),
    ),
    tags.length > 0 ? clipText(tags.map((tag) => `#${oneLine(tag)}`).join(' '), 120) : '',
    windowLine(await lastHeard(conversation, read), context),
    ...inOrder(messages).map((message) => transcriptLine(message, context)),
    ...section(
      words.records.title,
      theirRecords.map((record) => showRecord(record, context)),
    ),
    ...section(dialogueTitle(dialogue, words.dialogues), dialogue ? answerLines(dialogue, 80) : []),
    ...(await likedOffers(view, context)),
    ...section(
      words.answer.notes,
      notes.map((note) => clipText(oneLine(note.text), 100)),
    ),
    ...section(
      words.answer.tasks,
      tasks.map((task) => dotted(clipText(oneLine(task.text), 80), task.dueAt && showMoment(task.dueAt, place))),
    ),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** What they said they want, whatever has become of it. */
async function likedOffers({ contact }: ContactView, context: CommandContext): Promise<string[]> {
  const { offers } = wordsOf(context);
  const liked = await context.read.looksOf(contact.id, { what: 'liked' }, 3);
  const named = liked.map(({ offer }) => dotted(offers.offer(offer.number), offer.title, offers.state[offer.state]));
  return named.length > 0 ? [clipText(offers.looked(named.join(', ')), 200)] : [];
}

function standing({ contact, deal, stage, conversation }: ContactView, context: CommandContext): string {
  const { answer } = wordsOf(context);
  return dotted(
    deal?.title && clipText(oneLine(deal.title), 60),
    stage && clipText(oneLine(stage.name), 60),
    deal?.value != null && showMoney(deal.value, context.tenant.currency, context.operator.locale),
    contact.stopAutomation && wordsOf(context).leave.mark,
    contact.autopilotBy !== null && wordsOf(context).autopilot.mark,
    conversation?.awaitingSince && answer.waiting(showAge(context.now.getTime() - conversation.awaitingSince.getTime())),
  );
}

/** What they were asked last, and how far they are with it. */
function dialogueTitle(run: DialogueRun | null, words: Words['dialogues']): string {
  if (!run) return '';
  return run.state === 'running' ? words.goesOn(run.body.name) : words.answered(run.body.name);
}

function windowLine(heard: Date | null, context: CommandContext): string {
  const { answer } = wordsOf(context);
  const until = windowUntil({ lastInboundAt: heard });
  if (!until) return answer.notWrittenYet;
  return context.now < until ? answer.ownWordsUntil(showTime(until, placeOf(context))) : answer.windowOver;
}

/** Oldest first, whichever way they were read. */
function inOrder(messages: readonly TranscriptLine[]): TranscriptLine[] {
  return messages.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function transcriptLine(message: TranscriptLine, context: CommandContext): string {
  const words = wordsOf(context);
  const time = showTime(message.at, placeOf(context));
  const text = clipText(oneLine(message.text) || `[${message.type}]`, 90);
  if (message.direction === 'in') return `${time} ${text}`;
  return `${time} → ${text} ${deliveryTick(message.state, words.answer.readTick)}`.trimEnd();
}

function section(title: string, lines: string[]): string[] {
  return lines.length > 0 ? [`${title}: ${lines[0]}`, ...lines.slice(1).map((line) => `· ${line}`)] : [];
}
