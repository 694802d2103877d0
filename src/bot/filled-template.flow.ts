import type { Tx } from '../../db/client.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { addressedAs } from '../crm/contact.ts';
import { type Content, templateWords } from '../crm/content.ts';
import { findTemplate } from '../crm/outbox.store.ts';
import type { ContactView } from '../crm/read.ts';
import { countsAs, type TemplateLine } from '../crm/template.ts';
import type { TemplatePurpose } from '../crm/template-purpose.ts';
import { readNumber } from '../crm/tenant.store.ts';
import { templateParam } from '../meta/clip.ts';

/** An approved template with a name, the business and these values in it, and what its buttons mean; null where there is none. */
export async function filledTemplate(
  tx: Tx,
  context: CommitContext,
  view: ContactView,
  { purpose, values, ids }: { purpose: TemplatePurpose; values: readonly string[]; ids: readonly string[] },
): Promise<{ content: Content; category: 'utility' | 'marketing' } | null> {
  const { tenant } = context;
  if (!view.conversation) return null;
  const number = await readNumber(tx, tenant.id, view.conversation.numberId);
  const template = await findTemplate(tx, context, number.wabaId, purpose, tenant.locale);
  if (!template) return null;
  const named = [addressedAs(view.contact), tenant.name, ...values];
  return {
    content: withValues(template, named, ids),
    category: countsAs(template),
  };
}

/** A template with these values in its body; Meta refuses empty ones. `ids`: what its buttons mean. */
export function withValues(
  { name, language, components }: Pick<TemplateLine, 'name' | 'language' | 'components'>,
  values: readonly string[],
  ids: readonly string[] = [],
): Content {
  const parameters = values.map((value) => ({ type: 'text' as const, text: templateParam(value) ?? '·' }));
  return {
    type: 'template',
    ...{ name, language },
    shown: templateWords(
      components,
      parameters.map(({ text }) => text),
    ),
    components: [
      ...(parameters.length > 0 ? [{ place: 'body' as const, parameters }] : []),
      ...ids.map((payload, index) => ({ place: 'button' as const, index, action: 'quick-reply' as const, payload })),
    ],
  };
}
