import { nameKey } from './locale.ts';

const paid =
  /\b(paid|payed|transferred|(made|sent|did) (the |a |my )?(payment|transfer|money|deposit)|pague|pagamos|he pagado|hemos pagado|esta pagad[oa]|hice (el |la |un |una )?(pago|transferencia|bizum|deposito)|transferi|ya (te )?(pague|transferi)|paguei|fiz (o |a |um |uma )?(pix|pagamento|transferencia|deposito)|esta pago)\b/;
const notPaid =
  /\b(not|never|havent|haven t|didnt|didn t|cannot|cant|can t|will|ll|when|how|if|should|no (he|hemos|pude|puedo|lo)|aun no|todavia no|nao|ainda nao|nunca|como|cuando|quando)\b/;

/** Whether somebody says that they have paid. It makes nothing paid: whoever reads it is told what the payment system says. */
export function saysPaid(text: string): boolean {
  return nameKey(text)
    .split(/[.!?\n;]+|, /)
    .map((part) => part.replace(/['’]/g, ''))
    .some((part) => paid.test(part) && !notPaid.test(part));
}
