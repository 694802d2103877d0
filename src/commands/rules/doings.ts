import { templateName } from '../../crm/template.ts';
import { type Phrase, phrase } from './phrase.ts';
import type { SpokenAction } from './spoken.ts';
import { whoOf } from './who.ts';

type Means = Phrase<SpokenAction>['means'];

const remind: Means = ({ who, text }) => ({ do: 'remind', who: whoOf(who ?? 'me'), text: text ?? '' });
const notify: Means = ({ who }) => ({ do: 'notify', who: whoOf(who ?? 'me') });
const tag: Means = ({ tag }) => (tag && tag.length <= 40 ? { do: 'tag', tag } : null);
const untag: Means = ({ tag }) => (tag && tag.length <= 40 ? { do: 'untag', tag } : null);
const move: Means = ({ stage }) => ({ do: 'move', stage: stage! });
const assign: Means = ({ who }) => ({ do: 'assign', who: whoOf(who!) });
const unassign: Means = () => ({ do: 'assign', who: null });
const follow: Means = () => ({ do: 'follow' });
const leave: Means = () => ({ do: 'leave' });
const openCase: Means = ({ text }) => ({ do: 'case', text: text ?? '' });
const note: Means = ({ text }) => ({ do: 'note', text: text! });
const call: Means = ({ system }) => ({ do: 'call', connection: system! });
const prepare: Means = ({ text }) => ({ do: 'prepare', text: text! });

const order: Means = () => ({ do: 'order' });
const pay: Means = ({ amount = '', text = '' }) => ({ do: 'pay', amount, text });
const begin: Means = ({ dialogue }) => ({ do: 'begin', dialogue: dialogue! });
const cannot: Means = ({ appointment }) => ({ do: 'cannot', record: appointment ? 'appointment' : 'quote' });

/** What leaves by itself stands in quotation marks, so that it is sure where it ends. */
const send: Means = ({ text = '', template = '' }) => ({
  do: 'send',
  text: text.replace(/^['‘’]|['‘’]$/g, '').trim(),
  template: templateName(template),
});

/** The ways to say what a rule does. A name is at most three words, so that what follows it is not taken for it. */
const name = '(?<who>[^\\s,:]+(?: [^\\s,:]+){0,2}?)';

/** A connection is one word. */
const system = '(?<system>[^\\s,:]+)';
const words = `(?<text>["“«][^"“”«»]+["”»]|'.+')`;
const template = '(?<template>[^\\s,:]+)';
const amount = '(?<amount>\\S*\\d\\S*(?: (?:euros?|dollars?|dolares|reais|pesos|[a-z]{3}))?)';

