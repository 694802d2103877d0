import type { CardSpec } from '../../crm/card.ts';
import { cardLimits } from '../../crm/card-limits.ts';
import { contactName, firstName } from '../../crm/contact.ts';
import type { ContactView } from '../../crm/contact-view.ts';
import type { Operator } from '../../crm/operator.ts';
import type { Rule } from '../../crm/rule.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import type { Id } from '../../kit/ids.ts';
import { contactChoices, dotted } from '../rows.ts';
import { showTime } from '../times.ts';
import { wordsFor } from '../words.ts';
import { type Telling, tellDoing, tellShort, tellTrigger } from './explain.ts';

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

/** It would do this with all of them, and asks first: yes, yes from now on, or not this time. */
export function askListCard({ rule, to, telling }: About, people: readonly ContactView[], firingId: Id<'firing'>): CardSpec {
  const { rules: words } = wordsFor(to.locale);
  const spoken = { ...telling, locale: to.locale, reader: to.id };
  const done = rule.body.do.map((one) => tellDoing(one, spoken)).join(words.and);
  const names = people.map(({ contact }) => clipText(oneLine(firstName(contact)), 30)).join(', ');
  const answer = (deed: string) => ({ verb: 'run' as const, command: 'rule', rest: `!${firingId} ${deed}` });
  return {
    kind: 'question',
    body: clipText(
      `${words.asks(rule.number, tellTrigger(rule.body, spoken), done)}\n\n${words.people(people.length)} ${names}`,
      cardLimits.body,
    ),
    choices: [
      { act: answer('do'), label: wordsFor(to.locale).label.doIt },
      { act: answer('alone'), label: words.doAlways },
      { act: answer('no'), label: words.notThisTime },
    ],
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
