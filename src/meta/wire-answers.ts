/** The answers of the Graph API (meta-cloud-api.md §3, §5–§8). Lenient in what is not needed; a schema fails where the answer is of no use. */
import { z } from 'zod';
import { flag, json, list, number, object, part, text, word } from './lenient.ts';

const error = part({
  code: number,
  error_subcode: number,
  message: text,
  type: word,
  is_transient: flag,
  error_data: part({ details: text }),
});

/** `{"error":{…}}`, or null where the body is something else. */
export const wireGraphError = part({ error }).transform((body) => body?.error ?? null);

const id = z.union([z.string().min(1), z.number().transform(String)]);

/** A send: only the wamid must be there; `wa_id` is missing for a BSUID, both for a group. */
export const wireSent = z.object({
  contacts: list({ wa_id: word, user_id: word }),
  messages: z.tuple([z.object({ id, message_status: word })], z.unknown()),
});

export const wireSuccess = z.object({ success: z.union([z.literal(true), z.literal('true')]) });
export const wireUploaded = z.object({ id });
export const wireMediaFacts = z.object({ url: z.url(), mime_type: word, sha256: word, file_size: number });

export const wireTemplatePage = z.object({
  data: list({
    id: word,
    name: word,
    status: word,
    category: word,
    correct_category: word,
    language: word,
    components: json,
    quality_score: json,
    rejected_reason: word,
    parameter_format: word,
  }),
  paging: part({ next: word, cursors: part({ after: word }) }),
});
export type WireTemplate = z.infer<typeof wireTemplatePage>['data'][number];

export const wireTemplateMade = z.object({ id, status: word, category: word });

export const wireFlowPage = z.object({
  data: list({ id: word, name: word, status: word }),
  paging: part({ next: word, cursors: part({ after: word }) }),
});
/** `validation_errors` is empty, or missing, where there is nothing wrong with it. */
export const wireFlowMade = z.object({ id, validation_errors: list({ error: word, message: text }) });

/** A quality is a word, or an object with the word as its score. */
export const wireQuality = z.union([
  part({ score: word })
    .transform((quality) => quality?.score ?? null)
    .pipe(z.string()),
  word,
]);
export const wireComponents = z
  .unknown()
  .transform((value) => (Array.isArray(value) ? value.map((one) => object.parse(one)).filter((one) => one !== null) : []));