export const doings: readonly Phrase<SpokenAction>[] = [
  // Before what would take “connection” for somebody’s name.
  phrase(`(?:call|notify|tell|ping) (?:the )?(?:connection|system) ${system}`, call),
  phrase(`(?:llama|avisa|avisar|notifica) (?:a la conexion|al sistema) ${system}`, call),
  phrase(`(?:chame|avise|avisar|notifique) (?:[oa] |ao )?(?:conexao|sistema) ${system}`, call),
  phrase('(?:begin|start) (?:the |a )?(?<dialogue>.+) conversation(?: with them)?', begin),
  phrase('(?:begin|start) (?:the )?conversation (?<dialogue>.+?)(?: with them)?', begin),
  phrase(
    '(?:empieza|inicia|comienza|empezar|iniciar|comenzar) (?:la )?conversacion (?:de )?(?<dialogue>.+?)(?: con ellos)?',
    begin,
  ),
  phrase('(?:comece|inicie|comecar|iniciar) (?:a )?conversa (?:de )?(?<dialogue>.+?)(?: com eles)?', begin),
  // Before what would tag them so.
  phrase('marque uma? (?<appointment>horario|consulta|visita)', cannot),

  phrase(`remind ${name}(?:(?: to|:| that| about)? (?<text>.+))?`, ({ who, text }) => remindedOf(who!, text)),
  phrase(`(?:make )?a task for ${name}(?:: ?| to )(?<text>.+)`, remind),
  phrase(`(?:call|send (?:it|this) to) ${system}`, call),
  phrase(`(?:notify|tell|alert|ping) ${name}`, notify),
  phrase('tell (?<who>the responsible person|whoever is responsible)', notify),
  phrase('(?:notify|alert) (?<who>whoever is responsible|the responsible (?:person|one))', notify),
  phrase('(?:untag|remove the tag|take off the tag|take the tag off) (?:them |it )?(?<tag>.+)', untag),
  phrase('(?:tag|label) (?:them |it )?(?:as |with )?(?<tag>.+)', tag),
  phrase('move (?:them |it )?(?:in)?to (?:the stage )?(?<stage>.+)', move),
  phrase('(?:unassign (?:them|it)|make nobody responsible)', unassign),
  phrase(`(?:assign|give|hand|transfer) (?:them |it )?(?:over )?to ${name}`, assign),
  phrase('(?:start|resume) (?:the |their )?(?:sequence|follow-?ups?)|follow (?:them |it )?up again', follow),
  phrase('stop (?:the |their )?(?:sequence|follow-?ups?)|stop following (?:them |it )?up|leave (?:them )?alone', leave),
  phrase('(?:open|create|make) a (?:case|complaint|ticket)(?:(?::| about| for)? (?<text>.+))?', openCase),
  phrase('(?:note|add a note|write a note|keep a note):? (?<text>.+)', note),
  phrase('(?:prepare|suggest|draft|propose)(?: a message| an answer| a reply| the message)?:? (?<text>.+)', prepare),
  phrase('(?:open|make|create) (?:the|an) order(?: (?:of|from|for) (?:it|the quote|that quote))?', order),
  phrase('ask (?:them )?(?:for|to make) (?:the |a )?payment', pay),
  phrase(
    `(?:ask (?:them )?for|charge(?: them)?) (?:(?:the |a )?(?<text>[a-z]+) of )?${amount}(?: as (?:an? |the )?deposit)?`,
    pay,
  ),
  phrase(
    '(?:book|make|open|create|schedule) (?:them )?(?:an? |the )?(?:(?<appointment>appointment|visit)|quote|estimate)',
    cannot,
  ),
  phrase(`send (?:them |it )?(?:the )?template ${template}`, send),
  phrase(
    `send (?:them |it )?(?:the message |the words )?:? ?${words}(?:,? (?:or|or else|else) (?:the )?template ${template})?`,
    send,
  ),

  phrase('(?:recuerdame|recordarme)(?:(?::| que| de)? (?<text>.+))?', remind),
  phrase(`(?:recuerda|recuerdale|recordar) a ${name}(?:(?: que|:| de) (?<text>.+))?`, remind),
  phrase('(?:avisame|notificame|dime)', notify),
  phrase(`(?:llama|llamar|envialo|enviaselo|mandalo|mandaselo) a ${system}`, call),
  phrase(`(?:avisa|notifica|avisar|dile) al? ${name}`, notify),
  phrase('(?:quita|quitale|quitar) la etiqueta (?<tag>.+)', untag),
  phrase('(?:etiqueta|etiquetal[oa]|etiquetar|pon la etiqueta|ponle la etiqueta)(?: como| con)? (?<tag>.+)', tag),
  phrase('(?:pasal[oa]|pasa|mueve|muevel[oa]|pasar|mover) a (?:la etapa )?(?<stage>.+)', move),
  phrase('(?:deja|dejar|dejal[oa]) sin responsable', unassign),
  phrase(`(?:asigna|asignal[oa]|asignar|dal[oa]) a ${name}`, assign),
  phrase('(?:inicia|empieza|arranca|reanuda) (?:la secuencia|el seguimiento)', follow),
  phrase('(?:para|deten|termina) (?:la secuencia|el seguimiento)|dejal[oa] en paz', leave),
  phrase('(?:abre|crea|abrir|crear) (?:un caso|una incidencia)(?:(?::| sobre| por)? (?<text>.+))?', openCase),
  phrase('(?:anota|apunta|anotar|nota):? (?<text>.+)', note),
  phrase('(?:prepara|propon|preparar|sugiere)(?: un mensaje| una respuesta)?:? (?<text>.+)', prepare),
  phrase('(?:abre|crea|haz|abrir|crear) (?:el|un) pedido', order),
  phrase('(?:pide|pidele|pedir|cobra|cobrale|cobrar) (?:el |un )?pago', pay),
  phrase(`(?:pide|pidele|pedir|cobra|cobrale|cobrar) (?:(?:el |la |un |una )?(?<text>[a-zñ]+) de )?${amount}`, pay),
  phrase(
    '(?:reserva|agenda|abre|crea|haz) (?:la |una? |el )?(?:(?<appointment>cita|visita|reserva)|presupuesto|cotizacion)',
    cannot,
  ),
  phrase(`(?:envia|manda|enviar|mandar)(?:les?)? (?:la )?plantilla ${template}`, send),
  phrase(
    `(?:envia|manda|enviar|mandar)(?:les?)? (?:el mensaje )?:? ?${words}(?:,? (?:o|si no) (?:la )?plantilla ${template})?`,
    send,
  ),

  phrase('(?:me lembre|lembre-me|me lembra|lembrar-me)(?:(?::| que| de| para)? (?<text>.+))?', remind),
  phrase(`(?:lembre|lembrar) (?:[oa] |ao )?${name}(?:(?: que|:| de| para) (?<text>.+))?`, remind),
  phrase('(?:me avise|avise-me|me avisa|me notifique)', notify),
  phrase(`(?:chame|envie isso para|envie para|mande isso para|mande para) ${system}`, call),
  phrase(`(?:avise|avisar|notifique) (?:[oa] |ao )?${name}`, notify),
  phrase('(?:tire|remova|tirar) a etiqueta (?<tag>.+)', untag),
  phrase('(?:marque|etiquete|marcar|ponha a etiqueta)(?: como| com)? (?<tag>.+)', tag),
  phrase('(?:mova|mude|mover|passe) (?:para|pra) (?:o estagio )?(?<stage>.+)', move),
  phrase('(?:deixe|deixar) sem responsavel', unassign),
  phrase(`(?:atribua|passe|atribuir|de) ao? ${name}`, assign),
  phrase('(?:inicie|comece|retome) (?:a sequencia|o acompanhamento)', follow),
  phrase('(?:pare|encerre) (?:a sequencia|o acompanhamento)|deixe em paz', leave),
  phrase('(?:abra|crie|abrir|criar) um (?:caso|chamado)(?:(?::| sobre| por)? (?<text>.+))?', openCase),
  phrase('(?:anote|anotar|nota):? (?<text>.+)', note),
  phrase('(?:prepare|sugira|preparar|proponha)(?: uma mensagem| uma resposta)?:? (?<text>.+)', prepare),
  phrase('(?:abra|crie|faca|abrir|criar) (?:o|um) pedido', order),
  phrase('(?:peca|pedir|cobre|cobrar) (?:o |um )?pagamento', pay),
  phrase(`(?:peca|pedir|cobre|cobrar) (?:(?:o |a |um |uma )?(?<text>[a-z]+) de )?${amount}`, pay),
  phrase('(?:agende|abra|crie|faca) (?:a |uma? |o )?(?:(?<appointment>horario|consulta|visita)|orcamento|cotacao)', cannot),
  phrase(`(?:envie|mande|enviar|mandar)(?:-lhes?)? (?:o )?(?:modelo|template) ${template}`, send),
  phrase(
    `(?:envie|mande|enviar|mandar)(?:-lhes?)? (?:a mensagem )?:? ?${words}(?:,? (?:ou|senao) (?:o )?(?:modelo|template) ${template})?`,
    send,
  ),
];

/** "remind marco call them": the name is the first word only, but "me" is never part of a longer one. */
function remindedOf(who: string, text: string | undefined): SpokenAction {
  return { do: 'remind', who: whoOf(who), text: text ?? '' };
}
