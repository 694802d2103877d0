import { commonKeywords } from './keywords.ts';
import type { Preset } from './shape.ts';
import { firstStage, lostStage, openStage } from './shared-stages.ts';

/** Lessons and courses: a tutoring centre, a language or music school. Whoever writes is often a parent. */
export const tutoringPreset: Preset = {
  name: 'tutoring',
  stages: [
    firstStage({
      reply: {
        en: 'Hi {first_name}, thank you for writing to {business}. Which subject is it, for whom, and at what level?',
        es: 'Hola {first_name}, gracias por escribir a {business}. ¿Qué asignatura es, para quién y de qué nivel?',
        pt: 'Olá {first_name}, obrigado por escrever para {business}. Qual é a matéria, para quem e em que nível?',
      },
      followUp: {
        en: 'Hi {first_name}, this is {business}. Are you still looking for lessons? Tell me the subject and I will see who can give them.',
        es: 'Hola {first_name}, te escribimos de {business}. ¿Todavía buscas clases? Dime la asignatura y miro quién puede darlas.',
        pt: 'Olá {first_name}, aqui é de {business}. Ainda procura aulas? Diga a matéria e eu vejo quem pode dar.',
      },
    }),
    openStage({
      key: 'level',
      name: { en: 'Level known', es: 'Nivel conocido', pt: 'Nível conhecido' },
      meaning: {
        en: 'We know subject, level and who it is for; no lesson is agreed.',
        es: 'Sabemos asignatura, nivel y para quién es; no hay clase acordada.',
        pt: 'Sabemos a matéria, o nível e para quem é; não há aula combinada.',
      },
      days: [2, 5],
      reply: {
        en: 'Thank you, {first_name}. Which days and times suit you? Then I can propose a trial lesson.',
        es: 'Gracias, {first_name}. ¿Qué días y horas os vienen bien? Así os propongo una clase de prueba.',
        pt: 'Obrigado, {first_name}. Que dias e horários são bons? Assim proponho uma aula experimental.',
      },
      followUp: {
        en: 'Hi {first_name}, shall I look for a time for a trial lesson this week?',
        es: 'Hola {first_name}, ¿os busco hora para una clase de prueba esta semana?',
        pt: 'Olá {first_name}, procuro um horário para uma aula experimental esta semana?',
      },
    }),
    openStage({
      key: 'trial',
      name: { en: 'Trial lesson', es: 'Clase de prueba', pt: 'Aula experimental' },
      meaning: {
        en: 'A trial lesson is agreed or has just been given; they have not enrolled.',
        es: 'Hay una clase de prueba acordada o recién dada; aún no se ha inscrito.',
        pt: 'Há uma aula experimental combinada ou recém-dada; ainda não se matriculou.',
      },
      days: [2, 5],
      reply: {
        en: 'Noted, {first_name}. If the time of the trial lesson does not suit you any more, write to me here.',
        es: 'Anotado, {first_name}. Si la hora de la clase de prueba ya no os viene bien, escríbeme por aquí.',
        pt: 'Anotado, {first_name}. Se o horário da aula experimental não servir mais, escreva por aqui.',
      },
      followUp: {
        en: 'Hi {first_name}, how was the trial lesson? I am glad to hear what went well and what did not.',
        es: 'Hola {first_name}, ¿qué tal la clase de prueba? Cuéntame qué fue bien y qué no.',
        pt: 'Olá {first_name}, como foi a aula experimental? Conte o que correu bem e o que não.',
      },
    }),
    openStage({
      key: 'plan',
      name: { en: 'Plan sent', es: 'Plan enviado', pt: 'Plano enviado' },
      meaning: {
        en: 'They have our timetable and price and have not decided.',
        es: 'Tiene nuestro horario y precio y no ha decidido.',
        pt: 'Tem o nosso horário e preço e ainda não decidiu.',
      },
      days: [3, 7, 14],
      reply: {
        en: 'Thank you, {first_name}. What would you like to change about the plan? I will see what is possible.',
        es: 'Gracias, {first_name}. ¿Qué cambiarías del plan? Miro qué se puede hacer.',
        pt: 'Obrigado, {first_name}. O que mudaria no plano? Vejo o que dá para fazer.',
      },
      followUp: {
        en: 'Hi {first_name}, have you been able to look at the plan? I will keep the place as long as I can.',
        es: 'Hola {first_name}, ¿has podido ver el plan? Te guardo la plaza todo lo que pueda.',
        pt: 'Olá {first_name}, conseguiu ver o plano? Guardo a vaga enquanto puder.',
      },
    }),
    {
      key: 'enrolled',
      kind: 'won',
      name: { en: 'Enrolled', es: 'Inscrito', pt: 'Matriculado' },
      meaning: {
        en: 'Takes lessons with us: won.',
        es: 'Da clases con nosotros: ganado.',
        pt: 'Tem aulas conosco: ganho.',
      },
    },
    lostStage,
  ],
  keywords: commonKeywords,
};
