import type { Locale } from '../../crm/locale.ts';

type Category = 'utility' | 'marketing';
type Source = 'playbook' | 'model' | 'operator';

/** Lines of the cards that come unasked: a turn, a follow-up, a review flag, the closed window. `who` is a contact's label, times are shown texts. */
export type CardWords = {
  newContact: string;
  waitingSince(age: string): string;
  /** Over a suggested reply: whose words they are. */
  suggestedByPlaybook: string;
  suggestedByModel: string;
  /** Over a model's words: what they say and nothing bears out. */
  nowhereKnown(amount: string): string;
  notToBeHad(offer: string, state: string): string;
  sendAsItIs: string;
  /** Over the operator's own wording, which replaced a suggestion. */
  yourWords: string;
  /** A draft of the assistant that came after its card had left. */
  laterSuggestion: string;
  /** They wrote something that is not in the card: the rest of a long turn. */
  moreMessages(count: number): string;
  ownWordsUntil(time: string): string;
  windowClosed(time: string): string;
  /** What the closed window still allows, on a card with Knock. */
  knockOffer(name: string): string;
  /** Knock on a card, in one line: what it costs, the words that wait behind it, and whose they are. */
  knockLine(source: Source, text: string, cost: string): string;
  /** The ready template in one line, with its price; '' where its words are on the card already. */
  templateLine(category: Category, cost: string, text: string): string;
  category(category: Category): string;
  marketingStopped(name: string): string;
  /** Marketing templates do not reach US numbers (Meta, since 2025-04). */
  marketingNotToUs: string;
  /** Why a follow-up is shown now: they have been quiet for so long … */
  quietFor(age: string): string;
  /** The second of three follow-ups. */
  stepOf(n: number, of: number): string;
  /** … or they have waited for us so long, and nobody has answered. */
  unanswered(age: string): string;
  reviewFlag(name: string, stage: string, percent: number): string;
  reviewKept(who: string, stage: string): string;
  moveWhich(who: string): string;
  taskDue(task: string): string;
  /** Before a visit or a call: the newest note, and what else is to be done about them. */
  noteLine(note: string): string;
  alsoToDo(task: string): string;
  /** After it. */
  howWasIt(who: string): string;
  snoozedBack: string;
};

