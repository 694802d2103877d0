import { describe, expect, test } from 'vitest';
import { minutesOf, timeOf } from '../../../src/commands/rules/phrase.ts';
import { readRule } from '../../../src/commands/rules/read-rule.ts';
import type { SpokenWho } from '../../../src/commands/rules/spoken.ts';

/** A rule in a line, as short as it can be compared. */
function read(text: string): string {
  const found = readRule(text);
  if (found.is !== 'rule') return found.is === 'partly' ? `partly: ${found.part}` : 'no';
  const { when, if: conditions, do: done } = found.rule;
  const line = (one: Record<string, unknown>) =>
    Object.entries(one)
      .filter(([, value]) => value !== false && value !== '')
      .map(([, value]) => (value === true ? 'not' : Array.isArray(value) ? value.join('|') : whoIs(value)))
      .join(' ');
  return [line(when), ...conditions.map((one) => `if ${line(one)}`), ...done.map((one) => `do ${line(one)}`)].join(', ');
}

function whoIs(value: unknown): string {
  if (value === null) return 'nobody';
  return typeof value === 'object' ? (value as Exclude<SpokenWho, string>).name : String(value);
}

describe('a rule is read', () => {
  test.each([
    ['someone moves to Proposal, remind me in 2 days', 'stage Proposal, do remind me 2880'],
    [
      'a deal is moved to Proposal sent then remind marco to call them in 3 hours',
      'stage Proposal sent, do remind marco call them 180',
    ],
    ['a message says refund, notify marco', 'message, if words refund, do notify marco'],
    ['a message says refund or money back, notify me', 'message, if words refund|money back, do notify me'],
    ['vip is tagged, assign to maria', 'tag vip, do assign maria'],
    ['someone is tagged VIP: assign them to Maria López', 'tag VIP, do assign Maria López'],
    ['a lead is quiet for 3 days, tag cold', 'quiet 4320, do tag cold'],
    ['someone does not answer for a week, tag as cold', 'quiet 10080, do tag cold'],
    ['someone waits more than 2 hours, notify the responsible person', 'waits 120, do notify responsible'],
    ['someone writes for the first time, tag new and notify me', 'message not, do tag new, do notify me'],
    ['someone writes for the first time notify me', 'message not, do notify me'],
    ['a new lead comes in if they came from an ad, tag ad', 'lead, if from-ad, do tag ad'],
    ['a message says price and it is after 18:00, notify me', 'message, if words price, if hours 18:00 00:00, do notify me'],
    ['a message says price, if it is outside 9 to 18, notify me', 'message, if words price, if hours 18:00 09:00, do notify me'],
    ['someone moves to Lost and worth more than 500, notify me', 'stage Lost, if worth 500, do notify me'],
    ['vip is tagged, move to Qualified if nobody is responsible', 'tag vip, if responsible nobody, do move Qualified'],
    ['someone opts out, note: they do not want marketing', 'consent stopped, do note they do not want marketing'],
    ['someone is assigned to maria, note they are hers now', 'responsible maria, do note they are hers now'],
    ['a task is done, remove the tag cold', 'task-done, do untag cold'],
    ['event course_finished comes, tag them Alumni', 'outside course_finished, do tag Alumni'],
    [
      'the event “Course finished” happens if they are not tagged VIP, notify me',
      'outside course_finished, if tagged VIP not, do notify me',
    ],
    ['someone moves to Won, prepare “Thank you, {first_name}!” in 1 day', 'stage Won, do prepare Thank you, {first_name}! 1440'],
    ['someone moves to Proposal, in 2 days remind me to call and ask', 'stage Proposal, do remind me call and ask 2880'],
    ['someone goes quiet for 12 hours, remind me', 'quiet 720, do remind me'],
    ['a message says hello on saturdays, notify me', 'message, if words hello on saturdays, do notify me'],
    ['an order is paid, tag them Customer', 'record payment paid, do tag Customer'],
    ['someone pays, tag Customer', 'record payment paid, do tag Customer'],
    ['an appointment is cancelled, remind me tomorrow', 'record appointment cancelled, do remind me 1440'],
    ['someone cancels, notify me', 'record appointment cancelled, do notify me'],
    ['a customer books, notify me', 'record appointment booked, do notify me'],
    ['alguien anule, avísame', 'record appointment cancelled, do notify me'],
    ['alguém desmarcar, me avise', 'record appointment cancelled, do notify me'],
    ['an invoice is unpaid for 3 days, remind me', 'record payment requested, do remind me 4320'],
    ['a quote is not accepted within a week, notify me', 'record quote sent, do notify me 10080'],
    ['a case is open for 2 days, notify maria', 'record case open, do notify maria 2880'],
    ['una factura lleve 3 días sin pagar, recuérdame', 'record payment requested, do remind me 4320'],
    ['un presupuesto lleve 5 días sin respuesta, avísame', 'record quote sent, do notify me 7200'],
    ['um pagamento ficar 3 dias sem pagar, me lembre', 'record payment requested, do remind me 4320'],
    ['um orçamento não for aceito em 5 dias, me avise', 'record quote sent, do notify me 7200'],
    ['a deal is won, prepare “Thank you!”', 'stage won, do prepare Thank you!'],
    ['se gane una venta, avísame', 'stage ganado, do notify me'],
    ['uma venda for ganha, me avise', 'stage ganha, do notify me'],
    ['it is 1 hour before an appointment, remind me', 'ahead 60, do remind me'],
    ['an appointment is booked, remind me 1 hour before', 'ahead 60, do remind me'],
    ['someone books, 2 hours before the appointment remind me to open the door', 'ahead 120, do remind me open the door'],
    ['someone books, remind me to call them 1 day before', 'ahead 1440, do remind me call them'],
    ['someone books, remind me to call 1 hour before lunch', 'record appointment booked, do remind me call 1 hour before lunch'],
    ['alguien reserve, recuérdame una hora antes de la cita', 'ahead 60, do remind me'],
    ['falten 2 horas para una cita, recuérdame', 'ahead 120, do remind me'],
    ['alguém marcar, me lembre 1 hora antes do horário', 'ahead 60, do remind me'],
    ['someone books, send them “See you soon, {name}!” 3 hours before', 'ahead 180, do send See you soon, {name}!'],
    ['someone cancels an appointment, remind me tomorrow to call', 'record appointment cancelled, do remind me call 1440'],
    ['someone does not come to their appointment, tag no-show', 'record appointment no-show, do tag no-show'],
    ['an appointment is rescheduled, notify the responsible person', 'record appointment moved, do notify responsible'],
    ['a quote is accepted move to Won', 'record quote accepted, do move Won'],
    ['a quote runs out if it is worth more than 500, notify me', 'record quote expired, if worth 500, do notify me'],
    ['someone makes an order, assign to maria', 'record order open, do assign maria'],
    ['a complaint is opened, notify me', 'record case open, do notify me'],
    ['a payment fails, notify me', 'record payment failed, do notify me'],
    ['someone at Proposal is silent for 5 days, tag cold', 'quiet 7200, if stage Proposal, do tag cold'],
    ['someone in Documents waits for 2 hours, notify me', 'waits 120, if stage Documents, do notify me'],
    [
      'every weekday at 9 except holidays, remind me of everyone in Documents',
      'clock 1|2|3|4|5 09:00, if stage Documents, do remind me',
    ],
    ['every weekday at 9, remind me of everyone in Documents', 'clock 1|2|3|4|5 09:00, if stage Documents, do remind me'],
    ['on Fridays at 17:00, remind me to send the invoices', 'clock 5 17:00, do remind me send the invoices'],
    ['mondays and thursdays at 8.30, tell marco', 'clock 1|4 08:30, do notify marco'],
    [
      'every day at 6pm, remind marco to call everyone in Proposal and not tagged cold',
      'clock 1|2|3|4|5|6|7 18:00, if stage Proposal, if tagged cold not, do remind marco call',
    ],
    ['every monday at 9, tag stale if they are in Proposal', 'clock 1 09:00, if stage Proposal, do tag stale'],
    ['someone moves to Quote start the sequence', 'stage Quote, do follow'],
    ['a message says not interested, stop following up', 'message, if words not interested, do leave'],
    ['a message says broken, open a case', 'message, if words broken, do case'],
    ['a payment fails, open a case: the payment failed', 'record payment failed, do case the payment failed'],
    ['someone moves to Won, tell shop', 'stage Won, do notify shop'],
    ['someone moves to Won, call shop and tag customer', 'stage Won, do call shop, do tag customer'],
    ['someone pays, send it to shop in 1 hour', 'record payment paid, do call shop 60'],
    ['vip is tagged, tell the connection shop', 'tag vip, do call shop'],
    ['vip is tagged, remind me to write and call her', 'tag vip, do remind me write and call her'],
    ['someone is tagged VIP, send them template welcome_vip', 'tag VIP, do send welcome_vip'],
    [
      'someone is tagged VIP, send them “Thanks, {name}, we got your papers.” and tag done',
      'tag VIP, do send Thanks, {name}, we got your papers., do tag done',
    ],
    ["an order is delivered, send them 'Enjoy it!'", 'record order delivered, do send Enjoy it!'],
    [
      'a quote is accepted, send “Call us and ask for Marco in 2 days: thanks” or the template thanks in 1 hour',
      'record quote accepted, do send Call us and ask for Marco in 2 days: thanks thanks 60',
    ],
    ['a quote is accepted, open the order and ask for a deposit of 50', 'record quote accepted, do order, do pay 50 deposit'],
    ['an order is delivered, ask for payment', 'record order delivered, do pay'],
    ['someone moves to Won, charge 49.90 in 1 day', 'stage Won, do pay 49.90 1440'],
    ['vip is tagged, book an appointment', 'tag vip, do cannot appointment'],
    ['someone is tagged VIP, send them the price list', 'partly: send them the price list'],
  ])('en: when %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['alguien pase a Propuesta, recuérdame en 2 días', 'stage Propuesta, do remind me 2880'],
    ['alguien pase a Propuesta, recuérdame llamar en 2 días', 'stage Propuesta, do remind me llamar 2880'],
    ['un mensaje diga devolución o queja, avisa a marco', 'message, if words devolución|queja, do notify marco'],
    ['un mensaje diga devolución, avísame', 'message, if words devolución, do notify me'],
    ['se etiquete vip, asigna a maria', 'tag vip, do assign maria'],
    ['alguien reciba la etiqueta Vip, asígnalo a María', 'tag Vip, do assign María'],
    ['un contacto lleve 3 días en silencio, etiqueta frío', 'quiet 4320, do tag frío'],
    ['alguien espere más de 2 horas, avisa al responsable', 'waits 120, do notify responsible'],
    ['alguien escriba por primera vez, etiqueta nuevo y avísame', 'message not, do tag nuevo, do notify me'],
    ['llegue un contacto nuevo si viene de un anuncio, etiqueta anuncio', 'lead, if from-ad, do tag anuncio'],
    [
      'un mensaje diga precio si es después de las 18:00, avísame',
      'message, if words precio, if hours 18:00 00:00, do notify me',
    ],
    ['alguien pase a Perdido si vale más de 500, avísame', 'stage Perdido, if worth 500, do notify me'],
    ['llegue el evento curso_terminado, etiqueta Alumni', 'outside curso_terminado, do tag Alumni'],
    ['se termine una tarea, quita la etiqueta frío', 'task-done, do untag frío'],
    ['se pague un pedido, etiqueta cliente', 'record payment paid, do tag cliente'],
    ['se anule una cita, recuérdame mañana', 'record appointment cancelled, do remind me 1440'],
    ['alguien cancele su cita, recuérdame mañana', 'record appointment cancelled, do remind me 1440'],
    ['una cita sea cancelada, avísame', 'record appointment cancelled, do notify me'],
    ['alguien no venga a su cita, etiqueta ausente', 'record appointment no-show, do tag ausente'],
    ['se acepte un presupuesto, pasa a Ganado', 'record quote accepted, do move Ganado'],
    ['un presupuesto venza, avísame', 'record quote expired, do notify me'],
    ['se abra un caso, avísame', 'record case open, do notify me'],
    ['llegue un pago, etiqueta cliente', 'record payment paid, do tag cliente'],
    ['alguien en Propuesta lleve 5 días en silencio, etiqueta frío', 'quiet 7200, if stage Propuesta, do tag frío'],
    [
      'cada día laborable a las 9, recuérdame todos los que están en Documentos',
      'clock 1|2|3|4|5 09:00, if stage Documentos, do remind me',
    ],
    ['los viernes a las 17:00, recuérdame facturar', 'clock 5 17:00, do remind me facturar'],
    ['cada lunes a las 9 salvo festivos, recuérdame de todos con la etiqueta vip', 'clock 1 09:00, if tagged vip, do remind me'],
    ['se etiqueta vip, recuérdame en 2 días', 'tag vip, do remind me 2880'],
    ['cada lunes a las 9, recuérdame de todos con la etiqueta vip', 'clock 1 09:00, if tagged vip, do remind me'],
    ['alguien pase a Presupuesto, inicia la secuencia', 'stage Presupuesto, do follow'],
    ['un mensaje diga roto, abre un caso y avísame', 'message, if words roto, do case, do notify me'],
    ['alguien pase a Ganado, avisa a tienda', 'stage Ganado, do notify tienda'],
    ['alguien pase a Ganado, llama a tienda', 'stage Ganado, do call tienda'],
    ['se etiquete vip, envíalo a tienda', 'tag vip, do call tienda'],
    ['se etiquete vip, avisa a la conexión tienda', 'tag vip, do call tienda'],
    ['se etiquete vip, envíale «Gracias, {nombre}»', 'tag vip, do send Gracias, {nombre}'],
    ['se acepte un presupuesto, abre el pedido y pide una señal de 50', 'record quote accepted, do order, do pay 50 señal'],
    ['un pedido sea entregado, pide el pago', 'record order delivered, do pay'],
    ['se etiquete vip, haz un presupuesto', 'tag vip, do cannot quote'],
    ['se etiquete vip, mándale la plantilla bienvenida_vip', 'tag vip, do send bienvenida_vip'],
    [
      'se acepte un presupuesto, envía “Empezamos el lunes” o la plantilla empezamos',
      'record quote accepted, do send Empezamos el lunes empezamos',
    ],
  ])('es: cuando %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['alguém for para Proposta, me lembre em 2 dias', 'stage Proposta, do remind me 2880'],
    ['alguém for para Proposta, me lembre de ligar em 2 dias', 'stage Proposta, do remind me ligar 2880'],
    ['uma mensagem disser reembolso ou reclamação, me avise', 'message, if words reembolso|reclamação, do notify me'],
    ['uma mensagem disser reembolso, avise marco', 'message, if words reembolso, do notify marco'],
    ['vip for marcado, atribua a maria', 'tag vip, do assign maria'],
    ['um contato ficar 3 dias em silêncio, marque frio', 'quiet 4320, do tag frio'],
    ['alguém esperar mais de 2 horas, avise o responsável', 'waits 120, do notify responsible'],
    ['alguém escrever pela primeira vez, marque novo e me avise', 'message not, do tag novo, do notify me'],
    ['chegar um contato novo se vier de um anúncio, marque anúncio', 'lead, if from-ad, do tag anúncio'],
    [
      'uma mensagem disser preço se for depois das 18:00, me avise',
      'message, if words preço, if hours 18:00 00:00, do notify me',
    ],
    ['alguém for para Perdido se vale mais de 500, me avise', 'stage Perdido, if worth 500, do notify me'],
    ['chegar o evento curso_terminado, marque Alumni', 'outside curso_terminado, do tag Alumni'],
    ['uma tarefa for feita, tire a etiqueta frio', 'task-done, do untag frio'],
    ['um pedido for pago, marque cliente', 'record payment paid, do tag cliente'],
    ['alguém pagar, marque cliente', 'record payment paid, do tag cliente'],
    ['um horário for cancelado, me lembre amanhã', 'record appointment cancelled, do remind me 1440'],
    ['alguém desmarcar um horário, me avise', 'record appointment cancelled, do notify me'],
    ['alguém não vier à consulta, marque ausente', 'record appointment no-show, do tag ausente'],
    ['um orçamento for aceito, mova para Ganho', 'record quote accepted, do move Ganho'],
    ['um orçamento vencer, me avise', 'record quote expired, do notify me'],
    ['um caso for aberto, me avise', 'record case open, do notify me'],
    ['alguém em Proposta ficar 5 dias em silêncio, marque frio', 'quiet 7200, if stage Proposta, do tag frio'],
    ['todo dia útil às 9, me lembre de todos em Documentos', 'clock 1|2|3|4|5 09:00, if stage Documentos, do remind me'],
    ['toda sexta-feira às 17:00, me lembre de faturar', 'clock 5 17:00, do remind me faturar'],
    ['aos sábados às 10, me lembre de todos com a etiqueta vip', 'clock 6 10:00, if tagged vip, do remind me'],
    ['alguém for para Orçamento, inicie a sequência', 'stage Orçamento, do follow'],
    ['uma mensagem disser quebrado, abra um caso e me avise', 'message, if words quebrado, do case, do notify me'],
    ['alguém for para Ganho, avise loja', 'stage Ganho, do notify loja'],
    ['alguém for para Ganho, chame loja', 'stage Ganho, do call loja'],
    ['vip for marcado, envie para loja', 'tag vip, do call loja'],
    ['vip for marcado, avise a conexão loja', 'tag vip, do call loja'],
    ['vip for marcado, envie “Obrigado, {nome}”', 'tag vip, do send Obrigado, {nome}'],
    ['um orçamento for aceito, abra o pedido e peça um sinal de 50', 'record quote accepted, do order, do pay 50 sinal'],
    ['um pedido for entregue, peça o pagamento', 'record order delivered, do pay'],
    ['vip for marcado, marque um horário', 'tag vip, do cannot appointment'],
    ['vip for marcado, mande o modelo bem_vindo', 'tag vip, do send bem_vindo'],
  ])('pt: quando %s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('what is no rule', () => {
  test.each([
    ['will you be back?', 'no'],
    ['you come, bring the papers', 'no'],
    ['vengas, trae los papeles', 'no'],
    ['vier, traga os papéis', 'no'],
    ['someone moves to Proposal, bake a cake', 'partly: bake a cake'],
    ['the moon is full, remind me in 2 days', 'partly: the moon is full'],
    ['someone moves to Proposal', 'partly: …'],
    ['someone moves to Proposal, remind me 1 hour before', 'partly: remind me 1 hour before'],
    ['someone books, notify me and remind me 1 hour before', 'partly: notify me and remind me 1 hour before'],
    ['an invoice is unpaid for 3 days, remind me in 2 days', 'partly: remind me in 2 days'],
    ['an invoice is unpaid for 3 days, remind me 1 hour before', 'partly: remind me 1 hour before'],
    ['alguien pase a Propuesta, hazme un café', 'partly: hazme un café'],
    ['a lua estiver cheia, me avise', 'partly: a lua estiver cheia'],
  ])('when %s', (text, expected) => expect(read(text)).toBe(expected));
});

