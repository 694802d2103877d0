import type { AnswerWords } from './answer-words.ts';

export const answerEn: AnswerWords = {
  hello: (name) => `Hello ${name}.`,
  unknown: 'I did not understand that. What would you like to do?',
  whatNow: 'What would you like to do?',
  rowWaiting: 'Who is waiting',
  rowAnswer: 'Answer somebody',
  rowToday: 'Today',
  rowPipeline: 'Pipeline',
  rowElse: 'Something else',
  didYouMean: (sentence) => `Did you mean “${sentence}”?`,
  forWhom: (text) => `For whom?\n“${text}”`,
  forNobody: 'Nobody',
  notYet: (word) => `I cannot do that yet: “${word}”. Write “help” for what I can.`,
  mayNot: (word, least) => `“${word}” is for ${least === 'owner' ? 'the owner' : 'managers'}. Ask them to do it.`,

  likeThis: (example) => `Write it like this: ${example}`,

  nobody: (words) => `I know nobody called “${words}”.`,
  whichPerson: (words) => `Which “${words}”?`,
  meantThis: (words) => `Nobody is called exactly “${words}”. Is it this person?`,
  yesName: (name) => `Yes, ${name}`,
  nobodySpecial: 'Nobody in particular',
  answerWhom: 'Whom would you like to answer?',

  replied: (who, text) => `→ ${who}: ${text}`,
  neverWrote: (who) => `${who} has not written yet. Own words can only answer; a template has to begin.`,
  wordsKept: (text) => `Your words are kept: “${text}”`,

  moved: (who, stage, was) => `${who} → ${stage} (was ${was})`,
  alreadyThere: (who, stage) => `${who} is in ${stage} already.`,
  noStage: (words) => `There is no stage “${words}”. Which one?`,
  whichStage: (words) => `Which stage is “${words}”?`,
  noDeal: (who) => `${who} has nothing in the pipeline yet.`,

  noted: (who, text) => `Note on ${who}: ${text}`,
  tasked: (text, who, when) => [`Task: ${text}`, who, when].filter(Boolean).join(' · '),
  pastDate: (words) =>
    `“${words}” is over already, so I wrote nothing down. Dates look like this: tomorrow 10am · Friday 16:00 · in 2 hours`,
  impossibleDate: (words) =>
    `“${words}” is no date I can read, so I wrote nothing down. Dates look like this: 3 December 10am · tomorrow 16:00 · in 2 hours`,

  todayTitle: 'Today',
  todayWaiting: (count, names) => (count === 1 ? `1 customer is waiting: ${names}` : `${count} customers are waiting: ${names}`),
  todayFollowUps: (count) => (count === 1 ? '1 follow-up to decide' : `${count} follow-ups to decide`),
  todayAppointments: (count, next) =>
    `📅 ${count === 1 ? '1 appointment' : `${count} appointments`}${next ? `, next ${next}` : ''}`,
  todayTasks: (count, late, next) =>
    `${count === 1 ? '1 task due' : `${count} tasks due`}: ${[late, next && (late ? `next ${next}` : next)].filter(Boolean).join('; ')}`,
  todayTroubles: (count) => (count === 1 ? '⚠️ 1 message did not arrive' : `⚠️ ${count} messages did not arrive`),
  todayNothing: 'Nothing needs you today. Enjoy it.',
  overdue: 'overdue',

  waitingCount: (count) => (count === 1 ? '1 customer is waiting' : `${count} customers are waiting`),
  nobodyWaiting: 'Nobody is waiting. Everyone has an answer.',
  followUpCount: (count) => (count === 1 ? '1 follow-up to decide' : `${count} follow-ups to decide`),
  noFollowUps: (next) =>
    next ? `No follow-up to decide. The next one is due ${next}.` : 'No follow-up to decide, and none planned.',
  pipelineTitle: 'Pipeline',
  pipelineEmpty: 'The pipeline is empty. Whoever writes to you next appears here.',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  leadsTitle: (stage, count) => `${stage}: ${count}`,
  leadsEmpty: (stage) => `Nobody is in ${stage} right now.`,
  found: (words) => `Found for “${words}”`,
  foundNothing: (words) => `Nothing found for “${words}”. Try fewer or other words.`,
  whereFound: { message: 'message', note: 'note', contact: 'contact', record: 'record' },
  more: (left) => `More (${left})`,
  see: 'See',

  waiting: (age) => `waiting ${age}`,
  ownWordsUntil: (time) => `own words until ${time}`,
  windowOver: 'window closed: knock',
  notWrittenYet: 'has not written yet',
  notes: 'Notes',
  tasks: 'Tasks',
  readTick: 'read',
  lastTalk: (us, age) => `last: ${us ? 'you' : 'they'}, ${age} ago`,
};
