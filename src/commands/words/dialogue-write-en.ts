import type { DialogueWriteWords } from './dialogue-write-words.ts';

export const dialogueWriteEn: DialogueWriteWords = {
  how: 'Write it like this, a line a step, and send it. Choices are parted by “/” and may lead further (“-> 3”, “-> end”); an answer can be text, number, amount, date, email, phone, photo or free time, and become a name, tag, value or note (“-> tag”). Copy, change, send:',
  topics: {
    appointment: 'appointment',
    price: 'price',
    delivery: 'delivery',
    documents: 'documents',
    availability: 'availability',
    buy: 'buying',
    help: 'help',
  },
  example: (about) =>
    [
      'conversation Visit',
      about ? `when they ask about ${about}` : 'when they write "visit" or "viewing"',
      'What is it for? Buying / Renting / Other -> tag',
      'About how much would you like to spend? amount -> value',
      'What is your name? -> name',
      'then task call them, say "Thank you, {first_name}. We will call you."',
    ].join('\n'),
  wrongLines: (count) =>
    count === 1
      ? 'One line is not clear yet. Change it and send it all again:'
      : `${count} lines are not clear yet. Change them and send it all again:`,
  line: (text, one) => `“${text}”\n${lineTrouble(one)}`,
  whole(one) {
    switch (one.why) {
      case 'no-name':
        return 'It needs a name in its first line, such as: conversation Visit';
      case 'name-long':
        return `Its name has ${one.is} letters; ${one.most} are the most.`;
      case 'no-steps':
        return 'It asks nothing yet. A question is a line of its own, such as: What is your name?';
      case 'many-steps':
        return `It has ${one.is} questions; ${one.most} are the most. Nobody answers more in one go.`;
      case 'no-step':
        return `A choice leads to question ${one.what}, and there are ${one.of}.`;
      case 'no-stage':
        return `There is no stage “${one.what}”. There are: ${one.names}`;
    }
  },
  start(one) {
    switch (one.why) {
      case 'word-taken':
        return `“${one.by}” begins with “${one.what}” already. Take another word, or switch that one off first.`;
      case 'about-taken':
        return `“${one.by}” begins with whoever asks for that already. Switch that one off first.`;
      case 'first-taken':
        return `“${one.by}” begins with whoever is new already. Switch that one off first.`;
      case 'word-common':
        return `“${one.what}” is in everybody’s messages, so it would begin for everybody. Take a word that only those write whom it is for.`;
      case 'word-never':
        return `Whoever writes “${one.what}” gets a person at once, so nothing can begin with it. Take another word.`;
    }
  },
  everybody: (begun, people) =>
    `Last week it would have begun with ${begun} of the ${people} people who wrote: nearly everybody. Take a word that only those write whom it is for.`,
  nameTaken: (name) => `There is another conversation called “${name}”. Give it another name.`,
  tooMany: (most) => `You have ${most} of your own, and that is the most. Remove one first, such as: conversation Visit remove`,
  written: (name) => `“${name}” is written, and off. This is what it does:`,
  changed: (name) => `“${name}” is written anew. This is what it does:`,
};

function lineTrouble(one: Parameters<DialogueWriteWords['line']>[1]): string {
  switch (one.why) {
    case 'unread':
      return 'A question ends with “?”, such as: Which area? North / South. Whom it begins with: when they write "visit". Its end: then tag visit, task call them';
    case 'how':
      return `“${one.what}” is no kind of answer. Say two choices or more (North / South), or: text, number, amount, date, email, phone, photo, free time.`;
    case 'one-choice':
      return 'A single choice is none. Say two at least, such as: North / South';
    case 'where':
      return `“${one.what}” is nowhere to go. A choice leads to a later question or the end (“-> 4”, “-> end”); an answer becomes “-> name”, “-> tag”, “-> value” or “-> field area”.`;
    case 'brace':
      return `“${one.what}” is filled by nothing. There are {first_name} and {business}.`;
    case 'unfit':
      return 'That does not fit: a name is text, a tag is text or a choice, a value is an amount.';
    case 'choice-twice':
      return `“${one.what}” is there twice.`;
    case 'long':
      return one.is < 2
        ? `“${one.what}” is too short to begin with.`
        : `“${one.what}” has ${one.is} letters, and there is room for ${one.most}. Shorter, please.`;
    case 'many':
      return `That is ${one.is}; ${one.most} are the most.`;
  }
}
