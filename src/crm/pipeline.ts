import type { StageId } from '../kit/ids.ts';
import type { Stage } from './deal.ts';
import { type Locale, nameKey } from './locale.ts';

/** What a business's first pipeline is called until it says otherwise. */
export const firstPipeline: Record<Locale, string> = { en: 'Sales', es: 'Ventas', pt: 'Vendas' };

/** As many as a list shows. */
export const mostPipelines = 10;

/** Where those of a stage go when its pipeline is taken out: to the stage of the same name, else the first of its kind. Null where there is none. */
export function counterpart(
  stage: Pick<Stage, 'name' | 'kind'>,
  others: readonly Pick<Stage, 'id' | 'name' | 'kind'>[],
): StageId | null {
  const alike = others.filter(({ kind }) => kind === stage.kind);
  return (alike.find(({ name }) => nameKey(name) === nameKey(stage.name)) ?? alike[0])?.id ?? null;
}
