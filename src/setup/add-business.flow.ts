import { type Db, withTenant } from '../../db/client.ts';
import { stages } from '../../db/schema/crm.ts';
import { playbook } from '../../db/schema/followups.ts';
import { numbers, operators, recoveryCodes, tenants } from '../../db/schema/tenants.ts';
import { type Locale, nameKey } from '../crm/locale.ts';
import { insertPipeline } from '../crm/pipeline.store.ts';
import { firstPipeline } from '../crm/pipeline.ts';
import { type PresetName, seedPreset } from '../crm/preset.ts';
import type { Settings } from '../crm/tenant.ts';
import { type Id, type NumberId, newId, type OperatorId, type PipelineId, type StageId, type TenantId } from '../kit/ids.ts';
import { type E164, phoneKey } from '../kit/phone.ts';
import type { Vault } from '../kit/secrets.ts';

/** What it takes to enter a business: its number at WhatsApp, and its first operator's phone. */
export type NewBusiness = {
  id?: TenantId;
  name: string;
  locale: Locale;
  timezone: string;
  country: string;
  currency: string;
  preset: PresetName;
  settings?: Partial<Settings>;
  waba: string;
  phoneNumberId: string;
  phone: E164;
  app: string;
  token: string;
  ratePerSecond?: number;
  owner: { name: string; phone: E164 };
  /** The recovery code that is printed for them; without it they have none until they ask for one. */
  recovery?: Id<'recovery-code'>;
  /** Whether the owner is asked a few things when they first write, and given a tip a day after it. */
  firstContact?: boolean;
};

/** One a day for five days, and none after. */
const tipsInAll = 5;

/** Enters a business with its stages and playbook, in one transaction. */
export async function addBusiness(needs: { db: Db; vault: Vault }, business: NewBusiness, now: Date): Promise<TenantId> {
  const id = business.id ?? newId<TenantId>();
  const seed = seedPreset(business.preset, business.locale);
  await withTenant(needs.db, id, async (tx) => {
    const { name, locale, timezone, country, currency, preset } = business;
    await tx
      .insert(tenants)
      .values({ id, name, locale, timezone, country, currency, preset, settings: business.settings ?? {}, createdAt: now });
    await tx.insert(numbers).values({
      tenantId: id,
      id: newId<NumberId>(),
      wabaId: business.waba,
      phoneNumberId: business.phoneNumberId,
      phone: business.phone,
      app: business.app,
      tokenSealed: needs.vault.seal(business.token, `${id}/token`),
      ratePerSecond: business.ratePerSecond ?? 80,
      createdAt: now,
    });
    if (business.recovery)
      await tx.insert(recoveryCodes).values({ tenantId: id, id: business.recovery, madeBy: null, createdAt: now });
    await tx.insert(operators).values({
      tenantId: id,
      id: newId<OperatorId>(),
      name: business.owner.name,
      role: 'owner',
      locale,
      phone: business.owner.phone,
      phoneKey: phoneKey(business.owner.phone),
      ...(business.firstContact ? { welcome: 'new', tipsLeft: tipsInAll } : {}),
      createdAt: now,
    });
    const pipelineId = newId<PipelineId>();
    await insertPipeline(tx, id, { id: pipelineId, position: 0, name: firstPipeline[locale] });
    const stageIds = new Map(seed.stages.map((stage) => [stage.key, newId<StageId>()]));
    await tx.insert(stages).values(
      seed.stages.map((stage) => ({
        tenantId: id,
        id: stageIds.get(stage.key)!,
        pipelineId,
        position: stage.position,
        name: stage.name,
        nameKey: nameKey(stage.name),
        meaning: stage.meaning,
        kind: stage.kind,
        sequence: stage.sequence,
      })),
    );
    await tx.insert(playbook).values(
      seed.playbook.map((line) => ({
        tenantId: id,
        id: newId<Id<'playbook-line'>>(),
        kind: line.kind,
        stageId: line.stageKey ? (stageIds.get(line.stageKey) ?? null) : null,
        keywords: line.keywords,
        text: line.text,
        position: line.position,
      })),
    );
  });
  return id;
}
