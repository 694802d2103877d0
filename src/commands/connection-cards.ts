import type { CallProblem, OffBecause } from '../crm/callout.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import type { Locale } from '../crm/locale.ts';
import type { Id } from '../kit/ids.ts';
import { showAge } from './times.ts';
import { type Words, wordsFor } from './words.ts';

type Deed = 'again' | 'test' | 'on' | 'off';

/** A button that does something with a connection. */
export function deedChoice(id: Id<'connection'>, deed: Deed, { callouts }: Pick<Words, 'callouts'>): Choice {
  const label = { again: callouts.retry, test: callouts.test, on: callouts.on, off: callouts.off }[deed];
  return { label, act: { verb: 'run', command: 'connect', rest: `#${id} ${deed}` } };
}

/** Why a call was not taken, in words. */
export function tellProblem(problem: CallProblem, status: number | null, { callouts, failure }: Words): string {
  return problem === 'call-refused' && status !== null ? callouts.answers(status) : failure.reason(problem);
}

type Trouble = {
  id: Id<'connection'>;
  name: string;
  /** It was switched off, for this. */
  because: OffBecause | null;
  /** It has taken nothing for so long. */
  failingMs: number;
  failed: number;
  waiting: number;
  problem: CallProblem;
  status: number | null;
};

/** A connection takes no calls: what does not work, how much is left undone by it, and what can be done. One card, however many calls. */
export function troubleCard(trouble: Trouble, locale: Locale): CardSpec {
  const words = wordsFor(locale);
  const { callouts, label } = words;
  const { id, name, because, failingMs, failed, waiting } = trouble;
  const reason = tellProblem(trouble.problem, trouble.status, words);
  const head = because
    ? callouts.switchedOff(name, reason)
    : failed > 0
      ? callouts.gaveUp(name, reason)
      : callouts.failing(name, showAge(failingMs), reason);
  const counts = [failed > 0 && callouts.failed(String(failed)), waiting > 0 && callouts.waits(String(waiting))];
  return {
    kind: 'notice',
    body: [head, counts.filter(Boolean).join(' · ')].filter(Boolean).join('\n'),
    choices: [
      deedChoice(id, 'again', words),
      ...(because ? [] : [deedChoice(id, 'off', words)]),
      { label: label.dismiss, act: { verb: 'dismiss' } },
    ],
  };
}

/** It works again. */
export function backCard(name: string, locale: Locale): CardSpec {
  return { kind: 'notice', body: wordsFor(locale).callouts.back(name), choices: [] };
}
