import { threadNumber } from '../crm/tenant.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import { showPhone } from '../kit/phone.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';

/** So long what they write counts as a customer's. */
const minutes = 10;

/** Whoever types this wears another hat for ten minutes: the business sees them as a customer who is none. */
export const hat = defineCommand({
  name: 'hat',
  words: {
    en: ['as customer', 'as a customer'],
    es: ['como cliente', 'como un cliente'],
    pt: ['como cliente', 'como um cliente'],
  },
  says: {
    en: 'Ten minutes as your own customer, as a test',
    es: 'Diez minutos como tu propio cliente, de prueba',
    pt: 'Dez minutos como seu próprio cliente, de teste',
  },
  examples: { en: ['as customer'], es: ['como cliente'], pt: ['como cliente'] },
  args: nothingArgs,
  read: readNothing,
  changes: true,
  run: async (_, context) => ({
    answer: { text: await told(context) },
    effects: [{ do: 'as-customer', operatorId: context.operator.id, until: addMs(context.now, minutes * minuteMs) }],
  }),
});

/** With a console, customers write elsewhere: that is where one is tried. */
async function told(context: CommandContext): Promise<string> {
  const words = wordsOf(context);
  const numbers = await context.read.numbers();
  const theirs = numbers.find((one) => one.purpose === 'customers');
  return theirs && threadNumber(numbers) !== theirs
    ? words.console.asCustomer(minutes, showPhone(theirs.phone))
    : words.first.asCustomer(minutes);
}
