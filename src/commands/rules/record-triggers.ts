import type { RecordKind, RecordState, StateOf } from '../../crm/business-record.ts';
import { minutesOf, type Phrase, phrase, stretch } from './phrase.ts';
import { alguem, alguien, one } from './somebody.ts';
import type { SpokenTrigger } from './spoken.ts';

type Language = 'en' | 'es' | 'pt';

/** What each kind of record is called, without accents. */
const called: Record<RecordKind, Record<Language, string>> = {
  appointment: { en: 'appointment|booking|visit', es: 'cita|reserva|visita', pt: 'horario|consulta|agendamento|visita' },
  order: { en: 'order', es: 'pedido', pt: 'pedido|encomenda' },
  quote: { en: 'quote|estimate|offer', es: 'presupuesto|oferta|cotizacion', pt: 'orcamento|proposta|cotacao' },
  case: { en: 'case|complaint|ticket', es: 'caso|incidencia', pt: 'caso|chamado' },
  payment: {
    en: 'payment(?: request| link)?|invoice|bill',
    es: '(?:peticion de )?pago|factura|cobro',
    pt: '(?:pedido de )?pagamento|fatura|boleto',
  },
};

/** What is done with it, and what somebody or it itself does: "is cancelled", "cancels". */
type Ways = Record<Language, readonly [done: string, does: string]>;

const cancelled: Ways = {
  en: ['cancell?ed|called off', 'cancels|calls off'],
  es: ['anulad[oa]|cancelad[oa]', 'anule|anula|cancele|cancela'],
  pt: ['cancelad[oa]|desmarcad[oa]', 'cancelar|cancela|desmarcar|desmarca'],
};
const sent: Ways = {
  en: ['sent|shipped', 'goes out|leaves'],
  es: ['enviad[oa]|mandad[oa]', 'envie|envia|mande|salga'],
  pt: ['enviad[oa]|mandad[oa]', 'enviar|mandar|sair'],
};
const opened: Ways = {
  en: ['(?:re)?opened|created|placed|made|written', 'opens|creates|places|makes|comes in|writes'],
  es: ['abiert[oa]|cread[oa]|hech[oa]|escrit[oa]', '(?:re)?abra|abre|cree|crea|haga|hace|entre|llegue|escriba|escribe'],
  pt: ['(?:re)?abert[oa]|criad[oa]|feit[oa]|escrit[oa]', '(?:re)?abrir|abre|criar|fizer|faz|entrar|chegar'],
};

const happens: { [K in RecordKind]: Partial<Record<StateOf<K> | 'moved', Ways>> } = {
  appointment: {
    booked: {
      en: ['booked|made|scheduled', 'books|makes|schedules'],
      es: ['reservad[oa]|hech[oa]|agendad[oa]', 'reserve|reserva|pida|pide|haga|agende'],
      pt: ['marcad[oa]|agendad[oa]|reservad[oa]', 'marcar|marca|agendar|reservar'],
    },
    confirmed: {
      en: ['confirmed', 'confirms'],
      es: ['confirmad[oa]', 'confirme|confirma'],
      pt: ['confirmad[oa]', 'confirmar|confirma'],
    },
    moved: {
      en: ['moved|rescheduled|changed', 'moves|reschedules|changes'],
      es: ['movid[oa]|cambiad[oa]', 'mueva|mueve|cambie|cambia(?: la hora de)?'],
      pt: ['remarcad[oa]|mudad[oa]', 'remarcar|remarca|mudar|muda'],
    },
    cancelled,
    done: {
      en: ['over|done|finished', 'takes place|took place|ends'],
      es: ['realizad[oa]|terminad[oa]', 'termine|termina|acabe|(?:tenga|ha tenido) lugar'],
      pt: ['realizad[oa]|feit[oa]|terminad[oa]', 'terminar|acabar|acontecer|aconteceu'],
    },
    'no-show': { en: ['missed', 'misses'], es: ['perdid[oa]', 'pierda|pierde'], pt: ['perdid[oa]', 'perder|perde'] },
  },
  order: {
    open: opened,
    sent,
    delivered: {
      en: ['delivered', 'arrives'],
      es: ['entregad[oa]', 'entregue|entrega|llegue'],
      pt: ['entregue', 'entregar|chegar'],
    },
    cancelled,
  },
  quote: {
    open: opened,
    sent,
    accepted: {
      en: ['accepted|approved|signed', 'accepts|approves|signs'],
      es: ['aceptad[oa]|aprobad[oa]', 'acepte|acepta|apruebe|aprueba'],
      pt: ['aceit[oa]|aprovad[oa]', 'aceitar|aceita|aprovar|aprova'],
    },
    declined: {
      en: ['declined|refused|rejected|turned down', 'declines|refuses|rejects|turns down'],
      es: ['rechazad[oa]', 'rechace|rechaza'],
      pt: ['recusad[oa]|rejeitad[oa]', 'recusar|recusa|rejeitar'],
    },
    expired: {
      en: ['expired|run out', 'expires|runs out'],
      es: ['vencid[oa]', 'venza|vence|caduque'],
      pt: ['vencid[oa]', 'vencer|vence'],
    },
  },
  case: {
    open: opened,
    waiting: {
      en: ['waiting(?: for (?:them|the customer))?', 'waits(?: for (?:them|the customer))?'],
      es: ['a la espera(?: del cliente)?', 'esper[ea](?: al cliente)?'],
      pt: ['a espera(?: do cliente)?', 'esperar?(?: pelo cliente)?'],
    },
    resolved: {
      en: ['resolved|solved|closed', 'ends'],
      es: ['resuelt[oa]|cerrad[oa]', 'resuelva|resuelve|cierre|cierra'],
      pt: ['resolvid[oa]|fechad[oa]', 'resolver|resolve|fechar'],
    },
  },
  payment: {
    requested: { en: ['requested|asked for', 'asks for'], es: ['pedid[oa]', 'pida|pide'], pt: ['pedid[oa]', 'pedir|pede'] },
    paid: {
      en: ['paid|received|made', 'pays|comes in|arrives'],
      es: ['pagad[oa]|recibid[oa]', 'pague|paga|llegue|llega|entre'],
      pt: ['pag[oa]|recebid[oa]', 'pagar|paga|chegar|chega|entrar'],
    },
    failed: {
      en: ['failed|refused', 'fails'],
      es: ['fallid[oa]|rechazad[oa]', 'falle|falla'],
      pt: ['recusad[oa]', 'falhar|falha'],
    },
    refunded: {
      en: ['refunded|paid back', 'is given back'],
      es: ['devuelt[oa]|reembolsad[oa]', 'devuelva|devuelve|reembolse'],
      pt: ['devolvid[oa]|reembolsad[oa]', 'devolver|devolve|reembolsar'],
    },
    cancelled,
  },
};

