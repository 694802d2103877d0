import { templateWords } from '../../crm/content.ts';
import { fillLine } from '../../crm/playbook.ts';
import type { Action, RuleBody } from '../../crm/rule.ts';
import { countsAs, followUpTemplate, type TemplateLine } from '../../crm/template.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import type { CommandContext } from '../command.ts';
import { dialoguesOf } from '../dialogues/begin.ts';
import { wordsOf } from '../place.ts';
import { costIn } from '../template-cost.ts';

type Sends = Extract<Action, { do: 'send' }>;

/** Whether it writes to customers by itself, which whoever switches it on says twice: words, or the first question of a conversation. */
export function writesToThem({ do: actions }: Pick<RuleBody, 'do'>): boolean {
  return actions.some((one) => one.do === 'send' || one.do === 'begin');
}

export function sendsOf({ do: actions }: Pick<RuleBody, 'do'>): Sends[] {
  return actions.filter((one) => one.do === 'send');
}

/** Somebody to whom it is shown as it will read. */
const example = 'Ana';

/** What will leave, word for word, as what and what that costs; and when it will not. */
export async function sendLines(body: RuleBody, context: CommandContext): Promise<string[]> {
  const sends = sendsOf(body);
  if (!writesToThem(body)) return [];
  const { rules: words } = wordsOf(context);
  const { tenant, operator } = context;
  const all = sends.some(({ template }) => template !== '') ? await context.read.templates() : [];
  const cost = (category: string) => costIn(category, tenant.country, context, operator.locale);
  const own = ({ text }: Sends) =>
    text === '' ? [] : [words.leaves.words(fillLine(text, { first_name: example, business: tenant.name }), cost('service'))];
  const asTemplate = ({ template: name }: Sends) => {
    const template = templateNamed(name, all, tenant.locale);
    if (!template) return [];
    const text = clipText(oneLine(templateWords(template.components, [example, tenant.name])), 300);
    const kind = countsAs(template);
    return [words.leaves[kind](template.name, text, cost(kind))];
  };
  const begun = body.do.flatMap((one) => (one.do === 'begin' ? [one.dialogue] : []));
  const asked = dialoguesOf(begun.length > 0 ? await context.read.dialogues() : [], tenant, tenant.locale).filter(({ kind }) =>
    begun.includes(kind),
  );
  const first = asked.map(({ body: { name, steps } }) =>
    words.leaves.question(oneLine(name), clipText(oneLine(steps[0]!.ask), 300), cost('service')),
  );
  return [...first, ...sends.flatMap((one) => [...own(one), ...asTemplate(one)]), words.leaves.never];
}

/** The template of that name that can go out by itself. */
export function templateNamed(name: string, all: readonly TemplateLine[], locale: string): TemplateLine | null {
  const found = name === '' ? null : followUpTemplate(name, all, locale);
  return found && 'template' in found ? found.template : null;
}
