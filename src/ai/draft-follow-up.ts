import { z } from 'zod';
import {
  answerMaxTokens,
  type BusinessFacts,
  businessPart,
  type ConversationLine,
  conversationPart,
  dataRules,
  type OfferFact,
  oneLine,
  type PlaybookFact,
  type Prompt,
  voiceRules,
} from './prompt-parts.ts';
import { whatsappWords } from './whatsapp-words.ts';

/** The answer as the model gives it. */
export type RawFollowUp = { message: string | null };

/** The question, with what is needed to read its answer. It can be given to `Model.ask` as it is. */
export type FollowUpPrompt = Prompt & { schema: z.ZodType<RawFollowUp>; nonce: string };

/** Asks for a message to somebody who went silent. `stageName` is where their deal is; `silentHours` since anybody last wrote; `nonce`: see `fence`. */
export function followUpPrompt(about: {
  business: BusinessFacts;
  stageName: string | null;
  silentHours: number;
  transcript: readonly ConversationLine[];
  playbook: readonly PlaybookFact[];
  /** What is to be had now, and the names of what they said they want of it. */
  offers?: readonly OfferFact[];
  wants?: readonly string[];
  nonce: string;
}): FollowUpPrompt {
  const stage = about.stageName ? JSON.stringify(oneLine(about.stageName, 60)) : 'none';
  return {
    system: [task, dataRules, voiceRules, businessPart(about.business, about.playbook, about.offers)].join('\n\n'),
    data: `${conversationPart(about.transcript, about.nonce)}\n\nTheir stage: ${stage}. Silent for about ${Math.max(0, Math.round(about.silentHours))} hours.${wantsPart(about.wants ?? [])} Return the JSON object with the follow-up.`,
    schema: z.object({ message: z.string().nullable() }),
    maxTokens: answerMaxTokens,
    nonce: about.nonce,
  };
}

/** The draft as a person may be shown it, or null: then the playbook's is used. */
export function readFollowUp(value: RawFollowUp, prompt: Pick<FollowUpPrompt, 'nonce'>): { message: string | null } {
  return { message: whatsappWords(value.message, prompt.nonce) };
}

function wantsPart(wants: readonly string[]): string {
  return wants.length > 0
    ? ` They said they want: ${wants
        .slice(0, 5)
        .map((name) => JSON.stringify(oneLine(name, 80)))
        .join(', ')}.`
    : '';
}

const task = `A customer of a small business has not answered on WhatsApp for a while. Write the one message that could take the conversation up again, and return it as a JSON object:
- "message": the follow-up, or null if none should be sent: they said no, asked not to be written to, complained and wait on the business, or nothing is open.
It picks up what they really asked or were offered, makes it easy to answer (one question), presses nobody, and does not say how long they were silent.`;
