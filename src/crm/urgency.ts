import { hourMs } from '../kit/clock.ts';
import type { Urgency } from './attention.ts';
import { nameKey } from './locale.ts';

export type TurnFacts = {
  /** What the customer said, all of it. */
  said: string;
  /** What a model made of it; null without one. */
  intent: string | null;
  /** They write of an emergency, and the business has a word for it. */
  emergency: boolean;
  /** The operator who gets the card. */
  operatorName: string;
  /** They were given this customer, or took them: among several people that means something. */
  isTheirs: boolean;
  /** The deal's worth and from when on that counts as high, in the smallest unit. */
  value: number | null;
  highValue: number | null;
  /** When one of us last wrote to them. */
  lastOutboundAt: Date | null;
  now: Date;
};

/** So long after our own words an answer to them belongs to a conversation that is being had. */
const exchangeMs = hourMs;

/**
 * How much a customer's turn needs a person now. Words decide it without a model, and where a model is they still count: who asks for a
 * person must get one, whatever the model thinks.
 */
export function turnUrgency(facts: TurnFacts): Urgency {
  const said = nameKey(facts.said);
  if (facts.emergency || facts.intent === 'complaint' || asksForPerson(said) || complains(said)) return 'urgent';
  if (facts.isTheirs || isNamed(facts.operatorName, said)) return 'needs-me';
  if (facts.highValue !== null && (facts.value ?? 0) >= facts.highValue) return 'needs-me';
  if (isExchange(facts.lastOutboundAt, facts.now)) return 'needs-me';
  return 'ordinary';
}

/** Whether one of us wrote so lately that a conversation is being had. */
export function isExchange(lastOutboundAt: Date | null, now: Date): boolean {
  return lastOutboundAt !== null && now.getTime() - lastOutboundAt.getTime() < exchangeMs;
}

/**
 * "Thank you!", "hasta luego": nothing but thanks and a farewell. "Yes", "ok" and "perfect" are none of it, since they may answer a question
 * of ours.
 */
export function isFarewell(said: string): boolean {
  const key = nameKey(said)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return farewell.test(key) && onlyFarewell.test(key);
}

const words =
  'thanks|thank you|thx|bye|goodbye|good night|gracias|hasta luego|hasta manana|adios|buenas noches|obrigad[oa]|valeu|ate logo|ate amanha|tchau|boa noite';
const farewell = new RegExp(`(^| )(${words})( |$)`);
const onlyFarewell = new RegExp(
  `^((${words}|many|a lot|so much|very much|for everything|muchas|muchisimas|mil|por todo|muito|muita|por tudo)( |$))+$`,
);

/** A whole message that is only this, or a sentence that asks to speak to somebody. "Price per person" asks for nobody. */
export function asksForPerson(said: string): boolean {
  const key = nameKey(said);
  return (
    /^\W*(a |un |una |um |uma )?(human|humano|humana|person|persona|pessoa|agent|agente|operator|operador|operadora|atendente|asesor|asesora)( please| por favor)?\W*$/.test(
      key,
    ) || speaksTo.test(key)
  );
}

const somebody =
  '(a |an |the |un |una |el |la |um |uma |o |os |as |alguna |algum |alguma |real |con |com )*' +
  '(human|person|someone|somebody|agent|manager|owner|boss|representative|humano|humana|persona|alguien|encargad[oa]|gerente|responsable|jef[ea]|duen[oa]|asesora?|agente|pessoa|alguem|atendente|responsavel|don[oa])\\b';

const speaksTo = new RegExp(
  `\\b(talk|speak|chat) (to|with) ${somebody}|\\b(hablar|comunicarme|contactar) (con|a) ${somebody}|\\b(falar|conversar) com ${somebody}|\\b(real|actual) (person|human)\\b|\\b(persona|pessoa) (real|de verdad|de verdade)\\b`,
);

/** Words that complain, in the three languages; each is one that an ordinary question does not hold. */
export function complains(said: string): boolean {
  return complaint.test(nameKey(said));
}

const complaint = new RegExp(
  [
    '\\b(complain(t|ts|ing)?|unacceptable|refund|scam|fraud|lawyer|ripped off|my money back|disgusted|disgraceful|worst service)\\b',
    '\\b(queja|quejas|quejarme|reclamo|reclamos|reclamar|reclamacion|reclamaciones|denuncia|denunciar|estafa|estafadores|inaceptable|pesim[oa]|indignad[oa]|verguenza|abogad[oa]|reembolso|devuelvan|devuelvanme|mi dinero)\\b',
    '\\b(reclamacao|reclamacoes|inaceitavel|golpe|procon|advogad[oa]|vergonha|reembolsar|estorno|meu dinheiro|indignad[oa])\\b',
  ].join('|'),
);

/** "Is Marta there?": the operator's own name as a word of its own. Very short names are words of a language too often. */
function isNamed(operatorName: string, said: string): boolean {
  const name = nameKey(operatorName).split(' ')[0] ?? '';
  return name.length >= 3 && said.split(/[^\p{L}\p{N}]+/u).includes(name);
}
