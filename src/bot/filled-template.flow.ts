import type { Tx } from '../../db/client.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { firstName } from '../crm/contact.ts';
import { type Content, templateWords } from '../crm/content.ts';
import { findTemplate } from '../crm/outbox.store.ts';
import type { ContactView } from '../crm/read.ts';
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
  const named = [firstName(view.contact) || view.contact.name, tenant.name, ...values];
  const parameters = named.map((value) => ({ type: 'text' as const, text: templateParam(value) ?? '·' }));
  return {
    content: {
      type: 'template',
      name: template.name,
      language: template.language,
      shown: templateWords(
        template.components,
        parameters.map(({ text }) => text),
      ),
      components: [
        { place: 'body', parameters },
        ...ids.map((payload, index) => ({ place: 'button' as const, index, action: 'quick-reply' as const, payload })),
      ],
    },
    category: template.category === 'marketing' ? 'marketing' : 'utility',
  };
}
