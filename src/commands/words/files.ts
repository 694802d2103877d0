import type { Locale } from '../../crm/locale.ts';

/** What is said around pictures and files. */
export type FileWords = {
  /** Under numbered lines of a picture, which has no list: a number opens one. */
  numberOpens: string;
  exported(count: number, day: string): string;
  exportedPerson(who: string): string;
  exportGoesOn(count: number, total: number): string;
  exportFailed: string;
  /** Something that is not words, sent without quoting anybody. */
  forWhom(what: string): string;
  keepFile: string;
  keepFileHow: string;
  forgetFile: string;
  kept: string;
  forgotten: string;
  windowClosed(who: string, what: string): string;
  voiceFor(who: string): string;
  sendVoice(name: string): string;
  /** Beside “in words”. */
  sendVoiceItself: string;
  sendInWords: string;
  inWordsFor(who: string): string;
  stillListening: string;
  notUnderstood: string;
  /** A shared contact card. */
  addLead(name: string, phone: string): string;
  addLeads(count: number): string;
  addLabel: string;
  addAll(count: number): string;
  added(who: string): string;
  addedMany(count: number, there: number): string;
  alreadyThere(who: string): string;
  ownTeam(name: string): string;
  noNumber: string;
  touchedSince(who: string): string;
};

export const fileWords: Record<Locale, FileWords> = {
  en: {
    numberOpens: 'Write a number to see who.',
    exported: (count, day) =>
      `${count === 1 ? '1 contact' : `${count.toLocaleString('en')} contacts`} · ${day}\nI forget this file in a day; save it where only you can see it.`,
    exportedPerson: (who) => `Everything about ${who}. I forget this file in a day.`,
    exportGoesOn: (count, total) => `Still writing your file: ${count.toLocaleString('en')} of ${total.toLocaleString('en')}.`,
    exportFailed: 'I could not write that file. Please try “export” once more in a minute.',
    forWhom: (what) => `Who is this ${what} for?`,
    keepFile: 'Keep it',
    keepFileHow: 'It goes to nobody.',
    forgetFile: 'Cancel',
    kept: 'Kept. It went to nobody.',
    forgotten: 'Forgotten. It went to nobody.',
    windowClosed: (who, what) => `${who}: the 24 hours are over, so this ${what} cannot go now. Once they write, send it again.`,
    voiceFor: (who) => `Your voice message on ${who}: what shall I do with it?`,
    sendVoice: (name) => `Send to ${name || 'them'}`,
    sendVoiceItself: 'Send voice',
    sendInWords: 'Send as text',
    inWordsFor: (who) => `For ${who}, as I heard it:`,
    stillListening: 'I am still listening to it. Tap again in a moment.',
    notUnderstood: 'I could not make out any words. “Send voice” sends it as it is.',
    addLead: (name, phone) => `Add *${name}* (${phone}) as a lead?`,
    addLeads: (count) => `${count} people. Who becomes a lead?`,
    addLabel: 'Add lead',
    addAll: (count) => `Add all ${count}`,
    added: (who) => `${who} is now a lead. “undo” takes it back.`,
    addedMany: (count, there) =>
      `${count === 1 ? '1 new lead' : `${count} new leads`}${there > 0 ? `, ${there} ${there === 1 ? 'was' : 'were'} already here` : ''}. “undo” takes it back.`,
    alreadyThere: (who) => `${who} is already among your contacts.`,
    ownTeam: (name) => `${name} belongs to your team, so not a lead.`,
    noNumber: 'I found no telephone number on that card.',
    touchedSince: (who) => `${who} stays: something has happened with them since.`,
  },
  es: {
    numberOpens: 'Escribe un número para ver quiénes son.',
    exported: (count, day) =>
      `${count === 1 ? '1 contacto' : `${count.toLocaleString('es')} contactos`} · ${day}\nEn un día olvido este archivo; guárdalo donde solo tú lo veas.`,
    exportedPerson: (who) => `Todo sobre ${who}. En un día olvido este archivo.`,
    exportGoesOn: (count, total) =>
      `Sigo escribiendo tu archivo: ${count.toLocaleString('es')} de ${total.toLocaleString('es')}.`,
    exportFailed: 'No pude escribir ese archivo. Prueba «exportar» otra vez en un minuto.',
    forWhom: (what) => `¿Para quién es: ${what}?`,
    keepFile: 'Guardar',
    keepFileHow: 'No va a nadie.',
    forgetFile: 'Cancelar',
    kept: 'Guardado. No salió para nadie.',
    forgotten: 'Olvidado. No salió para nadie.',
    windowClosed: (who, what) =>
      `${who}: se acabaron las 24 horas, así que esto (${what}) no puede salir ahora. Cuando escriba, mándalo otra vez.`,
    voiceFor: (who) => `Tu mensaje de voz sobre ${who}: ¿qué hago con él?`,
    sendVoice: (name) => (name ? `Enviar a ${name}` : 'Enviar audio'),
    sendVoiceItself: 'Enviar la voz',
    sendInWords: 'Enviar como texto',
    inWordsFor: (who) => `Para ${who}, tal como lo oí:`,
    stillListening: 'Todavía lo estoy escuchando. Toca otra vez en un momento.',
    notUnderstood: 'No entendí ninguna palabra. «Enviar la voz» lo manda tal cual.',
    addLead: (name, phone) => `¿Añado a *${name}* (${phone}) como cliente potencial?`,
    addLeads: (count) => `${count} personas. ¿A quién añado?`,
    addLabel: 'Añadir',
    addAll: (count) => `Añadir a las ${count}`,
    added: (who) => `${who} ya es cliente potencial. «deshacer» lo retira.`,
    addedMany: (count, there) =>
      `${count === 1 ? '1 persona nueva' : `${count} personas nuevas`}${there > 0 ? `; ya ${there === 1 ? 'estaba' : 'estaban'} ${there}` : ''}. «deshacer» lo retira.`,
    alreadyThere: (who) => `${who} ya está entre tus contactos.`,
    ownTeam: (name) => `${name} es de tu equipo, así que no lo añado.`,
    noNumber: 'No encontré ningún número de teléfono en esa tarjeta.',
    touchedSince: (who) => `${who} se queda: ya ha pasado algo con esa persona.`,
  },
  pt: {
    numberOpens: 'Escreva um número para ver quem é.',
    exported: (count, day) =>
      `${count === 1 ? '1 contato' : `${count.toLocaleString('pt-BR')} contatos`} · ${day}\nEm um dia esqueço este arquivo; guarde onde só você veja.`,
    exportedPerson: (who) => `Tudo sobre ${who}. Em um dia esqueço este arquivo.`,
    exportGoesOn: (count, total) =>
      `Ainda escrevendo seu arquivo: ${count.toLocaleString('pt-BR')} de ${total.toLocaleString('pt-BR')}.`,
    exportFailed: 'Não consegui escrever esse arquivo. Tente “exporte” de novo em um minuto.',
    forWhom: (what) => `Para quem é: ${what}?`,
    keepFile: 'Guardar',
    keepFileHow: 'Não vai para ninguém.',
    forgetFile: 'Cancelar',
    kept: 'Guardado. Não foi para ninguém.',
    forgotten: 'Esquecido. Não foi para ninguém.',
    windowClosed: (who, what) =>
      `${who}: as 24 horas acabaram, então isto (${what}) não pode sair agora. Quando a pessoa escrever, envie de novo.`,
    voiceFor: (who) => `Sua mensagem de voz sobre ${who}: o que faço com ela?`,
    sendVoice: (name) => (name ? `Enviar a ${name}` : 'Enviar áudio'),
    sendVoiceItself: 'Enviar a voz',
    sendInWords: 'Enviar como texto',
    inWordsFor: (who) => `Para ${who}, como ouvi:`,
    stillListening: 'Ainda estou ouvindo. Toque de novo daqui a pouco.',
    notUnderstood: 'Não entendi nenhuma palavra. “Enviar a voz” manda como está.',
    addLead: (name, phone) => `Adiciono *${name}* (${phone}) como lead?`,
    addLeads: (count) => `${count} pessoas. Quem vira lead?`,
    addLabel: 'Adicionar',
    addAll: (count) => `Adicionar ${count}`,
    added: (who) => `${who} agora é um lead. “desfazer” retira.`,
    addedMany: (count, there) =>
      `${count === 1 ? '1 lead novo' : `${count} leads novos`}${there > 0 ? `; ${there} já ${there === 1 ? 'estava' : 'estavam'} aqui` : ''}. “desfazer” retira.`,
    alreadyThere: (who) => `${who} já está entre os seus contatos.`,
    ownTeam: (name) => `${name} é da sua equipe, então não vira lead.`,
    noNumber: 'Não encontrei nenhum número de telefone nesse cartão.',
    touchedSince: (who) => `${who} fica: já aconteceu algo com essa pessoa.`,
  },
};
