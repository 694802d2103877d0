import { kinds, settingNamed, withChange } from './business-setting.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import type { BusinessSetting } from './words/settings.ts';

export const setting = defineCommand({
  name: 'set',
  words: { en: ['set'], es: ['ajustar', 'ajusta'], pt: ['ajustar para', 'definir', 'defina'] },
  says: {
    en: 'Changes what counts for everybody here',
    es: 'Cambia lo que vale para todos aquí',
    pt: 'Muda o que vale para todos aqui',
  },
  examples: {
    en: ['set grace 10', 'set value 1,000', 'set follow-ups 6'],
    es: ['ajustar margen 10', 'ajustar valor 1.000', 'ajustar seguimientos 6'],
    pt: ['definir espera 10', 'definir valor 1.000', 'definir acompanhamentos 6'],
  },
  args: restArgs,
  read(rest) {
    const args = readRest(rest);
    return args && settingNamed(args.text) ? args : null;
  },
  changes: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const named = settingNamed(text)!;
    return set(named.setting, named.rest, context);
  },
});

/** Sets it, or says how it stands where the value cannot be meant. */
export function set(which: BusinessSetting, text: string, context: CommandContext): Outcome {
  const { settings: words } = wordsOf(context);
  const { title, now, set: done } = words.business[which];
  const kind = kinds[which];
  const change = kind.read(text, context);
  if (!change) return { answer: { text: now(kind.shown(context.tenant, context)) }, effects: [] };
  return {
    answer: { text: done(kind.shown(withChange(context.tenant, change), context)) },
    effects: [{ do: 'set-business', change, by: context.operator.id, undone: title.toLowerCase() }],
  };
}
