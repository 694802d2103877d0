import { followUpTemplate, followUpTemplates } from '../crm/template.ts';
import { clipText } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { wordsOf } from './place.ts';

/** Why a template could not go out by itself, in a sentence; null where it could. Said when it is named, and not when it is due. */
export async function templateWrong(name: string, context: CommandContext): Promise<string | null> {
  const { sequences: say } = wordsOf(context);
  const { locale } = context.tenant;
  const all = await context.read.templates();
  const found = followUpTemplate(name, all, locale);
  return 'template' in found ? null : say.templateWrong[found.unfit](clipText(name, 60), followUpTemplates(all, locale));
}