/** What is paid is a payment, whatever it was for. */
const paidFor: Record<Language, string> = {
  en: 'order|appointment|quote|deposit',
  es: 'pedido|cita|presupuesto|senal',
  pt: 'pedido|horario|orcamento|sinal',
};

function waysOf(record: RecordKind, to: string, { en, es, pt }: Ways): Phrase<SpokenTrigger>[] {
  const means = () => ({ on: 'record', record, to }) as SpokenTrigger;
  const names = (language: Language) => `(?:${called[record][language]}${to === 'paid' ? `|${paidFor[language]}` : ''})`;
  const it = {
    en: `(?:an?|the|their|any) ${names('en')}`,
    es: `(?:una?|la|el|su) ${names('es')}`,
    pt: `(?:uma?|a|o|seu|sua) ${names('pt')}`,
  };
  return [
    phrase(`${it.en} (?:(?:is|gets|was|has been|has) (?:${en[0]})|(?:${en[1]}))|${one} (?:${en[1]}) ${it.en}`, means),
    phrase(
      `${it.es} (?:(?:sea|es|este|esta|quede|queda|haya sido) (?:${es[0]})|(?:se )?(?:${es[1]}))|(?:se|${alguien}|nos)? ?(?:${es[1]}) ${it.es}`,
      means,
    ),
    phrase(`${it.pt} (?:(?:for|foi|e|estiver|ficar) (?:${pt[0]})|(?:${pt[1]}))|(?:${alguem} )?(?:${pt[1]}) ${it.pt}`, means),
  ];
}

/** What somebody does with a time of theirs needs no name: "someone cancels". */
function byThem(to: 'booked' | 'confirmed' | 'moved' | 'cancelled', en: string, es: string, pt: string): Phrase<SpokenTrigger> {
  return phrase(`${one} (?:${en})|${alguien} (?:${es})|${alguem} (?:${pt})`, () => ({ on: 'record', record: 'appointment', to }));
}

const time = `(?<time>${stretch})`;

/** How it is said that a record stays in the state in which something is waited for: "unpaid for 3 days", "is not paid within 3 days". */
const waiting: { record: RecordKind; to: RecordState; un: Record<Language, string>; done: Record<Language, string> }[] = [
  {
    ...{ record: 'payment', to: 'requested' },
    un: { en: 'unpaid|open|outstanding|overdue', es: 'pagar|cobrar', pt: 'pagar|ser pag[oa]|pagamento' },
    done: { en: 'paid', es: 'pague|paga', pt: 'pag[oa]' },
  },
  {
    ...{ record: 'quote', to: 'sent' },
    un: { en: 'unanswered|open|pending', es: 'aceptar|responder|respuesta', pt: 'aceitar|resposta|ser aceit[oa]' },
    done: { en: 'accepted|answered|signed', es: 'acepte|acepta|conteste|contesta', pt: 'aceit[oa]|respondid[oa]' },
  },
  {
    ...{ record: 'order', to: 'open' },
    un: { en: 'open|unsent', es: 'enviar|entregar', pt: 'enviar|entregar|ser enviad[oa]' },
    done: { en: 'sent|delivered|shipped', es: 'envie|envia|entregue|entrega', pt: 'enviad[oa]|entregue' },
  },
  {
    ...{ record: 'case', to: 'open' },
    un: { en: 'open|unresolved|unsolved', es: 'resolver|cerrar', pt: 'resolver|ser resolvid[oa]' },
    done: { en: 'resolved|solved|closed', es: 'resuelva|resuelve|cierre|cierra', pt: 'resolvid[oa]|fechad[oa]' },
  },
];