export const cardWords: Record<Locale, CardWords> = {
  en: {
    newContact: 'New contact',
    waitingSince: (age) => `waiting ${age}`,
    suggestedByPlaybook: 'Suggested (playbook):',
    suggestedByModel: 'Suggested (drafted by AI):',
    nowhereKnown: (amount) => `⚠️ ${amount} is nowhere in what I know.`,
    notToBeHad: (offer, state) => `⚠️ ${offer} is ${state}.`,
    sendAsItIs: 'Send as it is',
    yourWords: 'Your words:',
    laterSuggestion: 'A newer suggestion (drafted by AI):',
    moreMessages: (count) => (count === 1 ? '+1 more message' : `+${count} more messages`),
    ownWordsUntil: (time) => `In your own words until ${time}, after that only by template.`,
    windowClosed: (time) => `Their 24 hours ended ${time}: only a template reaches them now.`,
    knockOffer: (name) => `Knock tells ${name} that an answer waits; a tap there brings it.`,
    knockLine: (source, text, cost) =>
      `Knock (${cost}), and their tap brings ${{ playbook: 'the playbook’s words', model: 'words drafted by AI', operator: 'your words' }[source]}: “${text}”`,
    templateLine: (category, cost, text) => `Template, at once (${category}, ${cost})${text && `: “${text}”`}`,
    category: (category) => (category === 'utility' ? 'utility' : 'marketing'),
    marketingStopped: (name) => `${name} asked for no marketing, so no marketing template is offered.`,
    marketingNotToUs: 'WhatsApp does not deliver marketing to US numbers.',
    quietFor: (age) => `Quiet for ${age}`,
    stepOf: (n, of) => `follow-up ${n} of ${of}`,
    unanswered: (age) => `Waiting for an answer for ${age}`,
    reviewFlag: (name, stage, percent) => `I think ${name} moved to ${stage} (${percent} %).`,
    reviewKept: (who, stage) => `${who} stays in ${stage}.`,
    moveWhich: (who) => `Where is ${who} now?`,
    taskDue: (task) => `⏰ Due: ${task}`,
    noteLine: (note) => `Note: ${note}`,
    alsoToDo: (task) => `Also to do: ${task}`,
    howWasIt: (who) => `✅ Done. And *${who}*?`,
    snoozedBack: '⏰ You put this off until now.',
  },
  es: {
    newContact: 'Contacto nuevo',
    waitingSince: (age) => `espera ${age}`,
    suggestedByPlaybook: 'Sugerencia (tus textos):',
    suggestedByModel: 'Sugerencia (redactada por IA):',
    nowhereKnown: (amount) => `⚠️ ${amount} no aparece en nada de lo que sé.`,
    notToBeHad: (offer, state) => `⚠️ ${offer}: ${state}.`,
    sendAsItIs: 'Enviar tal cual',
    yourWords: 'Tus palabras:',
    laterSuggestion: 'Una sugerencia más reciente (redactada por IA):',
    moreMessages: (count) => (count === 1 ? '+1 mensaje más' : `+${count} mensajes más`),
    ownWordsUntil: (time) => `Con tus palabras hasta ${time}; después, solo con plantilla.`,
    windowClosed: (time) => `Sus 24 horas terminaron ${time}: ahora solo llega una plantilla.`,
    knockOffer: (name) => `Avisar le dice a ${name} que hay una respuesta; al tocarlo, le llega.`,
    knockLine: (source, text, cost) =>
      `Avisar (${cost}): al tocarlo le llegan ${{ playbook: 'tus textos', model: 'palabras redactadas por IA', operator: 'tus palabras' }[source]}: «${text}»`,
    templateLine: (category, cost, text) =>
      `Plantilla, al momento (${category === 'utility' ? 'utilidad' : 'marketing'}, ${cost})${text && `: «${text}»`}`,
    category: (category) => (category === 'utility' ? 'utilidad' : 'marketing'),
    marketingStopped: (name) => `${name} pidió no recibir publicidad, así que no se ofrece ninguna plantilla de marketing.`,
    marketingNotToUs: 'WhatsApp no entrega marketing a números de EE. UU.',
    quietFor: (age) => `En silencio desde hace ${age}`,
    stepOf: (n, of) => `seguimiento ${n} de ${of}`,
    unanswered: (age) => `Espera respuesta desde hace ${age}`,
    reviewFlag: (name, stage, percent) => `Creo que ${name} pasó a ${stage} (${percent} %).`,
    reviewKept: (who, stage) => `${who} sigue en ${stage}.`,
    moveWhich: (who) => `¿Dónde está ahora ${who}?`,
    taskDue: (task) => `⏰ Toca: ${task}`,
    noteLine: (note) => `Nota: ${note}`,
    alsoToDo: (task) => `También pendiente: ${task}`,
    howWasIt: (who) => `✅ Hecho. ¿Y *${who}*?`,
    snoozedBack: '⏰ Lo habías pospuesto hasta ahora.',
  },
  pt: {
    newContact: 'Contato novo',
    waitingSince: (age) => `espera há ${age}`,
    suggestedByPlaybook: 'Sugestão (seus textos):',
    suggestedByModel: 'Sugestão (redigida por IA):',
    nowhereKnown: (amount) => `⚠️ ${amount} não aparece em nada do que eu sei.`,
    notToBeHad: (offer, state) => `⚠️ ${offer}: ${state}.`,
    sendAsItIs: 'Enviar assim mesmo',
    yourWords: 'Suas palavras:',
    laterSuggestion: 'Uma sugestão mais recente (redigida por IA):',
    moreMessages: (count) => (count === 1 ? '+1 mensagem' : `+${count} mensagens`),
    ownWordsUntil: (time) => `Com suas palavras até ${time}; depois, só com modelo.`,
    windowClosed: (time) => `As 24 horas terminaram ${time}: agora só um modelo chega.`,
    knockOffer: (name) => `Avisar diz a ${name} que há uma resposta; ao tocar, ela chega.`,
    knockLine: (source, text, cost) =>
      `Avisar (${cost}): ao tocar, chegam ${{ playbook: 'seus textos', model: 'palavras redigidas por IA', operator: 'suas palavras' }[source]}: “${text}”`,
    templateLine: (category, cost, text) =>
      `Modelo, na hora (${category === 'utility' ? 'utilidade' : 'marketing'}, ${cost})${text && `: “${text}”`}`,
    category: (category) => (category === 'utility' ? 'utilidade' : 'marketing'),
    marketingStopped: (name) => `${name} pediu para não receber publicidade, então nenhum modelo de marketing é oferecido.`,
    marketingNotToUs: 'O WhatsApp não entrega marketing a números dos EUA.',
    quietFor: (age) => `Em silêncio há ${age}`,
    stepOf: (n, of) => `acompanhamento ${n} de ${of}`,
    unanswered: (age) => `Espera resposta há ${age}`,
    reviewFlag: (name, stage, percent) => `Acho que ${name} passou para ${stage} (${percent} %).`,
    reviewKept: (who, stage) => `${who} continua em ${stage}.`,
    moveWhich: (who) => `Onde está ${who} agora?`,
    taskDue: (task) => `⏰ Para agora: ${task}`,
    noteLine: (note) => `Nota: ${note}`,
    alsoToDo: (task) => `Também a fazer: ${task}`,
    howWasIt: (who) => `✅ Feito. E *${who}*?`,
    snoozedBack: '⏰ Você tinha adiado isto até agora.',
  },
};
