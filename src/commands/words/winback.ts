import type { Locale } from '../../crm/locale.ts';

/** What is said of people who were lost and may come back. `people` is a shown count ("3 people"). */
export type WinbackWords = {
  title: string;
  foot: string;
  none: string;
  noReason(words: string): string;
  lostFor(reason: string, people: string): string;
  act: string;
};

export const winbackWords: Record<Locale, WinbackWords> = {
  en: {
    title: 'Why they were lost',
    foot: 'When a reason is gone, pick it: these are the people to tell.',
    none: 'Nobody was lost for a reason you gave. “lost ana price” keeps one.',
    noReason: (words) => `Nobody was lost because of “${words}”. These are the reasons:`,
    lostFor: (reason, people) => `Lost because of “${reason}”: ${people}`,
    act: 'For all of them: “tag these …”, “move these to …”, “reply these …” for those whose 24 hours are open.',
  },
  es: {
    title: 'Por qué se perdieron',
    foot: 'Cuando un motivo desaparece, elígelo: esas son las personas a quienes avisar.',
    none: 'Nadie se perdió por un motivo que hayas dicho. «perdido ana precio» lo guarda.',
    noReason: (words) => `Nadie se perdió por «${words}». Estos son los motivos:`,
    lostFor: (reason, people) => `Perdidos por «${reason}»: ${people}`,
    act: 'Para todos: «etiquetar estos …», «mover estos a …», «responder estos …» a quienes tengan abiertas las 24 horas.',
  },
  pt: {
    title: 'Por que foram perdidos',
    foot: 'Quando um motivo desaparece, escolha: essas são as pessoas a avisar.',
    none: 'Ninguém foi perdido por um motivo que você disse. “perdi ana preço” guarda um.',
    noReason: (words) => `Ninguém foi perdido por “${words}”. Estes são os motivos:`,
    lostFor: (reason, people) => `Perdidos por “${reason}”: ${people}`,
    act: 'Para todos: “etiquetar estes …”, “mover estes para …”, “responder estes …” a quem tem as 24 horas abertas.',
  },
};
