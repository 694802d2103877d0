import { questionWords, wordSet } from './question-words.ts';

/**
 * Whether somebody asks where their order is, and nothing else: what they bought, whose it is, something that only such a question has, and
 * small words. A verb ("can I order"), a complaint ("has not arrived") or any other wish beside it is a person's.
 */
export function asksForOrder(said: string): boolean {
  return isAbout(said, orders);
}

/** Whether somebody asks when their appointment is, and nothing else. */
export function asksForAppointment(said: string): boolean {
  return isAbout(said, appointments);
}

type About = { things: ReadonlySet<string>; asking: ReadonlySet<string>; small: ReadonlySet<string> };

function isAbout(said: string, { things, asking, small }: About): boolean {
  const words = questionWords(said).map((word) => word.replace(/^(where|when|what|who|hows?)s$/, '$1'));
  const known = words.every(
    (word) =>
      things.has(word) || asking.has(word) || theirs.has(word) || small.has(word) || shared.has(word) || /^\d{1,6}$/.test(word),
  );
  if (!known || words.length > mostWords) return false;
  const named = words.filter((word) => things.has(word)).length;
  const isTheirs = words.some((word, at) => theirs.has(word) && words.slice(at + 1, at + 4).some((next) => things.has(next)));
  const isNumbered = words.some((word, at) => things.has(word) && /^\d+$/.test(words[at + 1] ?? ''));
  // "Order status", "estado del pedido": two words that leave no doubt whose.
  const isTitle = words.some((word) => titles.has(word));
  return named === 1 && words.some((word) => asking.has(word)) && (isTheirs || isNumbered || isTitle);
}

const mostWords = 14;

const theirs = wordSet('my our', 'mi mis nuestro nuestra', 'meu minha meus nosso nossa');
const titles = wordSet('status tracking', 'estado seguimiento', 'rastreio rastreamento andamento');

/** Words that change nothing about either. */
const shared = wordSet(
  'hi hello hey good morning afternoon evening please pls thanks thank you i the a is it will be to of and me know tell could can would like do have ok so',
  'hola buenas buenos dias tardes noches por favor gracias el la los un una es esta de del al y me puede puedes puedo pueden podria podrias decir decirme saber quiero quisiera queria ya que se yo en',
  'oi ola bom boa dia tarde noite obrigado obrigada o a os um uma e esta de do da ao pode podem poderia dizer saber quero queria gostaria ja que se eu em vai favor',
);

const orders: About = {
  things: wordSet(
    'order package parcel delivery shipment purchase',
    'pedido paquete envio compra entrega',
    'encomenda pacote remessa',
  ),
  asking: wordSet(
    'where when status track tracking arrive arrives arriving shipped dispatched update news',
    'donde cuando estado seguimiento llega llegara llegar enviado salido salio noticias',
    'onde quando rastreio rastreamento rastrear chega chegara chegar saiu noticias andamento',
  ),
  small: wordSet(
    'has been on its way yet today now any about for what number way there',
    'ha sido camino hoy ahora alguna sobre cual numero va viene mas o menos',
    'foi caminho hoje agora alguma sobre qual numero vem previsto previsao',
  ),
};

const appointments: About = {
  things: wordSet(
    'appointment booking session visit',
    'cita turno reserva sesion visita',
    'consulta agendamento marcacao sessao',
  ),
  asking: wordSet('when time hour day date', 'cuando hora dia fecha', 'quando horas data'),
  small: wordSet(
    'what which at on for next was again remind today tomorrow this week monday tuesday wednesday thursday friday saturday sunday',
    'a las cual proxima proximo era para hoy manana recordar recordarme esta semana lunes martes miercoles jueves viernes sabado domingo tengo',
    'as qual proxima proximo era para hoje amanha lembrar desta semana segunda terca quarta quinta sexta feira sabado domingo tenho minha',
  ),
};

/**
 * Whether somebody says that they will come: "I confirm", "yes, I'll be there". `bare`: only yes, which says so where that is what they were
 * asked last. Anything more, a question or a "but" is a person's.
 */
export function confirmsComing(said: string): 'clear' | 'bare' | null {
  if (/[?¿]/.test(said)) return null;
  const key = questionWords(said).join(' ');
  const bare = key.replace(padding, ' ').replace(/\s+/g, ' ').trim();
  if (clear.test(bare)) return 'clear';
  return yes.test(bare) ? 'bare' : null;
}

/** What stands before or behind it and changes nothing. */
const padding =
  /^((hi|hello|hey|good morning|good afternoon|good evening|hola|buenas|buenos dias|buenas tardes|buenas noches|oi|ola|bom dia|boa tarde|boa noite) ?)+|( ?(thanks|thank you|thx|so much|gracias|muchas gracias|obrigad[oa]|muito obrigad[oa]|see you( then| there| tomorrow)?|nos vemos|hasta manana|hasta luego|ate la|ate amanha))+$/g;

const yes = /^(yes|yes please|yep|yeah|si|sim|claro|claro que si|com certeza|yes of course|of course|por supuesto)$/;

const clear = new RegExp(
  `^((yes|yep|yeah|ok|okay|perfect|great|si|sim|vale|perfecto|perfeito|claro|esta bien|ta bom) )*(${[
    '(i )?confirmed|i confirm|confirming|i (can )?confirm it|(i ?ll|i will|we ?ll|we will) (be there|come|attend)|i ?m coming|i am coming',
    'confirmo|confirmad[oa]|queda confirmad[oa]|(ahi|alli) (estare|estaremos)|(si )?(ire|iremos|asistire|asistiremos)|cuenta conmigo',
    'esta confirmad[oa]|(estarei|estaremos) (la|ai)|(irei|iremos|comparecerei)|vou sim|sim vou|pode confirmar',
  ].join(
    '|',
  )})( (my|the|our|mi|la|nuestra|a|minha|o|meu|nossa) (appointment|booking|visit|cita|reserva|visita|asistencia|consulta|presenca|horario|agendamento))?( (for |on |para |el |a |na |no )?(today|tomorrow|hoy|manana|hoje|amanha|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes|sabado|domingo|segunda|terca|quarta|quinta|sexta))?$`,
);
