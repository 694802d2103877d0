import { commonKeywords } from './keywords.ts';
import type { Preset } from './shape.ts';
import { firstStage, lostStage, openStage } from './shared-stages.ts';

/** A professional firm: lawyers, tax advisers, architects. No text gives advice. */
export const professionalPreset: Preset = {
  name: 'professional',
  stages: [
    firstStage({
      name: { en: 'Inquiry', es: 'Consulta', pt: 'Pergunta' },
      reply: {
        en: 'Hi {first_name}, thank you for writing to {business}. What is it about, in one line, and is there a date we must keep?',
        es: 'Hola {first_name}, gracias por escribir a {business}. ¿De qué se trata, en una línea, y hay alguna fecha que cumplir?',
        pt: 'Olá {first_name}, obrigado por escrever para {business}. Do que se trata, em uma linha, e há alguma data a cumprir?',
      },
      followUp: {
        en: 'Hi {first_name}, this is {business}. Do you still need us? Tell me in one line what it is about.',
        es: 'Hola {first_name}, te escribimos de {business}. ¿Todavía nos necesitas? Dime en una línea de qué se trata.',
        pt: 'Olá {first_name}, aqui é de {business}. Ainda precisa de nós? Diga em uma linha do que se trata.',
      },
    }),
    openStage({
      key: 'qualification',
      name: { en: 'Qualification', es: 'Valoración', pt: 'Avaliação' },
      meaning: {
        en: 'We look whether it is a matter for us, and who would do it.',
        es: 'Vemos si es un asunto para nosotros y quién lo llevaría.',
        pt: 'Vemos se é um assunto para nós e quem o faria.',
      },
      days: [1, 3],
      reply: {
        en: 'Thank you, {first_name}. I will see who of us can help best and write to you here.',
        es: 'Gracias, {first_name}. Miro quién de nosotros te puede ayudar mejor y te escribo por aquí.',
        pt: 'Obrigado, {first_name}. Vejo quem de nós pode ajudar melhor e escrevo por aqui.',
      },
      followUp: {
        en: 'Hi {first_name}, one thing is missing so that we can judge it. Could you tell me a little more?',
        es: 'Hola {first_name}, nos falta un dato para valorarlo. ¿Me puedes contar un poco más?',
        pt: 'Olá {first_name}, falta um dado para avaliarmos. Pode contar um pouco mais?',
      },
    }),
    openStage({
      key: 'booking',
      name: { en: 'First meeting', es: 'Primera reunión', pt: 'Primeira reunião' },
      meaning: {
        en: 'A first meeting is being arranged or is agreed.',
        es: 'Se está acordando una primera reunión, o ya está acordada.',
        pt: 'Está se combinando uma primeira reunião, ou já está combinada.',
      },
      days: [2, 5],
      reply: {
        en: 'Thank you, {first_name}. Which days suit you for a first meeting, here or by phone?',
        es: 'Gracias, {first_name}. ¿Qué días te vienen bien para una primera reunión, aquí o por teléfono?',
        pt: 'Obrigado, {first_name}. Que dias são bons para uma primeira reunião, aqui ou por telefone?',
      },
      followUp: {
        en: 'Hi {first_name}, shall I propose a time for our first meeting?',
        es: 'Hola {first_name}, ¿te propongo una hora para nuestra primera reunión?',
        pt: 'Olá {first_name}, proponho um horário para a nossa primeira reunião?',
      },
    }),
    openStage({
      key: 'documents',
      name: { en: 'Documents', es: 'Documentos', pt: 'Documentos' },
      meaning: {
        en: 'We have asked for documents and are waiting for them.',
        es: 'Hemos pedido documentos y los estamos esperando.',
        pt: 'Pedimos documentos e estamos esperando por eles.',
      },
      days: [3, 7],
      reply: {
        en: 'Thank you, {first_name}. I will look whether everything is there and tell you what is missing.',
        es: 'Gracias, {first_name}. Miro si está todo y te digo qué falta.',
        pt: 'Obrigado, {first_name}. Vejo se está tudo e digo o que falta.',
      },
      followUp: {
        en: 'Hi {first_name}, some documents are still missing. A photo of each is enough; shall I send you the list again?',
        es: 'Hola {first_name}, todavía faltan documentos. Con una foto de cada uno basta; ¿te mando otra vez la lista?',
        pt: 'Olá {first_name}, ainda faltam documentos. Uma foto de cada um basta; mando a lista de novo?',
      },
    }),
    openStage({
      key: 'proposal',
      name: { en: 'Proposal', es: 'Propuesta', pt: 'Proposta' },
      meaning: {
        en: 'They have our proposal and have not decided.',
        es: 'Tiene nuestra propuesta y no ha decidido.',
        pt: 'Tem a nossa proposta e ainda não decidiu.',
      },
      days: [3, 7, 14],
      reply: {
        en: 'Thank you, {first_name}. Which part of the proposal would you like me to explain?',
        es: 'Gracias, {first_name}. ¿Qué parte de la propuesta quieres que te explique?',
        pt: 'Obrigado, {first_name}. Que parte da proposta quer que eu explique?',
      },
      followUp: {
        en: 'Hi {first_name}, have you been able to read the proposal? I am glad to answer questions.',
        es: 'Hola {first_name}, ¿has podido leer la propuesta? Respondo con gusto cualquier duda.',
        pt: 'Olá {first_name}, conseguiu ler a proposta? Respondo qualquer dúvida com prazer.',
      },
    }),
    {
      key: 'engaged',
      kind: 'won',
      name: { en: 'Engaged', es: 'Encargo', pt: 'Contratado' },
      meaning: {
        en: 'They have engaged us: won.',
        es: 'Nos ha hecho el encargo: ganado.',
        pt: 'Contratou-nos: ganho.',
      },
    },
    lostStage,
  ],
  keywords: commonKeywords,
};
