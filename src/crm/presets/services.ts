import { commonKeywords } from './keywords.ts';
import type { Preset } from './shape.ts';
import { firstStage, lostStage, openStage } from './shared-stages.ts';

/** A business that sells its work: a studio, a workshop, a consultant. */
export const servicesPreset: Preset = {
  name: 'services',
  stages: [
    firstStage({
      reply: {
        en: 'Hi {first_name}, thank you for writing to {business}. Tell me in one line what you need and I will get back to you with the next step.',
        es: 'Hola {first_name}, gracias por escribir a {business}. Cuéntame en una línea qué necesitas y te digo el siguiente paso.',
        pt: 'Olá {first_name}, obrigado por escrever para {business}. Conte em uma linha do que precisa e já digo o próximo passo.',
      },
      followUp: {
        en: 'Hi {first_name}, this is {business}. Are you still interested? I am happy to help.',
        es: 'Hola {first_name}, soy de {business}. ¿Todavía te interesa lo que preguntaste? Te ayudo con gusto.',
        pt: 'Olá {first_name}, aqui é de {business}. Ainda tem interesse no que perguntou? Ajudo com prazer.',
      },
    }),
    openStage({
      key: 'contacted',
      name: { en: 'Contacted', es: 'Contactado', pt: 'Contatado' },
      meaning: {
        en: 'We answered; it is not clear yet what they need or whether it fits.',
        es: 'Hemos respondido; aún no está claro qué necesita ni si encaja.',
        pt: 'Já respondemos; ainda não está claro do que precisa nem se combina.',
      },
      days: [1, 3],
      reply: {
        en: 'Thank you, {first_name}. What is it for, and by when do you need it? Then I can tell you what fits.',
        es: 'Gracias, {first_name}. ¿Para qué es y para cuándo lo necesitas? Así te digo qué encaja.',
        pt: 'Obrigado, {first_name}. Para que é e até quando precisa? Assim digo o que combina.',
      },
      followUp: {
        en: 'Hi {first_name}, did you have time to think about it? If anything is unclear, just ask me here.',
        es: 'Hola {first_name}, ¿has podido pensarlo? Si algo no está claro, pregúntame por aquí.',
        pt: 'Olá {first_name}, conseguiu pensar no assunto? Se algo não estiver claro, pergunte por aqui.',
      },
    }),
    openStage({
      key: 'qualified',
      name: { en: 'Qualified', es: 'Calificado', pt: 'Qualificado' },
      meaning: {
        en: 'We know what they need, it is something we do, and they mean to decide soon.',
        es: 'Sabemos qué necesita, es algo que hacemos y piensa decidir pronto.',
        pt: 'Sabemos do que precisa, é algo que fazemos e pretende decidir logo.',
      },
      days: [1, 3],
      reply: {
        en: 'Thank you, {first_name}. I have what I need and will put a proposal together for you. Is there anything it must contain?',
        es: 'Gracias, {first_name}. Tengo lo que necesito y te preparo una propuesta. ¿Hay algo que deba incluir sí o sí?',
        pt: 'Obrigado, {first_name}. Tenho o que preciso e vou preparar uma proposta. Há algo que ela precise ter?',
      },
      followUp: {
        en: 'Hi {first_name}, shall I prepare the proposal for you, or is there something we should clear up first?',
        es: 'Hola {first_name}, ¿te preparo la propuesta o aclaramos algo antes?',
        pt: 'Olá {first_name}, preparo a proposta ou esclarecemos algo antes?',
      },
    }),
    openStage({
      key: 'proposal-sent',
      name: { en: 'Proposal sent', es: 'Propuesta enviada', pt: 'Proposta enviada' },
      meaning: {
        en: 'They have our proposal or price and have not decided.',
        es: 'Tiene nuestra propuesta o precio y no ha decidido.',
        pt: 'Tem a nossa proposta ou preço e ainda não decidiu.',
      },
      days: [3, 7, 14],
      reply: {
        en: 'Thank you, {first_name}. Happy to go through it with you: what would you like to change or know?',
        es: 'Gracias, {first_name}. Lo vemos juntos con gusto: ¿qué te gustaría cambiar o saber?',
        pt: 'Obrigado, {first_name}. Vemos juntos com prazer: o que gostaria de mudar ou saber?',
      },
      followUp: {
        en: 'Hi {first_name}, have you been able to look at the proposal? I am glad to answer questions.',
        es: 'Hola {first_name}, ¿has podido ver la propuesta? Respondo con gusto cualquier duda.',
        pt: 'Olá {first_name}, conseguiu ver a proposta? Respondo qualquer dúvida com prazer.',
      },
    }),
    {
      key: 'closed',
      kind: 'won',
      name: { en: 'Closed', es: 'Cerrado', pt: 'Fechado' },
      meaning: { en: 'They said yes: won.', es: 'Dijo que sí: ganado.', pt: 'Disse sim: ganho.' },
    },
    lostStage,
  ],
  keywords: commonKeywords,
};
