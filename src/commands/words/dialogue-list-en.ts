import type { DialogueListWords } from './dialogue-list-words.ts';

export const dialogueListEn: DialogueListWords = {
  title: 'Conversations with steps',
  none: 'There is none for your trade.',
  foot: 'Say “conversations intake” to see one, “new conversation” to write your own.',
  states: { on: 'on', off: 'off' },
  counted: ({ begun, finished, dropped, left }) => `${begun} begun, ${finished} finished, ${dropped} dropped, ${left} taken over`,
  stopped: (step, dropped, left) => `Stopped at “${step}”: ${dropped} dropped, ${left} taken over`,
  asks: (n, question, how) => `${n}. asks “${question}” · ${how}`,
  how: {
    text: 'in their own words',
    number: 'a number',
    amount: 'an amount',
    date: 'a date',
    email: 'an e-mail address',
    phone: 'a telephone number',
    file: 'a photo or file',
    slot: 'free times from your hours; what they pick is booked',
    choice: '',
  },
  choices: (list, kind) => `${kind === 'buttons' ? 'buttons' : 'a list'}: ${list}`,
  leadsTo: (label, step) => `${label} → ${step}`,
  toTheEnd: 'the end',
  writes: { name: 'becomes their name', tag: 'becomes a tag', value: 'becomes what the deal is worth', note: 'becomes a note' },
  says: (words) => `Then says “${words}”`,
  opens: { quote: 'opens a quote', order: 'opens an order', case: 'opens a case' },
  tells: { task: 'gives you the answers as a task', notice: 'shows you the answers' },
  tasks: (text) => `gives you a task “${text}”`,
  tags: (list) => `tags them ${list}`,
  moves: (stage) => `moves them to ${stage}`,
  movesNobody: '⚠️ moves nobody: the stage is gone',
  stageGone: (name, who) =>
    `⚠️ “${name}” was to move ${who} to a stage that is no longer there. Everything else goes on, but nobody is moved. Name another stage: “conversation ${name} then move to …”.`,
  begins: {
    with: (parts) => `Begins with ${parts.join(', or ')}.`,
    first: 'whoever writes for the first time',
    words: (list) => `whoever writes: ${list}`,
    about: (list) => `whoever asks about: ${list}`,
    you: (how) => `Begins when you say: ${how}`,
  },
  wouldHave: (people) =>
    people === 0
      ? 'Last week it would have begun with nobody.'
      : `Last week it would have begun with ${people} ${people === 1 ? 'person' : 'people'}.`,
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  tryIt: 'Try it',
  nowOn: (name, begins) => `“${name}” is on. ${begins} It stops as soon as a person is needed.`,
  nowOff: (name) => `“${name}” is off. Whoever is in the middle of it goes on to its end.`,
  own: 'your own',
  removed: (name) => `${name} (removed)`,
  dropped: (name) => `“${name}” is removed; “undo” brings it back. Whoever is in the middle of it goes on to its end.`,
  isOwn: 'You wrote this one yourself, so there are no other words of it. “undo” takes back your last change.',
  isTrades: 'It belongs to your trade and stays in the list. Switch it off instead.',
  already: { on: (name) => `“${name}” is on already.`, off: (name) => `“${name}” is off already.` },
  changed: (what) => `Changed. ${what}`,
  nowList: 'From now on it is a list: WhatsApp has room for three buttons of 20 letters.',
  refused: (one) => {
    switch (one.why) {
      case 'no-step':
        return `It has steps 1 to ${one.of}. Say which, as in “conversations intake remove 2”.`;
      case 'many-steps':
        return `It has ${one.of} steps, and that is as many as there can be.`;
      case 'last-step':
        return 'It is the only step. Switch the conversation off instead.';
      case 'no-words':
        return 'Say the words too, as in “conversations intake question 2 What is it about?”.';
      case 'too-long':
        return `That has ${one.is} letters, and WhatsApp has room for ${one.most}. Shorter, please.`;
      case 'no-choices':
        return 'That step is answered in their own words; only a step with choices can have one more.';
      case 'too-many':
        return `That step has ${one.most} choices, and WhatsApp has room for no more.`;
      case 'same-choice':
        return `“${one.step}” has the choice “${one.choice}” already.`;
      case 'unreachable':
        return `Then nobody would come to “${one.step}”. Remove that one first.`;
      case 'same-key':
      case 'backwards':
        return `“${one.step}” would lead back, and the conversation would have no end.`;
    }
  },
  tries: (minutes) => `For ${minutes} minutes you are your own customer. Here is the first question; “done” ends it.`,
  tryElsewhere: 'Your customers write to another number. Say “as customer”, and write there as one.',
  detail: 'Look at one',
};