test.each([
  ['2 days', 2880],
  ['a week', 10080],
  ['una hora', 60],
  ['três semanas', 30240],
  ['90 min', 90],
  ['12h', 720],
  ['two moons', null],
  ['0 days', null],
])('%s is so many minutes', (text, expected) => expect(minutesOf(text)).toBe(expected));

test.each([
  ['18:00', '18:00'],
  ['9h30', '09:30'],
  ['6pm', '18:00'],
  ['12am', '00:00'],
  ['24', '00:00'],
])('%s is a time of the day', (text, expected) => expect(timeOf(text)).toBe(expected));

describe('that it asks first', () => {
  test.each([
    'every monday at 9, ask me before tagging cold everyone in Proposal',
    'every monday at 9, ask me before you tag cold everyone in Proposal',
    'every monday at 9, tag cold everyone in Proposal, but ask me first',
    'cada lunes a las 9, pregúntame antes de etiquetar cold todos los que están en Proposal',
    'toda segunda às 9, me pergunte antes de marcar cold todos em Proposal',
    'someone moves to Proposal, ask me first, tag cold',
  ])('is read: %s', (text) => {
    const found = readRule(text.replace(/^(?:every|cada|toda) /, ''));
    expect(found).toMatchObject({ is: 'rule', asks: true, rule: { do: [{ do: 'tag', tag: 'cold' }] } });
  });

  test('and is not where it does not say so', () => {
    expect(readRule('someone moves to Proposal, tag cold')).toMatchObject({ asks: false });
  });
});

test.each([
  ['a message says book, begin the booking conversation', 'booking'],
  ['vip is tagged, start the conversation viewing', 'viewing'],
  ['un mensaje diga reserva, empieza la conversación de reserva', 'reserva'],
  ['uma mensagem disser agendar, comece a conversa de agendamento', 'agendamento'],
])('a conversation is begun: %s', (text, dialogue) => {
  expect(readRule(text)).toMatchObject({ is: 'rule', rule: { do: [{ do: 'begin', dialogue }] } });
});
