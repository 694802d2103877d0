import { keyOf, tokensOf } from '../tokens.ts';
import { readEnd } from './written/read-end.ts';
import { readStart } from './written/read-start.ts';

/**
 * What is done with a conversation; steps are counted from one. `insert` and `replace`: a step as it would be written; `starts` and `ends`: such a
 * line.
 */
export type Deed =
  | { is: 'on' | 'off' | 'try' | 'reset' | 'drop' }
  | { is: 'remove'; step: number }
  | { is: 'move'; step: number; to: number }
  | { is: 'reword'; step: number; text: string }
  | { is: 'add'; step: number; text: string }
  | { is: 'insert' | 'replace'; step: number; text: string }
  | { is: 'rename' | 'starts' | 'ends'; text: string };

const whole = {
  on: /^(?:on|encender|enciende|encendida|activar|ligar|liga|ligada|ativar)$/,
  off: /^(?:off|apagar|apaga|apagada|desactivar|desligar|desliga|desligada|desativar)$/,
  try: /^(?:try|try it|play|test|probar|probarla|prueba|testar|teste|experimentar)$/,
  reset: /^(?:reset|original|as before|restaurar|restablecer)$/,
  drop: /^(?:remove|delete|quitar|quita|borrar|borra|eliminar|elimina|remover|remova|excluir)$/,
} as const;

const parts = {
  reword: /^(?:question|ask|words|pregunta|preguntar|pergunta|perguntar)$/,
  remove: /^(?:remove|delete|quitar|quita|borrar|eliminar|remover|apagar|excluir)$/,
  add: /^(?:add|choice|anadir|agregar|opcion|adicionar|opcao|acrescentar)$/,
  insert: /^(?:insert|insertar|inserta|inserir|insira)$/,
  replace: /^(?:step|paso|passo)$/,
  move: /^(?:move|mover|mueve|mova)$/,
} as const;

const renaming = /^(?:rename|call it|renombrar|renombra|llamala|renomear|renomeie|chame)$/;

/** "on", "question 2 What is it about?", "remove 3", "add 1 A visit", "move 3 1", "when: visit"; null where it is nothing of the kind. */
export function readDeed(text: string): Deed | null {
  const tokens = tokensOf(text);
  const said = keyOf(tokens);
  const simple = (Object.keys(whole) as (keyof typeof whole)[]).find((one) => whole[one].test(said));
  if (simple) return { is: simple };
  return readPart(text) ?? readRenaming(text) ?? readLine(text);
}

function readPart(text: string): Deed | null {
  const tokens = tokensOf(text);
  const part = (Object.keys(parts) as (keyof typeof parts)[]).find((one) => parts[one].test(tokens[0]?.key ?? ''));
  const number = tokens[1];
  if (!part || !number || !/^\d{1,2}$/.test(number.key)) return null;
  const step = Number(number.key);
  const words = text.slice(number.end).replace(/^[\s.:,]+/, '');
  if (part === 'remove') return words === '' ? { is: 'remove', step } : null;
  if (part !== 'move') return { is: part, step, text: words };
  const to = /^(?:to|before|a|antes de|para)?\s*(\d{1,2})[.!]?$/i.exec(words);
  return to ? { is: 'move', step, to: Number(to[1]) } : null;
}

function readRenaming(text: string): Deed | null {
  const tokens = tokensOf(text);
  const count = [2, 1].find((many) => renaming.test(keyOf(tokens, 0, many)));
  const name = count ? text.slice(tokens[count - 1]?.end).replace(/^[\s:]+(?:to |a |para )?|["“”«»]/g, '') : '';
  return name.trim() === '' ? null : { is: 'rename', text: name.trim() };
}

function readLine(text: string): Deed | null {
  if (readStart(text)) return { is: 'starts', text };
  return readEnd(text) ? { is: 'ends', text } : null;
}