function stayingSo({ record, to, un, done }: (typeof waiting)[number]): Phrase<SpokenTrigger>[] {
  const names = called[record];
  const means: Phrase<SpokenTrigger>['means'] = ({ time }) => {
    const forMinutes = minutesOf(time!);
    return forMinutes ? { on: 'record', record, to, forMinutes } : null;
  };
  const en = `(?:an?|the|their|any) (?:${names.en})`;
  const es = `(?:una?|la|el|su) (?:${names.es})`;
  const pt = `(?:uma?|a|o|seu|sua) (?:${names.pt})`;
  return [
    phrase(`${en} (?:is|stays|remains|has been) (?:${un.en}) (?:for |after )(?:more than )?${time}`, means),
    phrase(`${en} (?:is not|isn't|has not been|hasn't been) (?:${done.en}) (?:for|within|in|after) ${time}`, means),
    phrase(`${es} (?:lleve|lleva|pase|pasa|siga|sigue) (?:mas de )?${time} sin (?:${un.es})`, means),
    phrase(`(?:no se (?:${done.es}) ${es}|${es} no se (?:${done.es})) (?:en|durante) ${time}`, means),
    phrase(`${pt} (?:ficar|fica|estiver|esta|passar) (?:mais de )?${time} sem (?:${un.pt})`, means),
    phrase(`${pt} nao for (?:${done.pt}) em ${time}`, means),
  ];
}

const ahead: Phrase<SpokenTrigger>['means'] = ({ time }) => {
  const minutes = minutesOf(time!);
  return minutes ? { on: 'ahead', minutes } : null;
};
const noShow = (): SpokenTrigger => ({ on: 'record', record: 'appointment', to: 'no-show' });
const paid = (): SpokenTrigger => ({ on: 'record', record: 'payment', to: 'paid' });

/** The ways to say that a record came into a state. */
export const recordTriggers: readonly Phrase<SpokenTrigger>[] = [
  phrase(
    `${one} (?:does not|doesn't|did not|didn't) (?:come|show up|turn up)(?: to (?:an?|the|their) (?:${called.appointment.en}))?`,
    noShow,
  ),
  phrase(`${alguien} (?:no (?:venga|viene|acuda|acude)|falte|falta)(?: a (?:una|la|su) (?:${called.appointment.es}))?`, noShow),
  phrase(
    `${alguem} (?:nao (?:vier|vem|aparecer)|faltar|falta)(?: (?:a|ao|na|no) (?:seu |sua )?(?:${called.appointment.pt}))?`,
    noShow,
  ),
  phrase(`(?:it is |it's )?${time} (?:before|ahead of) (?:an?|the|their|any|every|each) (?:${called.appointment.en})`, ahead),
  phrase(`(?:an?|the|their|any) (?:${called.appointment.en}) (?:is|starts|begins) in ${time}`, ahead),
  phrase(`falt[ae]n? ${time} para (?:una|la|su|cada) (?:${called.appointment.es})`, ahead),
  phrase(`(?:sean? )?${time} antes de (?:una|la|su|cada) (?:${called.appointment.es})`, ahead),
  phrase(`falt(?:a|am|ar|arem) ${time} para (?:uma?|a|o|seu|sua|cada) (?:${called.appointment.pt})`, ahead),
  phrase(`(?:for(?:em)? )?${time} antes d(?:e uma?|a|o|e cada) (?:${called.appointment.pt})`, ahead),
  byThem(
    'booked',
    'books(?: (?:in|online|a time))?',
    '(?:reserve|reserva)(?: hora)?',
    '(?:marcar|marca|agendar|agenda)(?: hora)?',
  ),
  byThem('cancelled', 'cancels', 'anule|anula|cancele|cancela', 'cancelar|cancela|desmarcar|desmarca'),
  byThem('confirmed', 'confirms', 'confirme|confirma', 'confirmar|confirma'),
  byThem('moved', 'reschedules', '(?:cambie|cambia) (?:la|de|su) hora', 'remarcar|remarca'),
  ...waiting.flatMap(stayingSo),
  phrase(`${one} (?:pays|has paid)|${alguien} (?:pague|paga)|${alguem} (?:pagar|paga)`, paid),
  ...Object.entries(happens).flatMap(([record, states]) =>
    Object.entries(states).flatMap(([to, ways]) => waysOf(record as RecordKind, to, ways)),
  ),
];
