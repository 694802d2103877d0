import type { CardSpec } from '../../crm/card.ts';
import { cardLimits } from '../../crm/card-limits.ts';
import { contactName } from '../../crm/contact.ts';
import type { ContactView } from '../../crm/contact-view.ts';
import type { Operator } from '../../crm/operator.ts';
import type { Rule } from '../../crm/rule.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import { contactChoices, dotted } from '../rows.ts';
import { showTime } from '../times.ts';
import { wordsFor } from '../words.ts';
import { type Telling, tellShort, tellTrigger } from './explain.ts';

type About = { rule: Rule; to: Operator; telling: Omit<Telling, 'locale' | 'reader'> };

/** Everybody a rule that goes by the clock is about, in one list: whoever they are can be opened. `text`: what is to be done about them. */
export function peopleCard({ rule, to, telling }: About, people: readonly ContactView[], text: string): CardSpec {
  const { label, rules: words } = wordsFor(to.locale);
  const head = words.notice(rule.number, tellTrigger(rule.body, { ...telling, locale: to.locale }));
  const names = people.map(({ contact }) => clipText(oneLine(contactName(contact)), 40));
  return {
    kind: 'list',
    body: clipText(
      [head, ...(text ? [clipText(text, 300)] : []), '', words.people(people.length), names.join(', ')].join('\n'),
      cardLimits.body,
    ),
    choices: contactChoices(
      people.slice(0, cardLimits.rows).map((view) => ({
        view,
        description: dotted(view.stage && oneLine(view.stage.name)),
        command: 'show',
        rest: '',
      })),
    ),
    asList: true,
    listLabel: clipText(label.choose, cardLimits.listLabel),
    about: people.slice(0, cardLimits.rows).map(({ contact }) => contact.id),
  };
}

/** It was due while nothing ran, or could not be done: what is late is asked, and not simply done. */
export function missedCard({ rule, to, telling }: About, slot: Date, place: { timezone: string; now: Date }): CardSpec {
  const { label, rules: words } = wordsFor(to.locale);
  const told = tellShort(rule.body, { ...telling, locale: to.locale, reader: to.id });
  return {
    kind: 'question',
    body: clipText(words.missed(rule.number, showTime(slot, { ...place, locale: to.locale }), told), cardLimits.body),
    choices: [
      { act: { verb: 'run', command: 'rule', rest: `#${rule.id} now` }, label: words.doNow },
      { act: { verb: 'run', command: 'rules', rest: `#${rule.id}` }, label: label.open },
      { act: { verb: 'dismiss' }, label: label.notNow },
    ],
  };
}
