import { nameKey } from './locale.ts';

const paid =
  /\b(paid|payed|transferred|(made|sent|did) (the |a |my )?(payment|transfer|money|deposit)|pague|pagamos|he pagado|hemos pagado|esta pagad[oa]|hice (el |la |un |una )?(pago|transferencia|bizum|deposito)|transferi|ya (te )?(pague|transferi)|paguei|fiz (o |a |um |uma )?(pix|pagamento|transferencia|deposito)|esta pago)\b/;
/** By name of the way, where nobody says "paid": "sent by M-Pesa", what M-Pesa itself writes, "te hice un bizum", "segue o comprovante". */
const wayNamed =
  /\b((sent|done|did it|mande|envie|enviado|mandei|enviei|feito|hecho|hecha) (it |the money |el dinero |o dinheiro )?(by|via|through|with|on|por|pelo|pela|con|com|no) (m[ -]?pesa|paypal|zelle|venmo|revolut|bank|bizum|pix|transferencia|mercado pago|wise)|(pix|bizum|transferencia|payment|transfer) (feito|feita|hecho|hecha|enviado|enviada|realizado|realizada|sent|done|made)|ksh ?[\d.,]+ sent to|depositei?|(aqui esta|te mando|segue|mando|envio) (el |o )?comprovante|(aqui esta|te mando|adjunto|envio|mando) (el )?comprobante)\b/;
const notPaid =
  /\b(not|never|havent|haven t|didnt|didn t|cannot|cant|can t|will|ll|when|how|if|should|no (he|hemos|pude|puedo|lo)|aun no|todavia no|nao|ainda nao|nunca|como|cuando|quando)\b/;

/** Whether somebody says that they have paid. It makes nothing paid: whoever reads it is told what the payment system says. */
export function saysPaid(text: string): boolean {
  return nameKey(text)
    .split(/[.!?;]+(?= |$)|, /)
    .map((part) => part.replace(/['’]/g, ''))
    .some((part) => (paid.test(part) || wayNamed.test(part)) && !notPaid.test(part));
}
