import type { UndoneKind } from '../../crm/effect.ts';
import type { Locale } from '../../crm/locale.ts';

/** What an undo says, by what was undone: whom it was about, and what there is again. */
export type UndoneWords = Record<UndoneKind, (who: string, detail: string) => string>;

export const undoneWords: Record<Locale, UndoneWords> = {
  en: {
    move: (who, stage) => `Undone: ${who} is back in ${stage}.`,
    note: (who) => `Undone: the note on ${who} is gone.`,
    task: (who, task) => `Undone: the task “${task}”${who && ` on ${who}`} is gone.`,
    'task-done': (_, task) => `Undone: “${task}” is still to be done.`,
    rename: (_, name) => `Undone: the name is ${name} again.`,
    tag: (who, tag) => `Undone: ${who} is no longer tagged “${tag}”.`,
    untag: (who, tag) => `Undone: ${who} is tagged “${tag}” again.`,
    value: (who) => `Undone: the value of ${who} is as it was.`,
    reason: (who) => `Undone: the reason for ${who} is as it was.`,
    block: (who) => `Undone: ${who} is not blocked any more.`,
    unblock: (who) => `Undone: ${who} is blocked again.`,
    snooze: (who) => `Undone: ${who} comes back now.`,
    assign: (who, name) =>
      name ? `Undone: ${who} is with ${name} again.` : `Undone: nobody is responsible for ${who} any more.`,
    lead: (who) => `Undone: ${who} is no longer among your contacts.`,
    import: (_, file) => `Taking ${file} back. I will tell you when it is done.`,
    merge: (who, gone) => `Undone: ${who} and ${gone} are two again.`,
    setting: (_, what) => `Undone: ${what} as before.`,
  },
  es: {
    move: (who, stage) => `Deshecho: ${who} vuelve a ${stage}.`,
    note: (who) => `Deshecho: la nota de ${who} ya no está.`,
    task: (who, task) => `Deshecho: la tarea «${task}»${who && ` de ${who}`} ya no está.`,
    'task-done': (_, task) => `Deshecho: «${task}» sigue pendiente.`,
    rename: (_, name) => `Deshecho: el nombre vuelve a ser ${name}.`,
    tag: (who, tag) => `Deshecho: ${who} ya no lleva la etiqueta «${tag}».`,
    untag: (who, tag) => `Deshecho: ${who} vuelve a llevar la etiqueta «${tag}».`,
    value: (who) => `Deshecho: el valor de ${who} vuelve a ser el de antes.`,
    reason: (who) => `Deshecho: el motivo de ${who} vuelve a ser el de antes.`,
    block: (who) => `Deshecho: ${who} ya no está en la lista de bloqueados.`,
    unblock: (who) => `Deshecho: ${who} vuelve a la lista de bloqueados.`,
    snooze: (who) => `Deshecho: ${who} vuelve ahora.`,
    assign: (who, name) => (name ? `Deshecho: ${who} vuelve a estar con ${name}.` : `Deshecho: nadie está a cargo de ${who}.`),
    lead: (who) => `Deshecho: ${who} ya no está entre tus contactos.`,
    import: (_, file) => `Estoy retirando ${file}. Te aviso cuando termine.`,
    merge: (who, gone) => `Deshecho: ${who} y ${gone} vuelven a ser dos.`,
    setting: (_, what) => `Deshecho: ${what}, como antes.`,
  },
  pt: {
    move: (who, stage) => `Desfeito: ${who} volta para ${stage}.`,
    note: (who) => `Desfeito: a nota de ${who} foi retirada.`,
    task: (who, task) => `Desfeito: a tarefa “${task}”${who && ` de ${who}`} foi retirada.`,
    'task-done': (_, task) => `Desfeito: “${task}” continua por fazer.`,
    rename: (_, name) => `Desfeito: o nome volta a ser ${name}.`,
    tag: (who, tag) => `Desfeito: ${who} não tem mais a etiqueta “${tag}”.`,
    untag: (who, tag) => `Desfeito: ${who} tem de novo a etiqueta “${tag}”.`,
    value: (who) => `Desfeito: o valor de ${who} volta a ser o de antes.`,
    reason: (who) => `Desfeito: o motivo de ${who} volta a ser o de antes.`,
    block: (who) => `Desfeito: ${who} saiu da lista de bloqueados.`,
    unblock: (who) => `Desfeito: ${who} voltou para a lista de bloqueados.`,
    snooze: (who) => `Desfeito: ${who} volta agora.`,
    assign: (who, name) =>
      name ? `Desfeito: ${who} está de novo com ${name}.` : `Desfeito: ninguém está responsável por ${who}.`,
    lead: (who) => `Desfeito: ${who} não está mais entre os seus contatos.`,
    import: (_, file) => `Estou retirando ${file}. Aviso quando terminar.`,
    merge: (who, gone) => `Desfeito: ${who} e ${gone} são dois de novo.`,
    setting: (_, what) => `Desfeito: ${what} como antes.`,
  },
};
