import type { Locale } from '../../crm/locale.ts';

/** What is said where the threads of a business's people run on a number of their own. `phone` is that number. */
export type ConsoleWords = {
  /** They wrote to the number of the customers. */
  writeThere(phone: string): string;
  /** They have joined through the number of the customers. */
  yourChat(phone: string): string;
  /** To whoever writes there and is of no team; `business` where only one uses it. */
  forATeam(business: string | null): string;
  /** They try to be a customer, which is done where customers write. */
  asCustomer(minutes: number, phone: string): string;

  /** Over the list of the businesses they are of. */
  which: string;
  label: string;
  more: string;
  waiting(count: string): string;
  nobodyWaits: string;
  onlyOne(business: string): string;
  nowIn(business: string): string;
  /** What they had written before is too old to be done unasked. */
  tooLong(words: string): string;
};

export const consoleWords: Record<Locale, ConsoleWords> = {
  en: {
    writeThere: (phone) => `For this business write to ${phone}: your cards and commands are there. Here I did nothing with it.`,
    yourChat: (phone) => `Your cards and commands are in the chat with ${phone}: write “hi” there.`,
    forATeam: (business) =>
      business
        ? `This number is for the team of ${business}. Nobody reads what others write here.`
        : 'This number is for the people of a team. Nobody reads what others write here.',
    asCustomer: (minutes, phone) =>
      `For ${minutes} minutes you are a customer when you write to ${phone}: you are answered there as one. The cards about it come here, marked as a test, and can be tapped. “done” ends it sooner.`,
    which: 'Which business is it for?',
    label: 'Choose',
    more: 'More…',
    waiting: (count) => `${count} waiting`,
    nobodyWaits: 'Nobody waits',
    onlyOne: (business) => `This chat is for *${business}* alone.`,
    nowIn: (business) => `You are in *${business}* now. “business” changes that; a card you tap or quote does too.`,
    tooLong: (words) => `I did nothing with “${words}”: it is from a while ago. Write it again if it still holds.`,
  },
  es: {
    writeThere: (phone) =>
      `Para este negocio escribe a ${phone}: allí están tus tarjetas y comandos. Aquí no he hecho nada con esto.`,
    yourChat: (phone) => `Tus tarjetas y comandos están en el chat con ${phone}: escribe «hola» allí.`,
    forATeam: (business) =>
      business
        ? `Este número es para el equipo de ${business}. Nadie lee lo que otros escriben aquí.`
        : 'Este número es para las personas de un equipo. Nadie lee lo que otros escriben aquí.',
    asCustomer: (minutes, phone) =>
      `Durante ${minutes} minutos eres cliente cuando escribes a ${phone}: allí se te responde como a uno. Las tarjetas llegan aquí, marcadas como prueba, y se pueden tocar. «listo» lo termina antes.`,
    which: '¿Para qué negocio es?',
    label: 'Elegir',
    more: 'Más…',
    waiting: (count) => `${count} esperando`,
    nobodyWaits: 'No espera nadie',
    onlyOne: (business) => `Este chat es solo para *${business}*.`,
    nowIn: (business) => `Ahora estás en *${business}*. «negocio» lo cambia; una tarjeta que toques o cites también.`,
    tooLong: (words) => `No he hecho nada con «${words}»: es de hace un rato. Escríbelo otra vez si sigue valiendo.`,
  },
  pt: {
    writeThere: (phone) =>
      `Para este negócio escreva para ${phone}: lá estão seus cartões e comandos. Aqui não fiz nada com isto.`,
    yourChat: (phone) => `Seus cartões e comandos estão no chat com ${phone}: escreva “oi” lá.`,
    forATeam: (business) =>
      business
        ? `Este número é para a equipe de ${business}. Ninguém lê o que outros escrevem aqui.`
        : 'Este número é para as pessoas de uma equipe. Ninguém lê o que outros escrevem aqui.',
    asCustomer: (minutes, phone) =>
      `Por ${minutes} minutos você é cliente quando escreve para ${phone}: lá você é respondido como um. Os cartões chegam aqui, marcados como teste, e podem ser tocados. “pronto” termina antes.`,
    which: 'Para qual negócio é?',
    label: 'Escolher',
    more: 'Mais…',
    waiting: (count) => `${count} esperando`,
    nobodyWaits: 'Ninguém espera',
    onlyOne: (business) => `Este chat é só para *${business}*.`,
    nowIn: (business) => `Agora você está em *${business}*. “negócio” muda isso; um cartão que você toca ou cita também.`,
    tooLong: (words) => `Não fiz nada com “${words}”: é de algum tempo atrás. Escreva de novo se ainda vale.`,
  },
};
