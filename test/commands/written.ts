import { compileDialogue } from '../../src/commands/dialogues/written/compile.ts';
import { readDialogue } from '../../src/commands/dialogues/written/read-dialogue.ts';

/** What a message makes: a conversation, what is wrong with the whole, each wrong line, or (null) nothing of the kind. */
export function readWritten(text: string) {
  const read = readDialogue(text);
  if (!read) return null;
  if (read.wrong.length > 0) return read.wrong.map((one) => `${one.trouble.why}: ${one.text}`);
  const compiled = compileDialogue(read.spoken, { stages: [], locale: 'en' });
  return compiled.ok ? compiled.body : compiled.trouble;
}
