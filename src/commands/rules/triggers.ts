import { nameKey } from '../../crm/locale.ts';
import { clockTriggers } from './clock-triggers.ts';
import { listOf, minutesOf, type Phrase, phrase, stretch } from './phrase.ts';
import { recordTriggers } from './record-triggers.ts';
import { alguem, alguien, one } from './somebody.ts';
import type { SpokenTrigger } from './spoken.ts';
import { whoOf } from './who.ts';

type Means = Phrase<SpokenTrigger>['means'];

const first: Means = () => ({ on: 'message', first: true });
const says: Means = ({ words }) => ({ on: 'message', first: false, words: listOf(words!) });
const writes: Means = () => ({ on: 'message', first: false });
const quiet: Means = ({ time, stage }) => timed('quiet', time!, stage);
const waits: Means = ({ time, stage }) => timed('waits', time!, stage);
const lead: Means = () => ({ on: 'lead' });
const done: Means = () => ({ on: 'task-done' });
const stage: Means = ({ stage }) => ({ on: 'stage', stage: stage! });
const tagged: Means = ({ tag }) => ({ on: 'tag', tag: tag! });
const untagged: Means = ({ tag }) => ({ on: 'untag', tag: tag! });
const agrees: Means = () => ({ on: 'consent', state: 'given' });
const stops: Means = () => ({ on: 'consent', state: 'stopped' });
const assigned: Means = ({ who }) => ({ on: 'responsible', who: whoOf(who!) });
/** Typed as it is spoken, "course finished", it is `course_finished`. */
const outside: Means = ({ event }) => ({ on: 'outside', name: nameKey(event!).replace(/[\s-]+/g, '_') });
const nobody: Means = () => ({ on: 'responsible', who: null });

function timed(on: 'quiet' | 'waits', time: string, stage?: string): SpokenTrigger | null {
  const minutes = minutesOf(time);
  return minutes ? { on, minutes, ...(stage ? { stage } : {}) } : null;
}

const time = `(?<time>${stretch})`;
const at = '(?: (?:who is |that is )?(?:at|in) (?:the stage )?(?<stage>.+?))?';
const en = '(?: (?:que (?:este|esta) )?en (?:la etapa )?(?<stage>.+?))?';
const em = '(?: (?:que (?:esta|estiver) )?em (?:o estagio )?(?<stage>.+?))?';

