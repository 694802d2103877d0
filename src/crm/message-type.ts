import { saysEmergency } from './emergency.ts';
import type { Intent } from './intent.ts';
import { nameKey } from './locale.ts';
import { asksForPerson, complains } from './urgency.ts';

/** The kinds of message that customers send, in the order in which they are looked for: what is told by its words before what is told by less. */
export const messageTypes = [
  'emergency',
  'complaint',
  'person',
  'appointment-change',
  'order-status',
  'payment',
  'hours',
  'place',
  'appointment',
  'price',
  'delivery',
  'documents',
  'availability',
  'buy',
  'help',
  'file',
  'greeting',
  'answer',
  'other',
] as const;
export type MessageType = (typeof messageTypes)[number];

/** Those that say what somebody wants, so that a conversation can begin with them. */
export const askedAbout = [
  'appointment',
  'price',
  'delivery',
  'documents',
  'availability',
  'buy',
  'help',
] as const satisfies readonly MessageType[];
export type AskedAbout = (typeof askedAbout)[number];

/** What a customer said in a turn, and what one of us answered; null where nobody did. */
export type SaidAndAnswered = {
  said: string;
  intent: Intent | null;
  /** Only a file came, without words. */
  onlyFile: boolean;
  /** What came before it was ours: they may be answering. */
  answersUs: boolean;
  answer: string | null;
  /** Their name, which is no difference between two answers. */
  name: string;
};

export type MessageRead = {
  /** The newest turns of customers since then, at most `limit`. */
  saidAndAnswered(since: Date, limit: number): Promise<SaidAndAnswered[]>;
};

/** What is counted of one kind. `alike`: of those with an answer, the share that got the same as most. */
export type TypeCount = { type: MessageType; count: number; alike: number | null; example: string };

/** Under so many of them nothing is said of how alike they were answered. */
const tellsFrom = 3;

/** What kind of message it is, by words of the three languages; where none is in it by what a model or a person took it for. */
export function typeOf({ said, intent, onlyFile, answersUs }: Omit<SaidAndAnswered, 'answer' | 'name'>): MessageType {
  if (onlyFile) return 'file';
  if (saysEmergency(said)) return 'emergency';
  if (complains(said)) return 'complaint';
  if (asksForPerson(said)) return 'person';
  if (intent === 'complaint') return 'complaint';
  const key = nameKey(said).replace(/['’]/g, '');
  const byWords = Object.entries(words).find(([, pattern]) => pattern.test(key));
  if (byWords) return byWords[0] as MessageType;
  if (intent === 'order') return 'buy';
  if (intent === 'support') return 'help';
  if (greeting.test(key)) return 'greeting';
  return answersUs || intent === 'reply' ? 'answer' : 'other';
}

/** The kinds really seen, most first. */
export function countTypes(all: readonly SaidAndAnswered[]): TypeCount[] {
  const byType = Map.groupBy(all, typeOf);
  return [...byType.entries()]
    .map(([type, those]) => ({
      type,
      count: those.length,
      alike: alikeOf(those),
      example: those.find(({ said }) => said !== '')?.said ?? '',
    }))
    .toSorted((a, b) => b.count - a.count || messageTypes.indexOf(a.type) - messageTypes.indexOf(b.type));
}

function alikeOf(those: readonly SaidAndAnswered[]): number | null {
  const answers = those.flatMap(({ answer, name }) => (answer === null ? [] : [answerKey(answer, name)]));
  if (answers.length < tellsFrom) return null;
  const same = [...Map.groupBy(answers, (one) => one).values()].map((group) => group.length);
  return Math.max(...same) / answers.length;
}

/** Two answers are the same but for their name, figures and signs. */
function answerKey(answer: string, name: string): string {
  const names = new Set(nameKey(name).split(' '));
  return nameKey(answer)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !names.has(word))
    .join(' ');
}

/** Of kinds that can run by themselves and do not yet: the one that saves most answers. */
export function worthNext(counts: readonly TypeCount[], can: (type: MessageType) => boolean): TypeCount | null {
  const worth = ({ count, alike }: TypeCount) => count * Math.max(alike ?? 0, 0.5);
  return counts.filter(({ type }) => can(type)).toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}

const any = (...ways: string[]) => new RegExp(`(?:^|[^\\p{L}])(?:${ways.join('|')})(?=[^\\p{L}]|$)`, 'u');

const words = {
  'appointment-change': any(
    '(?:cancel|move|change|reschedule|postpone)\\w* (?:\\w+ ){0,2}(?:appointment|booking|lesson|visit|viewing)',
    '(?:cancelar|anular|cambiar|mover|aplazar) (?:\\w+ ){0,2}(?:cita|reserva|hora|clase|visita)',
    '(?:cancelar|desmarcar|remarcar|mudar|adiar) (?:\\w+ ){0,2}(?:consulta|horario|agendamento|aula|visita)',
  ),
  'order-status': any(
    '(?:where is|status of|what about|when (?:will|does)) (?:\\w+ ){0,2}(?:order|parcel|package)',
    '(?:donde esta|como va|cuando llega|estado de) (?:\\w+ ){0,2}(?:pedido|paquete|envio)',
    '(?:onde esta|cade|como esta|quando chega) (?:\\w+ ){0,2}(?:pedido|pacote|encomenda)',
  ),
  payment: any(
    'pay|paid|payment|invoice|bank account|transfer(?:red)?',
    'pagar|pago|pague|factura|transferencia|bizum',
    'paguei|pagamento|boleto|pix|nota fiscal',
  ),
  hours: any(
    'are you open|do you open|do you close|opening (?:hours|times)|what time',
    'abris|abren|abierto|abiertos|cerrais|cierran|horarios?',
    'abrem|aberto|abertos|fecham|funcionamento',
  ),
  place: any(
    'where are you|your address|how do i get|directions|parking',
    'donde (?:estais|estan|queda)|direccion|como llego|aparcar',
    'onde (?:fica|voces|estao)|endereco|como chego|estacionar',
  ),
  appointment: any(
    'appointments?|book(?:ing)?|lesson|viewing|a time',
    'citas?|reservar|reserva|agendar|turno|clase',
    'consulta|agendar|marcar|agendamento|aula',
  ),
  price: any(
    'how much|prices?|costs?|quote|estimate|rates?',
    'cuanto|precios?|cuesta|presupuesto|cotizacion|tarifas?',
    'quanto|precos?|custa|orcamento|cotacao|valor',
  ),
  delivery: any('deliver(?:y|ed)?|ship(?:ping)?', 'entrega|enviais|envian|envio|domicilio', 'entregam|entrega|frete'),
  documents: any(
    'documents?|papers|certificate|contract|form',
    'documentos?|papeles|certificado|contrato|formulario',
    'documentos?|papeis|certificado|contrato|formulario',
  ),
  availability: any(
    'do you have|in stock|available|still have',
    'teneis|tienen|disponible|hay stock|os queda',
    'voces tem|tem em estoque|disponivel',
  ),
  buy: any(
    'i want to buy|i would like to (?:buy|order)|i need|i want|looking for',
    'quiero|quisiera|necesito|busco|me interesa',
    'quero|queria|preciso|procuro|tenho interesse',
  ),
} satisfies Partial<Record<MessageType, RegExp>>;

const greeting =
  /^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|hola|buen[oa]s?(?: dias| tardes| noches)?|oi|ola|bom dia|boa (?:tarde|noite)|thanks?|thank you|gracias|obrigad[oa])\W*$/u;
