import { cardLimits } from './card-limits.ts';
import {
  asButtons,
  type DialogueBody,
  type DialogueStep,
  type DialogueTrouble,
  dialogueLimits,
  toEnd,
  troubleIn,
} from './dialogue.ts';

/** How a conversation is changed; steps are counted from one, as they are read. */
export type DialogueEdit =
  | { is: 'reword'; step: number; text: string }
  | { is: 'remove'; step: number }
  | { is: 'add'; step: number; text: string }
  | { is: 'move'; step: number; to: number }
  /** In the place of a step, or before it; behind the last one too. */
  | { is: 'replace' | 'insert'; step: number; made: Omit<DialogueStep, 'key'> };

/** Why it is not changed so. */
export type EditRefused =
  | { why: 'no-step' | 'many-steps'; of: number }
  | { why: 'last-step' }
  | { why: 'no-words' }
  | { why: 'too-long'; most: number; is: number }
  | { why: 'no-choices' }
  | { why: 'too-many'; most: number }
  | DialogueTrouble;

/** What came of it. `nowList`: its choices no longer fit on buttons. */
export type Edited = { ok: true; body: DialogueBody; nowList: boolean } | { ok: false; refused: EditRefused };

/** A conversation with one thing changed; or why not. What it becomes can always be had to its end. */
export function editDialogue(body: DialogueBody, edit: DialogueEdit): Edited {
  const index = edit.step - 1;
  const { steps } = body;
  if (edit.is === 'insert' && steps.length === dialogueLimits.steps) return refuse({ why: 'many-steps', of: steps.length });
  if (edit.is === 'insert' && index >= 0 && index <= steps.length)
    return checked({ ...body, steps: steps.toSpliced(index, 0, { ...edit.made, key: freshKey(steps) }) });
  const step = steps[index];
  if (!step) return refuse({ why: 'no-step', of: body.steps.length });
  switch (edit.is) {
    case 'reword':
      return tooLong(edit.text, dialogueLimits.ask) ?? checked(withStep(body, index, { ...step, ask: edit.text.trim() }));
    case 'insert':
      return refuse({ why: 'no-step', of: steps.length });
    case 'replace':
      return checked(withStep(body, index, { ...edit.made, key: step.key }));
    case 'move':
      return edit.to < 1 || edit.to > steps.length
        ? refuse({ why: 'no-step', of: steps.length })
        : checked({ ...body, steps: steps.toSpliced(index, 1).toSpliced(edit.to - 1, 0, step) });
    case 'remove':
      return body.steps.length === 1 ? refuse({ why: 'last-step' }) : checked(without(body, index));
    case 'add': {
      if (step.wants.as !== 'choice') return refuse({ why: 'no-choices' });
      if (step.wants.choices.length === cardLimits.rows) return refuse({ why: 'too-many', most: cardLimits.rows });
      const choices = [...step.wants.choices, { label: edit.text.trim() }];
      const nowList = asButtons(step.wants.choices) && !asButtons(choices);
      const changed = withStep(body, index, { ...step, wants: { as: 'choice', choices } });
      return tooLong(edit.text, cardLimits.row) ?? checked(changed, nowList);
    }
  }
}

function tooLong(text: string, most: number): Edited | null {
  const { length } = text.trim();
  if (length === 0) return refuse({ why: 'no-words' });
  return length > most ? refuse({ why: 'too-long', most, is: length }) : null;
}

function withStep(body: DialogueBody, index: number, step: DialogueStep): DialogueBody {
  return { ...body, steps: body.steps.with(index, step) };
}

/** A key that no other step has. */
function freshKey(steps: readonly DialogueStep[]): string {
  const numbers = steps.map(({ key }) => Number(/^s(\d+)$/.exec(key)?.[1] ?? 0));
  return `s${Math.max(steps.length, ...numbers) + 1}`;
}

/** Whatever led to the step leads to the one behind it. */
function without(body: DialogueBody, index: number): DialogueBody {
  const gone = body.steps[index]!.key;
  const instead = body.steps[index + 1]?.key ?? toEnd;
  const steps = body.steps.toSpliced(index, 1).map((step) =>
    step.wants.as === 'choice'
      ? {
          ...step,
          wants: { ...step.wants, choices: step.wants.choices.map((one) => (one.to === gone ? { ...one, to: instead } : one)) },
        }
      : step,
  );
  return { ...body, steps };
}

function checked(body: DialogueBody, nowList = false): Edited {
  const trouble = troubleIn(body);
  return trouble ? refuse(trouble) : { ok: true, body, nowList };
}

function refuse(refused: EditRefused): Edited {
  return { ok: false, refused };
}
