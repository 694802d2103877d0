import type { Locale } from '../crm/locale.ts';
import type { Tenant } from '../crm/tenant.ts';

/** A day in words with its time, as a customer reads it: "Thursday 26 November at 16:00". By the business's clock: that is where they come to. */
export function customerTime(at: Date, { locale, timezone }: Pick<Tenant, 'locale' | 'timezone'>): string {
  return new Intl.DateTimeFormat(tags[locale], {
    timeZone: timezone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** The same on a row of a list. */
export function customerTimeShort(at: Date, { locale, timezone }: Pick<Tenant, 'locale' | 'timezone'>): string {
  const format = {
    timeZone: timezone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return new Intl.DateTimeFormat(tags[locale], { ...format, hourCycle: 'h23' }).format(at).replaceAll('.', '');
}

const tags: Record<Locale, string> = { en: 'en-GB', es: 'es-ES', pt: 'pt-BR' };
