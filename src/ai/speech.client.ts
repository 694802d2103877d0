import { z } from 'zod';

/** A recording: its bytes and its MIME type, as WhatsApp gave it (voice messages are `audio/ogg; codecs=opus`). */
export type Recording = { bytes: Uint8Array; mime: string };

/**
 * How listening ended. `speech-unreachable`: no answer, or one that passes (busy, key or quota to be put right); `speech-refused`: this
 * recording will never be taken. `detail` is made of codes only and may be logged. Words are empty where nobody spoke.
 */
export type Heard = { ok: true; words: string } | { ok: false; code: 'speech-unreachable' | 'speech-refused'; detail: string };

/** Puts speech into words, in whatever language it is. Never throws, never takes longer than its time-out. */
export type Ear = { hear(recording: Recording): Promise<Heard> };

/** `url` is what stands before `/audio/transcriptions`; a server of one's own may need no key. */
export type EarOptions = { url: string; apiKey: string | null; model: string; timeoutMs?: number };

/** More than this is not taken: OpenAI's limit for an upload to `/audio/transcriptions`, 25 MiB. WhatsApp's own for audio is 16 MB. */
export const maxRecordingBytes = 25 * 1024 * 1024;

/** A quarter of an hour of speech has about 12,000 characters. */
const maxWords = 16_000;

/**
 * Opens an ear at an address that speaks OpenAI's "create transcription": OpenAI itself, or one of the servers that copy it (Groq, speaches,
 * whisper.cpp, LocalAI). One multipart POST, so no SDK: see docs/decisions/0020-speech.md.
 */
export function openEar({ url, apiKey, model, timeoutMs = 20_000 }: EarOptions): Ear {
  return {
    async hear({ bytes, mime }) {
      const form = new FormData();
      // The type is told by the name's ending; by the MIME type only some servers tell it.
      form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), `voice.${endingOf(mime)}`);
      form.set('model', model);
      form.set('response_format', 'json');
      try {
        const answer = await fetch(`${url.replace(/\/+$/, '')}/audio/transcriptions`, {
          method: 'POST',
          headers: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
          body: form,
          // A customer's voice and the key go to this host and to no other.
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        return await readAnswer(answer);
      } catch (error) {
        return { ok: false, code: 'speech-unreachable', detail: (error as Error).name };
      }
    },
  };
}

const answerSchema = z.object({ text: z.string() });

async function readAnswer(answer: Response): Promise<Heard> {
  const detail = `http-${answer.status}`;
  if (!answer.ok) {
    await answer.body?.cancel();
    const never = [400, 413, 415, 422].includes(answer.status);
    return { ok: false, code: never ? 'speech-refused' : 'speech-unreachable', detail };
  }
  const read = answerSchema.safeParse(await answer.json().catch(() => null));
  if (!read.success) return { ok: false, code: 'speech-refused', detail: 'nonsense' };
  return { ok: true, words: read.data.text.replaceAll('\0', '').trim().slice(0, maxWords) };
}

const endings: Record<string, string> = {
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'm4a',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
};

function endingOf(mime: string): string {
  return endings[mime.split(';')[0]!.trim().toLowerCase()] ?? 'ogg';
}
