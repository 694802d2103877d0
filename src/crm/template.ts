import { nameKey } from './locale.ts';
import type { TemplatePurpose } from './template-purpose.ts';

/** A template as Meta last described it. */
export type TemplateLine = {
  name: string;
  language: string;
  category: 'utility' | 'marketing' | 'authentication';
  status: string;
  components: readonly unknown[];
  /** What Hilo uses it for, when it is one of its own. */
  purpose: TemplatePurpose | null;
};

/** What a message counts as where this template leaves as one: advertising, or what concerns them. */
export function countsAs({ category }: Pick<TemplateLine, 'category'>): 'utility' | 'marketing' {
  return category === 'marketing' ? 'marketing' : 'utility';
}

/** Why a template cannot go out as a follow-up. `values`: it wants more than a first name and the business's, or a file, or an address. */
export type Unfit = 'unknown' | 'pending' | 'rejected' | 'paused' | 'values';

/** How many values a follow-up has for a template: the first name, and who writes. */
export const mostValues = 2;

/** The template of this name that can go out as a follow-up, in the wanted language or else any; or why there is none. */
export function followUpTemplate(
  name: string,
  all: readonly TemplateLine[],
  locale: string,
): { template: TemplateLine } | { unfit: Unfit } {
  const named = all.filter((one) => one.name === name && (one.purpose === null || one.purpose === 'quiet-lead'));
  const inOrder = named.toSorted((a, b) => Number(b.language.startsWith(locale)) - Number(a.language.startsWith(locale)));
  const approved = inOrder.filter(({ status }) => status === 'APPROVED');
  const template = approved.find((one) => one.category !== 'authentication' && valuesOf(one) <= mostValues);
  if (template) return { template };
  const [first] = inOrder;
  if (!first) return { unfit: 'unknown' };
  return { unfit: approved.length > 0 ? 'values' : unfitBy(first.status) };
}

/** The names of all that can go out as a follow-up, and are not Hilo's own. */
export function followUpTemplates(all: readonly TemplateLine[], locale: string): string[] {
  const names = [...new Set(all.filter(({ purpose }) => purpose === null).map(({ name }) => name))];
  return names.filter((name) => 'template' in followUpTemplate(name, all, locale)).toSorted();
}

/** How many values a template wants to be given; Infinity where one of them is not a numbered word of its body. */
export function valuesOf({ components }: Pick<TemplateLine, 'components'>): number {
  const counts = components.map((one) => {
    const { type, example: _, ...part } = one as { type?: string; text?: string; format?: string; example?: unknown };
    if (type?.toUpperCase() === 'BODY') return bodyValues(part.text ?? '');
    const isFile = type?.toUpperCase() === 'HEADER' && (part.format ?? 'TEXT').toUpperCase() !== 'TEXT';
    return isFile || /\{\{|"(COPY_CODE|OTP|FLOW|CATALOG|MPM|SPM)"/.test(JSON.stringify(part)) ? Number.POSITIVE_INFINITY : 0;
  });
  return Math.max(0, ...counts);
}

function bodyValues(text: string): number {
  const names = [...text.matchAll(/\{\{\s*(.*?)\s*\}\}/g)].map(([, name]) => Number(name));
  return names.some((one) => !Number.isInteger(one)) ? Number.POSITIVE_INFINITY : Math.max(0, ...names);
}

/** As Meta writes names: small letters, digits, lines. */
export function templateName(typed: string): string {
  return nameKey(typed)
    .replace(/[“”"'«»]/g, '')
    .trim()
    .replace(/[\s-]+/g, '_');
}

function unfitBy(status: string): Unfit {
  if (status === 'PENDING' || status === 'IN_APPEAL') return 'pending';
  return status === 'REJECTED' ? 'rejected' : 'paused';
}
