import { z } from 'zod';
import { oneLine } from '../kit/clip.ts';
import { defineCommand } from './command.ts';
import { makerule } from './makerule.ts';
import { readRule } from './rules/read-rule.ts';

export const every = defineCommand({
  name: 'every',
  words: {
    en: ['every', 'each', 'on'],
    es: ['cada', 'todos los', 'los'],
    pt: ['todo', 'toda', 'todos os', 'todas as', 'a cada', 'às', 'aos'],
  },
  says: {
    en: 'A rule that goes by the clock: on which days, when, and what',
    es: 'Una regla que va por el reloj: qué días, a qué hora y qué hace',
    pt: 'Uma regra que vai pelo relógio: em que dias, a que horas e o quê',
  },
  examples: {
    en: ['every weekday at 9, remind me of everyone in Proposal', 'on Fridays at 17:00, remind me to send the invoices'],
    es: [
      'cada día laborable a las 9, recuérdame todos los que están en Propuesta',
      'los viernes a las 17:00, recuérdame facturar',
    ],
    pt: ['todo dia útil às 9, me lembre de todos em Proposta', 'toda sexta às 17:00, me lembre de faturar'],
  },
  args: z.object({ text: z.string() }),
  read(rest) {
    const text = oneLine(rest);
    const read = readRule(text);
    if (read.is === 'rule') return read.rule.when.on === 'clock' ? { text } : null;
    return read.is === 'partly' && read.on === 'clock' ? { text } : null;
  },
  changes: true,
  sharesWord: true,
  may: 'manager',
  run: ({ text }, context) => makerule.run({ text }, context),
});
