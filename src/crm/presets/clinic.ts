import { commonKeywords } from './keywords.ts';
import type { Preset } from './shape.ts';
import { firstStage, lostStage, openStage } from './shared-stages.ts';

/** A practice with appointments: dentist, physiotherapist, vet. No text gives medical advice. */
export const clinicPreset: Preset = {
  name: 'clinic',
  stages: [
    firstStage({
      reply: {
        en: 'Hi {first_name}, thank you for writing to {business}. What would you like to be seen for, and which days suit you?',
        es: 'Hola {first_name}, gracias por escribir a {business}. ¿Qué te gustaría que te viéramos y qué días te vienen bien?',
        pt: 'Olá {first_name}, obrigado por escrever para {business}. O que gostaria de tratar e que dias são bons para você?',
      },
      followUp: {
        en: 'Hi {first_name}, this is {business}. Would you still like an appointment? Tell me a day and I will look.',
        es: 'Hola {first_name}, te escribimos de {business}. ¿Todavía quieres una cita? Dime un día y lo miro.',
        pt: 'Olá {first_name}, aqui é de {business}. Ainda quer uma consulta? Diga um dia e eu vejo.',
      },
    }),
    openStage({
      key: 'contacted',
      name: { en: 'Contacted', es: 'Contactado', pt: 'Contatado' },
      meaning: {
        en: 'We answered; no appointment has been agreed.',
        es: 'Hemos respondido; aún no hay cita acordada.',
        pt: 'Já respondemos; ainda não há consulta combinada.',
      },
      days: [1, 3],
      reply: {
        en: 'Thank you, {first_name}. Do mornings or afternoons suit you better? I will propose a time.',
        es: 'Gracias, {first_name}. ¿Te viene mejor por la mañana o por la tarde? Te propongo una hora.',
        pt: 'Obrigado, {first_name}. É melhor de manhã ou à tarde? Eu proponho um horário.',
      },
      followUp: {
        en: 'Hi {first_name}, shall I look for an appointment for you this week?',
        es: 'Hola {first_name}, ¿te busco una cita para esta semana?',
        pt: 'Olá {first_name}, procuro uma consulta para você esta semana?',
      },
    }),
    openStage({
      key: 'booked',
      name: { en: 'Appointment', es: 'Cita', pt: 'Consulta' },
      meaning: {
        en: 'An appointment is agreed and has not taken place yet.',
        es: 'Hay una cita acordada que aún no ha tenido lugar.',
        pt: 'Há uma consulta combinada que ainda não aconteceu.',
      },
      days: [],
      reply: {
        en: 'Thank you, {first_name}, noted. If anything changes before your appointment, write to me here.',
        es: 'Gracias, {first_name}, anotado. Si cambia algo antes de tu cita, escríbeme por aquí.',
        pt: 'Obrigado, {first_name}, anotado. Se algo mudar antes da consulta, escreva por aqui.',
      },
    }),
    openStage({
      key: 'plan-sent',
      name: { en: 'Plan sent', es: 'Presupuesto enviado', pt: 'Orçamento enviado' },
      meaning: {
        en: 'They have our treatment plan or quote and have not decided.',
        es: 'Tiene nuestro plan de tratamiento o presupuesto y no ha decidido.',
        pt: 'Tem o nosso plano de tratamento ou orçamento e ainda não decidiu.',
      },
      days: [3, 7, 14],
      reply: {
        en: 'Thank you, {first_name}. Which part of the plan would you like me to explain?',
        es: 'Gracias, {first_name}. ¿Qué parte del presupuesto quieres que te explique?',
        pt: 'Obrigado, {first_name}. Que parte do orçamento quer que eu explique?',
      },
      followUp: {
        en: 'Hi {first_name}, have you been able to look at the plan? I am glad to answer questions.',
        es: 'Hola {first_name}, ¿has podido ver el presupuesto? Respondo con gusto cualquier duda.',
        pt: 'Olá {first_name}, conseguiu ver o orçamento? Respondo qualquer dúvida com prazer.',
      },
    }),
    {
      key: 'patient',
      kind: 'won',
      name: { en: 'Patient', es: 'Paciente', pt: 'Paciente' },
      meaning: {
        en: 'In treatment or treated: won.',
        es: 'En tratamiento o tratado: ganado.',
        pt: 'Em tratamento ou tratado: ganho.',
      },
    },
    lostStage,
  ],
  keywords: commonKeywords,
};
