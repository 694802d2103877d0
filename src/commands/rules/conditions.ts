import { day, dayOf } from './days.ts';
import { clock, listOf, type Phrase, phrase, timeOf } from './phrase.ts';
import type { SpokenCondition } from './spoken.ts';
import { whoOf } from './who.ts';

type Means = Phrase<SpokenCondition>['means'];

const says: Means = ({ words }) => ({ is: 'words', words: listOf(words!) });
const tagged: Means = ({ tag, not }) => ({ is: 'tagged', tag: tag!, not: not !== undefined });
const inStage: Means = ({ stage, not }) => ({ is: 'stage', stage: stage!, not: not !== undefined });
const over: Means = ({ amount }) => ({ is: 'worth', over: amount! });
const under: Means = ({ amount }) => ({ is: 'worth', under: amount! });
const nobody: Means = () => ({ is: 'responsible', who: null, not: false });
const somebody: Means = () => ({ is: 'responsible', who: null, not: true });
const responsible: Means = ({ who, not }) => ({ is: 'responsible', who: whoOf(who!), not: not !== undefined });
const fromAd: Means = ({ not }) => ({ is: 'from-ad', not: not !== undefined });
const agreed: Means = () => ({ is: 'marketing', state: 'given' });
const stopped: Means = () => ({ is: 'marketing', state: 'stopped' });
const after: Means = ({ from }) => hours(from!, '00:00');
const before: Means = ({ until }) => hours('00:00', until!);
const between: Means = ({ from, until }) => hours(from!, until!);
const outside: Means = ({ from, until }) => hours(until!, from!);
const weekend: Means = () => ({ is: 'days', days: [6, 7] });
const weekday: Means = () => ({ is: 'days', days: [1, 2, 3, 4, 5] });
const onDay: Means = ({ day }) => ({ is: 'days', days: [dayOf(day!)] });

function hours(from: string, until: string): SpokenCondition | null {
  const [a, b] = [timeOf(from), timeOf(until)];
  return a && b ? { is: 'hours', from: a, until: b } : null;
}

const they = "(?:they are |it is |the deal is |it's |are |is )?";
const from = `(?<from>${clock})`;
const until = `(?<until>${clock})`;

/** The ways to say what must hold as well, behind "if" or "and". */
export const conditions: readonly Phrase<SpokenCondition>[] = [
  phrase('(?:the message|it|they) (?:says|say|contains|mentions|mention) (?<words>.+)', says),
  phrase(`${they}(?<not>not )?tagged (?:as |with )?(?<tag>.+)`, tagged),
  phrase('with the tag (?<tag>.+)', tagged),
  phrase(`${they}worth (?:more than|over|above) (?<amount>.+)`, over),
  phrase(`${they}worth (?:less than|under|below) (?<amount>.+)`, under),
  phrase('nobody is responsible', nobody),
  phrase('(?:somebody|someone) is responsible', somebody),
  phrase('(?<who>.+?) is (?<not>not )?responsible', responsible),
  phrase(`(?:they |it |the lead )?(?:come|came|comes) from an? (?:ad|advert|advertisement)`, fromAd),
  phrase(`(?:they |it )?(?<not>did not|do not|didn't|don't) come from an? (?:ad|advert|advertisement)`, fromAd),
  phrase('they (?:agreed to|accept|accepted) marketing', agreed),
  phrase('they (?:stopped|refused) marketing', stopped),
  phrase(`(?:it is |it's )?after ${from}`, after),
  phrase(`(?:it is |it's )?before ${until}`, before),
  phrase(`(?:it is |it's )?(?:between|from) ${from} (?:and|to|until) ${until}`, between),
  phrase(`(?:it is |it's )?outside ${from} (?:and|to|until|-) ${until}`, outside),
  phrase(`(?:it is |it's )?(?:on |at )?(?:the |a )?weekends?`, weekend),
  phrase(`(?:it is |it's )?(?:on )?(?:a )?weekdays?`, weekday),
  phrase(`(?:it is |it's )?(?:on )?(?:a )?(?<day>${day})`, onDay),
  phrase(`${they}(?<not>not )?in (?:the stage )?(?<stage>.+)`, inStage),

  phrase('(?:el mensaje )?(?:dice|diga|menciona|contiene) (?<words>.+)', says),
  phrase('(?<not>no )?(?:llevan?|lleven?|tienen?|tengan?|con) la etiqueta (?<tag>.+)', tagged),
  phrase('(?<not>no )?(?:esta|este) etiquetad[oa] (?:como |con )?(?<tag>.+)', tagged),
  phrase('(?:vale|valga) mas de (?<amount>.+)', over),
  phrase('(?:vale|valga) menos de (?<amount>.+)', under),
  phrase('nadie (?:es|sea) responsable', nobody),
  phrase('alguien (?:es|sea) responsable', somebody),
  phrase('(?<who>.+?) (?<not>no )?(?:es|sea) responsable', responsible),
  phrase('(?<not>no )?(?:viene|vino|venga) de un anuncio', fromAd),
  phrase('acepto (?:el )?marketing', agreed),
  phrase('paro (?:el )?marketing', stopped),
  phrase(`(?:es |sea )?despues de las? ${from}`, after),
  phrase(`(?:es |sea )?antes de las? ${until}`, before),
  phrase(`(?:es |sea )?entre las? ${from} y las? ${until}`, between),
  phrase(`(?:es |sea )?fuera de ${from} a ${until}`, outside),
  phrase('(?:es |sea )?(?:en |el )?fin de semana', weekend),
  phrase('(?:es |sea )?entre semana', weekday),
  phrase(`(?:es |sea )?(?:el |los |un )?(?<day>${day})`, onDay),
  phrase('(?<not>no )?(?:(?:estan?|esten?) )?en (?:la etapa )?(?<stage>.+)', inStage),

  phrase('(?:a mensagem )?(?:diz|disser|menciona|mencionar) (?<words>.+)', says),
  phrase('(?<not>nao )?(?:tem|tiver|com) a etiqueta (?<tag>.+)', tagged),
  phrase('(?<not>nao )?(?:estiver|esta|for) (?:marcad|etiquetad)[oa] (?:como |com )?(?<tag>.+)', tagged),
  phrase('(?:vale|valer) mais de (?<amount>.+)', over),
  phrase('(?:vale|valer) menos de (?<amount>.+)', under),
  phrase('ninguem (?:e|for) responsavel', nobody),
  phrase('alguem (?:e|for) responsavel', somebody),
  phrase('(?<who>.+?) (?<not>nao )?(?:e|for) (?:o |a )?responsavel', responsible),
  phrase('(?<not>nao )?(?:veio|vem|vier) de um anuncio', fromAd),
  phrase('aceitou (?:o )?marketing', agreed),
  phrase('parou (?:o )?marketing', stopped),
  phrase(`(?:e |for )?depois das? ${from}`, after),
  phrase(`(?:e |for )?antes das? ${until}`, before),
  phrase(`(?:e |for )?entre (?:as )?${from} e (?:as )?${until}`, between),
  phrase(`(?:e |for )?fora de ${from} a ${until}`, outside),
  phrase('(?:e |for )?(?:no |um )?fim de semana', weekend),
  phrase('(?:e |for )?(?:em )?dia (?:de semana|util)', weekday),
  phrase(`(?:e |for )?(?:um |uma |na |no |aos )?(?<day>${day})`, onDay),
  phrase('(?<not>nao )?(?:(?:esta|estiver|estao) )?em (?:o estagio )?(?<stage>.+)', inStage),
];
