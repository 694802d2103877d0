import type { Locale } from '../../crm/locale.ts';

/** What the business can set, by the word that names it. */
export type BusinessSetting =
  | 'grace'
  | 'followups'
  | 'night'
  | 'autopilot'
  | 'autonomy'
  | 'value'
  | 'room'
  | 'routing'
  | 'handon'
  | 'quote'
  | 'appointment'
  | 'acknowledge'
  | 'answers'
  | 'orderanswers'
  | 'appointmentanswers'
  | 'reminders'
  | 'surveys'
  | 'week';

type SettingWords = {
  /** Its row, and what calls it ("set grace 10"). */
  title: string;
  /** How a value reads on its own. */
  shown(value: string): string;
  /** The line that says what counts now and what it means. */
  now(value: string): string;
  /** The confirmation. */
  set(value: string): string;
};

export type SettingsWords = {
  intro: string;
  business: Record<BusinessSetting, SettingWords>;
  cards: string;
  quiet: string;
  digest: string;
  language: string;
  off: string;
  languages: Record<Locale, string>;
  whichLanguage(now: string): string;
  /** Said in the new language. */
  speaks: string;
  again: { language: string };
};

export const settingsWords: Record<Locale, SettingsWords> = {
  en: {
    intro: 'This can be set. The first four are yours alone; the others count for everybody.',
    business: {
      grace: {
        title: 'Grace',
        shown: (value) => `${value} s`,
        now: (value) => `What you approve waits ${value} s, so that you can take it back. “set grace 10” changes it (0 to 60).`,
        set: (value) => `What you approve now waits ${value} s before it leaves.`,
      },
      followups: {
        title: 'Follow-ups',
        shown: (value) => `${value} h before the end`,
        now: (value) => `Follow-ups come ${value} h before WhatsApp’s 24 hours end. “set follow-ups 6” changes it (1 to 12).`,
        set: (value) => `Follow-ups now come ${value} h before WhatsApp’s 24 hours end.`,
      },
      night: {
        title: 'Customer night',
        shown: (value) => value,
        now: (value) =>
          value === 'off'
            ? 'Follow-ups and reminders leave at any hour. “quiet customers 21-8” changes it.'
            : `No follow-up or reminder goes to a customer at night (${value}, by their own clock). “quiet customers 21-8” changes it.`,
        set: (value) =>
          value === 'off'
            ? 'Follow-ups and reminders now leave at any hour.'
            : `No follow-up or reminder goes to a customer at night (${value}, by their own clock) now; what falls into it waits for their morning.`,
      },
      autonomy: {
        title: 'Autonomy',
        shown: (value) => (value === '0' ? 'never offered' : `after ${value}`),
        now: (value) =>
          value === '0'
            ? 'I never offer to send follow-ups myself. “set autonomy 10” changes it.'
            : `After ${value} follow-ups of a kind sent unchanged in a row I offer to send them myself. “set autonomy 20” changes it, “off” ends it.`,
        set: (value) =>
          value === '0'
            ? 'I no longer offer to send follow-ups myself.'
            : `I now offer it after ${value} sent unchanged in a row.`,
      },
      autopilot: {
        title: 'Autopilot minutes',
        shown: (value) => `${value} min before`,
        now: (value) =>
          `What goes without your tap is announced ${value} min before, with Undo. “set autopilot 20” changes it (1 to 60).`,
        set: (value) => `What goes without your tap is now announced ${value} min before.`,
      },
      value: {
        title: 'High value',
        shown: (value) => value,
        now: (value) =>
          `A deal needs its person from this value on: ${value}. “set value 1000” changes it, “set value off” ends it.`,
        set: (value) => `A deal now needs its person from this value on: ${value}.`,
      },
      room: {
        title: 'Cards at once',
        shown: (value) => value,
        now: (value) =>
          `While ${value} cards wait for an answer, further ones stay behind one list. “set cards 8” changes it (1 to 20).`,
        set: (value) => `Now up to ${value} cards wait in the thread; further ones stay behind one list.`,
      },
      routing: {
        title: 'Routing',
        shown: (value) => ({ first: 'First who is there', turns: 'In turns', queue: 'Queue with Claim' })[value] ?? value,
        now: (value) =>
          `New customers: ${{ first: 'to the first who is there', turns: 'to everybody who is there, in turns', queue: 'with “Claim” to whoever is there' }[value] ?? value}. “set routing turns” changes it (first, turns, queue).`,
        set: (value) =>
          `New customers now go ${{ first: 'to the first who is there', turns: 'to everybody who is there, in turns', queue: 'with “Claim” to whoever is there' }[value] ?? value}.`,
      },
      handon: {
        title: 'Passing on',
        shown: (value) => (value === '0' ? 'off' : `after ${value} min`),
        now: (value) =>
          `${value === '0' ? 'A card that nobody touches stays where it is' : `A card that nobody touches goes to the next who is there after ${value} min`}. “set passing on 30” changes it (0 to 240).`,
        set: (value) =>
          value === '0'
            ? 'A card that nobody touches now stays where it is.'
            : `A card that nobody touches now goes to the next who is there after ${value} min.`,
      },
      quote: {
        title: 'Quote days',
        shown: (value) => `${value} days`,
        now: (value) => `A quote holds for ${value} days. “set quote days 15” changes it (1 to 365).`,
        set: (value) => `A new quote now holds for ${value} days.`,
      },
      appointment: {
        title: 'Appointment minutes',
        shown: (value) => `${value} min`,
        now: (value) =>
          `An appointment lasts ${value} min where nobody says so. “set appointment minutes 45” changes it (5 to 480).`,
        set: (value) => `An appointment now lasts ${value} min where nobody says so.`,
      },
      answers: {
        title: 'Answer hours',
        shown: (value) => value,
        now: (value) =>
          value === 'on'
            ? 'Who asks only when you are open is answered from your hours at once, without you. “set answer hours off” ends it.'
            : 'Who asks when you are open is suggested the answer on their card. “set answer hours on” lets it go without you.',
        set: (value) =>
          value === 'on'
            ? 'Who asks only when you are open is now answered from your hours at once. “report” tells how often that was enough.'
            : 'Who asks when you are open is now only suggested the answer on their card.',
      },
      orderanswers: {
        title: 'Answer orders',
        shown: (value) => value,
        now: (value) =>
          value === 'on'
            ? 'Who asks only where their order is is answered from the order at once, without you. “set answer orders off” ends it.'
            : 'Who asks where their order is is suggested the answer on their card. “set answer orders on” lets it go without you.',
        set: (value) =>
          value === 'on'
            ? 'Who asks only where their order is is now answered from the order at once. “report” tells how often that was enough.'
            : 'Who asks where their order is is now only suggested the answer on their card.',
      },
      appointmentanswers: {
        title: 'Answer appointments',
        shown: (value) => value,
        now: (value) =>
          value === 'on'
            ? 'Who asks only when their appointment is is told at once, without you. “set answer appointments off” ends it.'
            : 'Who asks when their appointment is is suggested the answer on their card. “set answer appointments on” lets it go without you.',
        set: (value) =>
          value === 'on'
            ? 'Who asks only when their appointment is is now told at once. “report” tells how often that was enough.'
            : 'Who asks when their appointment is is now only suggested the answer on their card.',
      },
      acknowledge: {
        title: 'Acknowledge',
        shown: (value) => value,
        now: (value) =>
          value === 'off'
            ? 'Nobody is told when you will answer. “set acknowledge on” changes it.'
            : 'Once your opening hours are set, whoever writes when nobody will answer soon is told when you will: once in 12 hours. “set acknowledge off” ends it; “hours message …” says it in your words.',
        set: (value) =>
          value === 'off'
            ? 'Nobody is told any more when you will answer.'
            : 'Whoever writes when nobody will answer soon is now told when you will, once your hours are set.',
      },
      reminders: {
        title: 'Reminders',
        shown: (value) => (value === 'off' ? 'off' : '2 h before'),
        now: (value) =>
          value === 'off'
            ? 'Nobody is reminded of an appointment. “set reminders on” changes it.'
            : 'Customers are reminded 2 h before an appointment that stands. “set reminders off” ends it.',
        set: (value) =>
          value === 'off'
            ? 'Nobody is reminded of an appointment any more.'
            : 'Customers are now reminded 2 h before an appointment that stands.',
      },
      surveys: {
        title: 'Surveys',
        shown: (value) => (value === 'off' ? 'off' : 'a day after'),
        now: (value) =>
          value === 'off'
            ? 'Nobody is asked how it was. “set surveys on” changes it.'
            : 'A day after an appointment that took place customers are asked how it was. “set surveys off” ends it.',
        set: (value) =>
          value === 'off'
            ? 'Nobody is asked any more how it was.'
            : 'Customers are now asked how it was, a day after an appointment that took place.',
      },
      week: {
        title: 'Weekly picture',
        shown: (value) => (value === 'off' ? 'off' : 'on Mondays'),
        now: (value) =>
          value === 'off'
            ? 'Last week is one line in Monday’s list. “set weekly picture on” brings it as a picture to whoever manages.'
            : 'On Mondays last week comes as a picture behind the list, to whoever manages. “set weekly picture off” ends it.',
        set: (value) =>
          value === 'off'
            ? 'Last week is only one line in Monday’s list now.'
            : 'On Mondays last week now comes as a picture behind the list, to whoever manages.',
      },
    },
    cards: 'Cards',
    quiet: 'Quiet hours',
    digest: 'Digest',
    language: 'Language',
    off: 'off',
    languages: { en: 'English', es: 'Spanish', pt: 'Portuguese' },
    whichLanguage: (now) => `Which language shall I speak with you? Now: ${now}`,
    speaks: 'I speak English with you now.',
    again: { language: 'your language' },
  },
  es: {
    intro: 'Esto se puede ajustar. Lo primero es solo tuyo; lo demás vale para todos.',
    business: {
      grace: {
        title: 'Margen',
        shown: (value) => `${value} s`,
        now: (value) => `Lo que apruebas espera ${value} s, para que puedas retirarlo. «ajustar margen 10» lo cambia (0 a 60).`,
        set: (value) => `Lo que apruebas espera ahora ${value} s antes de salir.`,
      },
      followups: {
        title: 'Seguimientos',
        shown: (value) => `${value} h antes del final`,
        now: (value) =>
          `Los seguimientos llegan ${value} h antes de que acaben las 24 horas de WhatsApp. «ajustar seguimientos 6» lo cambia (1 a 12).`,
        set: (value) => `Los seguimientos llegan ahora ${value} h antes de que acaben las 24 horas de WhatsApp.`,
      },
      night: {
        title: 'Noche de clientes',
        shown: (value) => (value === 'off' ? 'no' : value),
        now: (value) =>
          value === 'off'
            ? 'Los seguimientos y recordatorios salen a cualquier hora. «silencio clientes 21-8» lo cambia.'
            : `De noche (${value}, según la hora de cada cliente) no sale ningún seguimiento ni recordatorio. «silencio clientes 21-8» lo cambia.`,
        set: (value) =>
          value === 'off'
            ? 'Los seguimientos y recordatorios salen ahora a cualquier hora.'
            : `Ahora no sale ningún seguimiento ni recordatorio de ${value}, según la hora de cada cliente; lo que caiga ahí espera a su mañana.`,
      },
      autonomy: {
        title: 'Autonomía',
        shown: (value) => (value === '0' ? 'nunca se ofrece' : `después de ${value}`),
        now: (value) =>
          value === '0'
            ? 'Nunca ofrezco enviar los seguimientos yo. «ajustar autonomía 10» lo cambia.'
            : `Después de ${value} seguimientos de un tipo enviados sin cambios ofrezco enviarlos yo. «ajustar autonomía 20» lo cambia, «no» lo termina.`,
        set: (value) =>
          value === '0'
            ? 'Ya no ofrezco enviar los seguimientos yo.'
            : `Ahora lo ofrezco después de ${value} enviados sin cambios.`,
      },
      autopilot: {
        title: 'Minutos de piloto',
        shown: (value) => `${value} min antes`,
        now: (value) =>
          `Lo que sale sin tu toque se anuncia ${value} min antes, con Deshacer. «ajustar piloto automático 20» lo cambia (1 a 60).`,
        set: (value) => `Lo que sale sin tu toque ahora se anuncia ${value} min antes.`,
      },
      value: {
        title: 'Valor alto',
        shown: (value) => value,
        now: (value) =>
          `Un trato necesita a su persona desde este valor: ${value}. «ajustar valor 1000» lo cambia; «ajustar valor no» lo quita.`,
        set: (value) => `Un trato necesita ahora a su persona desde este valor: ${value}.`,
      },
      room: {
        title: 'Tarjetas a la vez',
        shown: (value) => value,
        now: (value) =>
          `Mientras ${value} tarjetas esperan respuesta, las demás quedan tras una lista. «ajustar tarjetas 8» lo cambia (1 a 20).`,
        set: (value) => `Ahora esperan hasta ${value} tarjetas en el hilo; las demás quedan tras una lista.`,
      },
      routing: {
        title: 'Reparto',
        shown: (value) => ({ first: 'Al primero que esté', turns: 'Por turnos', queue: 'Cola con Tomar' })[value] ?? value,
        now: (value) =>
          `Clientes nuevos: ${{ first: 'al primero que esté', turns: 'a quienes estén, por turnos', queue: 'con «Tomar», a quien esté' }[value] ?? value}. «ajustar reparto turnos» lo cambia (primero, turnos, cola).`,
        set: (value) =>
          `Los clientes nuevos van ahora ${{ first: 'al primero que esté', turns: 'a quienes estén, por turnos', queue: 'con «Tomar», a quien esté' }[value] ?? value}.`,
      },
      handon: {
        title: 'Relevo',
        shown: (value) => (value === '0' ? 'no' : `tras ${value} min`),
        now: (value) =>
          `${value === '0' ? 'Una tarjeta que nadie toca se queda donde está' : `Una tarjeta que nadie toca pasa a quien siga tras ${value} min`}. «ajustar relevo 30» lo cambia (0 a 240).`,
        set: (value) =>
          value === '0'
            ? 'Una tarjeta que nadie toca se queda ahora donde está.'
            : `Una tarjeta que nadie toca pasa ahora a quien siga tras ${value} min.`,
      },
      quote: {
        title: 'Presupuesto días',
        shown: (value) => `${value} días`,
        now: (value) => `Un presupuesto vale ${value} días. «ajustar presupuesto días 15» lo cambia (1 a 365).`,
        set: (value) => `Un presupuesto nuevo vale ahora ${value} días.`,
      },
      appointment: {
        title: 'Minutos de cita',
        shown: (value) => `${value} min`,
        now: (value) => `Una cita dura ${value} min si nadie dice otra cosa. «ajustar minutos de cita 45» lo cambia (5 a 480).`,
        set: (value) => `Una cita dura ahora ${value} min si nadie dice otra cosa.`,
      },
      answers: {
        title: 'Responder horario',
        shown: (value) => (value === 'off' ? 'no' : 'sí'),
        now: (value) =>
          value === 'on'
            ? 'A quien solo pregunta cuándo abres se le responde al momento con tu horario, sin ti. «ajustar responder horario no» lo quita.'
            : 'Si preguntan cuándo abres, la tarjeta propone la respuesta. «ajustar responder horario sí» la deja salir sin ti.',
        set: (value) =>
          value === 'on'
            ? 'A quien solo pregunta cuándo abres se le responde ahora al momento con tu horario. «informe» dice cuántas veces bastó.'
            : 'Si preguntan cuándo abres, la tarjeta solo propone ahora la respuesta.',
      },
      orderanswers: {
        title: 'Responder pedidos',
        shown: (value) => (value === 'off' ? 'no' : 'sí'),
        now: (value) =>
          value === 'on'
            ? 'A quien solo pregunta dónde está su pedido se le responde al momento, sin ti. «ajustar responder pedidos no» lo quita.'
            : 'Si preguntan dónde está su pedido, la tarjeta propone la respuesta. «ajustar responder pedidos sí» la deja salir sin ti.',
        set: (value) =>
          value === 'on'
            ? 'A quien solo pregunta dónde está su pedido se le responde ahora al momento. «informe» dice cuántas veces bastó.'
            : 'Si preguntan dónde está su pedido, la tarjeta solo propone ahora la respuesta.',
      },
      appointmentanswers: {
        title: 'Responder citas',
        shown: (value) => (value === 'off' ? 'no' : 'sí'),
        now: (value) =>
          value === 'on'
            ? 'A quien solo pregunta cuándo es su cita se le dice al momento, sin ti. «ajustar responder citas no» lo quita.'
            : 'Si preguntan cuándo es su cita, la tarjeta propone la respuesta. «ajustar responder citas sí» la deja salir sin ti.',
        set: (value) =>
          value === 'on'
            ? 'A quien solo pregunta cuándo es su cita se le dice ahora al momento. «informe» dice cuántas veces bastó.'
            : 'Si preguntan cuándo es su cita, la tarjeta solo propone ahora la respuesta.',
      },
      acknowledge: {
        title: 'Acuse',
        shown: (value) => (value === 'off' ? 'no' : 'sí'),
        now: (value) =>
          value === 'off'
            ? 'A nadie se le dice cuándo responderás. «ajustar acuse sí» lo cambia.'
            : 'Con tu horario fijado, a quien escribe cuando nadie responderá pronto se le dice cuándo: una vez en 12 horas. «ajustar acuse no» lo quita; «horario mensaje …» lo dice con tus palabras.',
        set: (value) =>
          value === 'off'
            ? 'Ya no se le dice a nadie cuándo responderás.'
            : 'A quien escribe cuando nadie responderá pronto se le dice ahora cuándo, con tu horario fijado.',
      },
      reminders: {
        title: 'Recordatorios',
        shown: (value) => (value === 'off' ? 'no' : '2 h antes'),
        now: (value) =>
          value === 'off'
            ? 'No se recuerda ninguna cita. «ajustar recordatorios sí» lo cambia.'
            : 'Al cliente se le recuerda su cita 2 h antes, si sigue en pie. «ajustar recordatorios no» lo quita.',
        set: (value) =>
          value === 'off'
            ? 'Ya no se recuerda ninguna cita.'
            : 'Al cliente se le recuerda ahora su cita 2 h antes, si sigue en pie.',
      },
      surveys: {
        title: 'Encuestas',
        shown: (value) => (value === 'off' ? 'no' : 'un día después'),
        now: (value) =>
          value === 'off'
            ? 'No se pregunta a nadie qué tal fue. «ajustar encuestas sí» lo cambia.'
            : 'Un día después de una cita realizada se pregunta al cliente qué tal fue. «ajustar encuestas no» lo quita.',
        set: (value) =>
          value === 'off'
            ? 'Ya no se pregunta a nadie qué tal fue.'
            : 'Un día después de una cita realizada se pregunta ahora al cliente qué tal fue.',
      },
      week: {
        title: 'Imagen de la semana',
        shown: (value) => (value === 'off' ? 'no' : 'los lunes'),
        now: (value) =>
          value === 'off'
            ? 'La semana pasada es una línea en la lista del lunes. «ajustar imagen de la semana sí» la trae como imagen a quien dirige.'
            : 'Los lunes la semana pasada llega como imagen tras la lista, a quien dirige. «ajustar imagen de la semana no» lo quita.',
        set: (value) =>
          value === 'off'
            ? 'La semana pasada es ahora solo una línea en la lista del lunes.'
            : 'Los lunes la semana pasada llega ahora como imagen tras la lista, a quien dirige.',
      },
    },
    cards: 'Tarjetas',
    quiet: 'Horas de silencio',
    digest: 'Resumen',
    language: 'Idioma',
    off: 'no',
    languages: { en: 'Inglés', es: 'Español', pt: 'Portugués' },
    whichLanguage: (now) => `¿En qué idioma hablo contigo? Ahora: ${now}`,
    speaks: 'Ahora hablo contigo en español.',
    again: { language: 'tu idioma' },
  },
  pt: {
    intro: 'Isto pode ser ajustado. Os primeiros são só seus; os outros valem para todos.',
    business: {
      grace: {
        title: 'Espera',
        shown: (value) => `${value} s`,
        now: (value) => `O que você aprova espera ${value} s, para poder voltar atrás. “definir espera 10” muda (0 a 60).`,
        set: (value) => `O que você aprova agora espera ${value} s antes de sair.`,
      },
      followups: {
        title: 'Acompanhamentos',
        shown: (value) => `${value} h antes do fim`,
        now: (value) =>
          `Os acompanhamentos chegam ${value} h antes do fim das 24 horas do WhatsApp. “definir acompanhamentos 6” muda (1 a 12).`,
        set: (value) => `Os acompanhamentos agora chegam ${value} h antes do fim das 24 horas do WhatsApp.`,
      },
      night: {
        title: 'Noite dos clientes',
        shown: (value) => (value === 'off' ? 'não' : value),
        now: (value) =>
          value === 'off'
            ? 'Acompanhamentos e lembretes saem a qualquer hora. “silêncio clientes 21-8” muda isso.'
            : `À noite (${value}, na hora de cada cliente) não sai nenhum acompanhamento nem lembrete. “silêncio clientes 21-8” muda isso.`,
        set: (value) =>
          value === 'off'
            ? 'Acompanhamentos e lembretes agora saem a qualquer hora.'
            : `Agora não sai nenhum acompanhamento nem lembrete de ${value}, na hora de cada cliente; o que cair aí espera a manhã de lá.`,
      },
      autonomy: {
        title: 'Autonomia',
        shown: (value) => (value === '0' ? 'nunca é oferecida' : `depois de ${value}`),
        now: (value) =>
          value === '0'
            ? 'Nunca ofereço enviar os acompanhamentos eu mesmo. “definir autonomia 10” muda isso.'
            : `Depois de ${value} acompanhamentos de um tipo enviados sem mudar, ofereço enviá-los eu mesmo. “definir autonomia 20” muda, “não” encerra.`,
        set: (value) =>
          value === '0' ? 'Não ofereço mais enviar os acompanhamentos.' : `Agora ofereço depois de ${value} enviados sem mudar.`,
      },
      autopilot: {
        title: 'Minutos de piloto',
        shown: (value) => `${value} min antes`,
        now: (value) =>
          `O que sai sem o seu toque é avisado ${value} min antes, com Desfazer. “definir piloto automático 20” muda isso (1 a 60).`,
        set: (value) => `O que sai sem o seu toque agora é avisado ${value} min antes.`,
      },
      value: {
        title: 'Valor alto',
        shown: (value) => value,
        now: (value) =>
          `Um negócio precisa da sua pessoa a partir deste valor: ${value}. “definir valor 1000” muda; “definir valor não” tira.`,
        set: (value) => `Um negócio agora precisa da sua pessoa a partir deste valor: ${value}.`,
      },
      room: {
        title: 'Cartões por vez',
        shown: (value) => value,
        now: (value) =>
          `Enquanto ${value} cartões esperam resposta, os outros ficam atrás de uma lista. “definir cartões 8” muda (1 a 20).`,
        set: (value) => `Agora até ${value} cartões esperam na conversa; os outros ficam atrás de uma lista.`,
      },
      routing: {
        title: 'Distribuição',
        shown: (value) => ({ first: 'Ao primeiro que estiver', turns: 'Em rodízio', queue: 'Fila com Assumir' })[value] ?? value,
        now: (value) =>
          `Clientes novos: ${{ first: 'ao primeiro que estiver', turns: 'a quem estiver, em rodízio', queue: 'com “Assumir”, a quem estiver' }[value] ?? value}. “definir distribuição rodízio” muda (primeiro, rodízio, fila).`,
        set: (value) =>
          `Os clientes novos agora vão ${{ first: 'ao primeiro que estiver', turns: 'a quem estiver, em rodízio', queue: 'com “Assumir”, a quem estiver' }[value] ?? value}.`,
      },
      handon: {
        title: 'Repasse',
        shown: (value) => (value === '0' ? 'não' : `após ${value} min`),
        now: (value) =>
          `${value === '0' ? 'Um cartão em que ninguém toca fica onde está' : `Um cartão em que ninguém toca passa ao próximo após ${value} min`}. “definir repasse 30” muda (0 a 240).`,
        set: (value) =>
          value === '0'
            ? 'Um cartão em que ninguém toca agora fica onde está.'
            : `Um cartão em que ninguém toca agora passa ao próximo após ${value} min.`,
      },
      quote: {
        title: 'Orçamento dias',
        shown: (value) => `${value} dias`,
        now: (value) => `Um orçamento vale ${value} dias. “definir orçamento dias 15” muda (1 a 365).`,
        set: (value) => `Um orçamento novo vale agora ${value} dias.`,
      },
      appointment: {
        title: 'Minutos por horário',
        shown: (value) => `${value} min`,
        now: (value) =>
          `Um horário dura ${value} min quando ninguém diz outra coisa. “definir minutos por horário 45” muda isso (5 a 480).`,
        set: (value) => `Um horário dura agora ${value} min quando ninguém diz outra coisa.`,
      },
      answers: {
        title: 'Responder horário',
        shown: (value) => (value === 'off' ? 'não' : 'sim'),
        now: (value) =>
          value === 'on'
            ? 'Quem só pergunta quando você abre recebe na hora a resposta do seu horário, sem você. “definir responder horário não” tira.'
            : 'Se perguntam quando você abre, o cartão sugere a resposta. “definir responder horário sim” deixa ir sem você.',
        set: (value) =>
          value === 'on'
            ? 'Quem só pergunta quando você abre agora recebe na hora a resposta do seu horário. “relatório” diz quantas vezes bastou.'
            : 'Se perguntam quando você abre, o cartão agora só sugere a resposta.',
      },
      orderanswers: {
        title: 'Responder pedidos',
        shown: (value) => (value === 'off' ? 'não' : 'sim'),
        now: (value) =>
          value === 'on'
            ? 'Quem só pergunta onde está o pedido é respondido na hora, sem você. “definir responder pedidos não” tira.'
            : 'Se perguntam onde está o pedido, o cartão sugere a resposta. “definir responder pedidos sim” deixa ir sem você.',
        set: (value) =>
          value === 'on'
            ? 'Quem só pergunta onde está o pedido agora é respondido na hora. “relatório” diz quantas vezes bastou.'
            : 'Se perguntam onde está o pedido, o cartão agora só sugere a resposta.',
      },
      appointmentanswers: {
        title: 'Responder agendamentos',
        shown: (value) => (value === 'off' ? 'não' : 'sim'),
        now: (value) =>
          value === 'on'
            ? 'Quem só pergunta quando é o agendamento fica sabendo na hora, sem você. “definir responder agendamentos não” tira.'
            : 'Se perguntam quando é o agendamento, o cartão sugere a resposta. “definir responder agendamentos sim” deixa ir sem você.',
        set: (value) =>
          value === 'on'
            ? 'Quem só pergunta quando é o agendamento agora fica sabendo na hora. “relatório” diz quantas vezes bastou.'
            : 'Se perguntam quando é o agendamento, o cartão agora só sugere a resposta.',
      },
      acknowledge: {
        title: 'Aviso',
        shown: (value) => (value === 'off' ? 'não' : 'sim'),
        now: (value) =>
          value === 'off'
            ? 'Ninguém é avisado de quando você vai responder. “definir aviso sim” muda.'
            : 'Com o seu horário definido, quem escreve quando ninguém vai responder logo é avisado de quando: uma vez em 12 horas. “definir aviso não” tira; “horário mensagem …” diz com as suas palavras.',
        set: (value) =>
          value === 'off'
            ? 'Ninguém mais é avisado de quando você vai responder.'
            : 'Quem escreve quando ninguém vai responder logo agora é avisado de quando, com o seu horário definido.',
      },
      reminders: {
        title: 'Lembretes',
        shown: (value) => (value === 'off' ? 'não' : '2 h antes'),
        now: (value) =>
          value === 'off'
            ? 'Nenhum horário é lembrado. “definir lembretes sim” muda isso.'
            : 'O cliente é lembrado do seu horário 2 h antes, se ainda valer. “definir lembretes não” tira isso.',
        set: (value) =>
          value === 'off'
            ? 'Nenhum horário é mais lembrado.'
            : 'O cliente é agora lembrado do seu horário 2 h antes, se ainda valer.',
      },
      surveys: {
        title: 'Pesquisas',
        shown: (value) => (value === 'off' ? 'não' : 'um dia depois'),
        now: (value) =>
          value === 'off'
            ? 'Não se pergunta a ninguém como foi. “definir pesquisas sim” muda isso.'
            : 'Um dia depois de um horário realizado pergunta-se ao cliente como foi. “definir pesquisas não” tira isso.',
        set: (value) =>
          value === 'off'
            ? 'Não se pergunta mais a ninguém como foi.'
            : 'Um dia depois de um horário realizado pergunta-se agora ao cliente como foi.',
      },
      week: {
        title: 'Imagem da semana',
        shown: (value) => (value === 'off' ? 'não' : 'às segundas'),
        now: (value) =>
          value === 'off'
            ? 'A semana passada é uma linha na lista de segunda. “definir imagem da semana sim” traz como imagem a quem dirige.'
            : 'Às segundas a semana passada vem como imagem atrás da lista, a quem dirige. “definir imagem da semana não” tira isso.',
        set: (value) =>
          value === 'off'
            ? 'A semana passada agora é só uma linha na lista de segunda.'
            : 'Às segundas a semana passada agora vem como imagem atrás da lista, a quem dirige.',
      },
    },
    cards: 'Cartões',
    quiet: 'Horário de silêncio',
    digest: 'Resumo',
    language: 'Idioma',
    off: 'não',
    languages: { en: 'Inglês', es: 'Espanhol', pt: 'Português' },
    whichLanguage: (now) => `Em que idioma falo com você? Agora: ${now}`,
    speaks: 'Agora falo português com você.',
    again: { language: 'seu idioma' },
  },
};
