import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import { type WelcomeQuestion, type WelcomeStep, welcomeQuestions } from '../crm/operator.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { answerTo, clockAgain, mayAnswer, questionAfter, questionCard } from './first-contact.ts';
import { withoutPoliteness } from './rest.ts';
import { today } from './today.ts';
import { wordsFor } from './words.ts';

/** The questions of the first contact, from where they were left. Past them it is a greeting like any other. */
export const start = defineCommand({
  name: 'start',
  words: { en: ['start', 'first steps'], es: ['empezar', 'comenzar'], pt: ['começar', 'primeiros passos'] },
  says: {
    en: 'Goes on with your first questions',
    es: 'Sigue con tus primeras preguntas',
    pt: 'Continua com as suas primeiras perguntas',
  },
  examples: { en: ['start'], es: ['empezar'], pt: ['começar'] },
  args: z.object({ answer: z.object({ to: z.enum(welcomeQuestions), text: z.string() }).nullable() }),
  read(rest) {
    if (withoutPoliteness(rest) === '') return { answer: null };
    const [first = '', ...words] = rest.trim().split(/\s+/);
    const to = welcomeQuestions.find((question) => question === first);
    const text = words.join(' ');
    return to && mayAnswer(to, text) ? { answer: { to, text } } : null;
  },
  changes: true,
  // Each question is one of its own, and what it changes is undone by itself.
  confirms: true,
  async run({ answer }, context): Promise<Outcome> {
    const { welcome } = context.operator;
    if (welcome === null) return await today.run({ hello: true }, context);
    if (answer) return answered(answer.to, answer.text, welcome, context);
    return welcome === 'try' ? pretend(null, context) : ask(welcome, null, context);
  },
});

function answered(to: WelcomeQuestion, text: string, welcome: WelcomeStep, context: CommandContext): Outcome {
  const done = answerTo(to, text, context);
  if (!done) return { answer: clockAgain(context), effects: [] };
  const now: CommandContext = {
    ...context,
    operator: { ...context.operator, ...done.operator },
    tenant: { ...context.tenant, ...done.tenant },
  };
  const further = laterOf(questionAfter(to) ?? 'try', welcome);
  const outcome = further === 'try' ? pretend(done.said, now) : ask(further, done.said, now);
  return { ...outcome, effects: [...done.effects, ...outcome.effects] };
}

function ask(step: Exclude<WelcomeStep, 'try'>, said: string | null, context: CommandContext): Outcome {
  const { operator, tenant } = context;
  const question = step === 'new' ? welcomeQuestions[0] : step;
  const name = clipText(oneLine(operator.name.split(' ')[0] ?? ''), 40);
  const hello = wordsFor(operator.locale).first.hello(name, clipText(oneLine(tenant.name), 60));
  return {
    answer: questionCard(question, step === 'new' ? hello : said, context),
    effects: [{ do: 'welcome', operatorId: operator.id, step: question }],
  };
}

/** The last step: somebody writes, and they answer once. */
function pretend(said: string | null, { operator }: CommandContext): Outcome {
  const { first } = wordsFor(operator.locale);
  return {
    answer: { text: clipText([...(said ? [said] : []), first.tryIt].join('\n\n'), cardLimits.body) },
    effects: [
      { do: 'welcome', operatorId: operator.id, step: 'try' },
      { do: 'pretend', operatorId: operator.id, ...first.pretended },
    ],
  };
}

/** An old question that is answered after all takes nobody back. */
function laterOf(next: WelcomeQuestion | 'try', stands: WelcomeStep): WelcomeQuestion | 'try' {
  const order: readonly WelcomeStep[] = ['new', ...welcomeQuestions, 'try'];
  return order.indexOf(stands) > order.indexOf(next) ? (stands as WelcomeQuestion | 'try') : next;
}