/** The ways to say what a rule waits for, behind "when". What is more exact stands before what would swallow it. */
export const triggers: readonly Phrase<SpokenTrigger>[] = [
  ...recordTriggers,
  ...clockTriggers,
  phrase('(?:the |an? )?event (?<event>.+?) (?:comes|comes in|happens|arrives|is reported)(?: from outside)?', outside),
  phrase('(?:llegue|llega|ocurra|ocurre|pase|pasa)(?: de fuera)? (?:el |un )?evento (?<event>.+)', outside),
  phrase('(?:el |un )?evento (?<event>.+?) (?:llegue|llega|ocurra|ocurre|pase|pasa)(?: de fuera)?', outside),
  phrase('(?:chegar|chega|acontecer|acontece)(?: de fora)? (?:o |um )?evento (?<event>.+)', outside),
  phrase('(?:o |um )?evento (?<event>.+?) (?:chegar|chega|acontecer|acontece)(?: de fora)?', outside),
  phrase(
    `${one} writes (?:to us )?for the first time|(?:a|the) first message (?:comes in|arrives)|(?:someone|somebody) new writes`,
    first,
  ),
  phrase(`(?:a|the|any|their) message (?:says|contains|mentions|has|includes) (?<words>.+)`, says),
  phrase(`${one}${at} (?:is|goes|has been|stays|falls|remains) (?:quiet|silent) (?:for |after )?(?:more than )?${time}`, quiet),
  phrase(
    `${one}${at} (?:does not|doesn't|has not|hasn't) (?:answer|reply|write|answered|replied|written) (?:for |in )?${time}`,
    quiet,
  ),
  phrase(
    `${one}${at} (?:waits|is waiting|has been waiting|has waited) (?:for us )?(?:for )?(?:longer than |more than |over )?${time}`,
    waits,
  ),
  phrase(`${one} (?:says|mentions|writes|asks for|asks about) (?<words>.+)`, says),
  phrase(`${one} writes|(?:a|any) message (?:comes in|arrives|comes)`, writes),
  phrase('a (?:new )?lead (?:comes in|arrives|is added|is created|comes)', lead),
  phrase(`a task (?:about ${one} )?is (?:done|finished)`, done),
  phrase(
    `${one} (?:is|gets) tagged (?:as |with )?(?<tag>.+)|(?:the )?tag (?<tagged>.+) is (?:added|put on)`,
    ({ tag, tagged: other }) => tagged({ tag: tag ?? other ?? '' }),
  ),
  phrase(`${one} (?:is|gets) untagged (?<tag>.+)`, untagged),
  phrase('(?:the )?tag (?<tag>.+) is (?:removed|taken off|taken away)', untagged),
  phrase('(?<tag>.+) is untagged', untagged),
  phrase('(?<tag>.+) is tagged', tagged),
  phrase(`${one} (?:agrees to|accepts|opts into) marketing|${one} opts in`, agrees),
  phrase(`${one} (?:stops|refuses) marketing|${one} (?:opts out|unsubscribes)`, stops),
  phrase(`${one} is (?:assigned|given|handed(?: over)?|transferred) to (?<who>.+)`, assigned),
  phrase('nobody is responsible(?: any ?more)?', nobody),
  phrase('(?<who>.+) becomes responsible', assigned),
  phrase(`${one} (?:is|gets) (?<stage>won|lost)`, stage),
  phrase(`${one} (?:moves|is moved|goes|gets|is put|enters|reaches|comes) (?:in|to|into)? ?(?:the stage )?(?<stage>.+)`, stage),

  phrase(`${alguien} (?:escriba|escribe) por primera vez|(?:llegue|llega) un primer mensaje`, first),
  phrase('(?:un|el) mensaje (?:diga|dice|contenga|contiene|mencione|menciona|lleve) (?<words>.+)', says),
  phrase(
    `${alguien}${en} (?:lleve|lleva|pase|pasa|este|esta) ${time} (?:en silencio|callad[oa]|sin (?:escribir|responder|contestar))`,
    quiet,
  ),
  phrase(
    `${alguien}${en} (?:este|esta|se quede|se queda) (?:en silencio|callad[oa]) (?:durante |por )?(?:mas de )?${time}`,
    quiet,
  ),
  phrase(`${alguien}${en} no (?:escriba|escribe|responda|responde|conteste|contesta) (?:en|durante|por) ${time}`, quiet),
  phrase(`${alguien}${en} (?:nos )?(?:espere|espera|lleve esperando|lleva esperando) (?:mas de )?${time}`, waits),
  phrase(`${alguien} (?:diga|dice|mencione|menciona|pida|pide|pregunte por) (?<words>.+)`, says),
  phrase(`${alguien} (?:escriba|escribe)|(?:llegue|llega|entre|entra) un mensaje`, writes),
  phrase('(?:llegue|llega|entre|entra|haya) un (?:nuevo )?(?:contacto|lead|cliente)(?: nuevo)?', lead),
  phrase('(?:se )?(?:termine|termina|acabe|acaba|haga) una tarea', done),
  phrase(`${alguien} (?:reciba|recibe|lleve|tenga) la etiqueta (?<tag>.+)`, tagged),
  phrase('(?:(?:se )?(?:etiquete|ponga)|se (?:etiqueta|pone)) (?:a alguien )?(?:con |como |la etiqueta )?(?<tag>.+)', tagged),
  phrase(`${alguien} (?:pierda|pierde) la etiqueta (?<tag>.+)`, untagged),
  phrase('se quit[ea] (?:la etiqueta )?(?<tag>.+)', untagged),
  phrase(`${alguien} (?:acepte|acepta) (?:el )?marketing`, agrees),
  phrase(`${alguien} (?:pare|para|rechace) (?:el )?marketing|${alguien} se (?:de|da) de baja`, stops),
  phrase('se (?:le )?asign[ea] (?:alguien |un contacto )?a (?<who>.+)', assigned),
  phrase('(?<who>.+) (?:pase|pasa) a ser responsable', assigned),
  phrase('(?:ya )?nadie sea (?:ya )?responsable', nobody),
  phrase('(?:se )?(?:gane|gana) un(?:a venta| negocio)', () => stage({ stage: 'ganado' })),
  phrase('(?:se )?(?:pierda|pierde) un(?:a venta| negocio)', () => stage({ stage: 'perdido' })),
  phrase(
    `${alguien} (?:pase|pasa|llegue|llega|entre|entra|vaya|va|se mueva|se mueve) (?:a|en) (?:la etapa )?(?<stage>.+)`,
    stage,
  ),

  phrase(`${alguem} (?:escrever|escreve) pela primeira vez|chegar uma primeira mensagem`, first),
  phrase('(?:uma|a) mensagem (?:disser|diz|tiver|contiver|contem|mencionar|menciona) (?<words>.+)', says),
  phrase(`${alguem}${em} (?:ficar|fica|estiver|esta|passar) ${time} (?:em silencio|quiet[oa]|sem (?:escrever|responder))`, quiet),
  phrase(`${alguem}${em} (?:ficar|fica|estiver|esta) (?:em silencio|quiet[oa]) (?:por |ha )?(?:mais de )?${time}`, quiet),
  phrase(`${alguem}${em} nao (?:escrever|responder|escreve|responde) (?:em|por|ha) ${time}`, quiet),
  phrase(`${alguem}${em} (?:esperar|espera|estiver esperando|esta esperando) (?:ha |por )?(?:mais de )?${time}`, waits),
  phrase(`${alguem} (?:disser|diz|mencionar|pedir|perguntar por) (?<words>.+)`, says),
  phrase(`${alguem} (?:escrever|escreve)|(?:chegar|chega|entrar) uma mensagem`, writes),
  phrase('(?:chegar|chega|entrar|houver) um (?:novo )?(?:contato|lead|cliente)(?: novo)?', lead),
  phrase('(?:uma tarefa (?:for feita|terminar|acabar)|terminar uma tarefa)', done),
  phrase(`${alguem} (?:receber|recebe|tiver) a etiqueta (?<tag>.+)`, tagged),
  phrase(`${alguem} for marcad[oa] (?:como |com )?(?<tag>.+)`, tagged),
  phrase('(?<tag>.+) for (?:marcad[oa]|etiquetad[oa])', tagged),
  phrase(`${alguem} (?:perder|perde) a etiqueta (?<tag>.+)`, untagged),
  phrase('(?:a etiqueta )?(?<tag>.+) for (?:tirad[oa]|removid[oa])', untagged),
  phrase(`${alguem} (?:aceitar|aceita) (?:o )?marketing`, agrees),
  phrase(`${alguem} (?:parar|para|recusar) (?:o )?marketing|${alguem} sair da lista`, stops),
  phrase(`${alguem} for (?:atribuid[oa]|dad[oa]|passad[oa]) a(?:o)? (?<who>.+)`, assigned),
  phrase('(?<who>.+) (?:passar|passa) a ser responsavel', assigned),
  phrase('ninguem (?:mais )?for (?:mais )?responsavel', nobody),
  phrase(`(?:uma venda|${alguem}) for (?<stage>ganh[oa]|perdid[oa])`, stage),
  phrase(
    `${alguem} (?:for|vai|ir|passar|passa|chegar|chega|entrar|mudar) (?:para|pra|a|em|ao) (?:o estagio )?(?<stage>.+)`,
    stage,
  ),
];
