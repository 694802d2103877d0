import type { Locale } from '../../crm/locale.ts';
import type { Operator } from '../../crm/operator.ts';

/** What is said about the people of the business. `who` is a contact's label, `name` a colleague's name, `by` who did it. */
export type TeamWords = {
  roles: Record<Operator['role'], string>;
  noColleague(words: string): string;
  whichColleague: string;
  notExactly(words: string): string;

  nowOn: string;
  /** Who gets the cards meanwhile; null where nobody else is there. */
  nowOff(name: string | null): string;
  nowAway(until: string, name: string | null): string;
  noDay(words: string): string;
  notYourself: string;
  /** What comes back when duty is undone. */
  undoneDuty: string;
};

export const teamWords: Record<Locale, TeamWords> = {
  en: {
    roles: { owner: 'owner', manager: 'manager', agent: 'agent' },
    noColleague: (words) => `Nobody in your team is called “${words}”. Write “team” to see who is in it.`,
    whichColleague: 'Who in your team? Write “team” to see who is in it.',
    notExactly: (words) => `Nobody in your team is called exactly “${words}”. Is it this person?`,

    nowOn: 'You are on duty: cards come to you.',
    nowOff: (name) =>
      name
        ? `You are off duty. Cards go to ${name} until you write “on”.`
        : 'You are off duty. Nobody else is on, so what comes still waits here for you.',
    nowAway: (until, name) =>
      name
        ? `You are away until ${until}. Your people go to ${name}. “on” brings you back sooner.`
        : `You are away until ${until}. Nobody else is on duty, so what comes waits here. “on” brings you back sooner.`,
    noDay: (words) => `“${words}” is no day ahead. Write it like this: away until monday`,
    notYourself: 'You cannot stand in for yourself. Name somebody else.',
    undoneDuty: 'your duty',
  },
  es: {
    roles: { owner: 'dueño', manager: 'responsable', agent: 'agente' },
    noColleague: (words) => `En tu equipo nadie se llama «${words}». Escribe «equipo» para ver quiénes son.`,
    whichColleague: '¿Quién de tu equipo? Escribe «equipo» para ver quiénes son.',
    notExactly: (words) => `En tu equipo nadie se llama exactamente «${words}». ¿Es esta persona?`,

    nowOn: 'Estás de turno: las tarjetas te llegan a ti.',
    nowOff: (name) =>
      name
        ? `Estás fuera de turno. Las tarjetas van a ${name} hasta que escribas «de turno».`
        : 'Estás fuera de turno. No hay nadie más, así que lo que llegue te espera aquí.',
    nowAway: (until, name) =>
      name
        ? `Estás fuera hasta ${until}. Tus personas van a ${name}. Con «de turno» vuelves antes.`
        : `Estás fuera hasta ${until}. No hay nadie más de turno, así que lo que llegue te espera aquí. Con «de turno» vuelves antes.`,
    noDay: (words) => `«${words}» no es un día que esté por venir. Escríbelo así: ausente hasta el lunes`,
    notYourself: 'No puedes ser tu propio suplente. Di el nombre de otra persona.',
    undoneDuty: 'tu turno',
  },
  pt: {
    roles: { owner: 'dono', manager: 'gerente', agent: 'atendente' },
    noColleague: (words) => `Ninguém na sua equipe se chama “${words}”. Escreva “equipe” para ver quem está nela.`,
    whichColleague: 'Quem da sua equipe? Escreva “equipe” para ver quem está nela.',
    notExactly: (words) => `Ninguém na sua equipe se chama exatamente “${words}”. É esta pessoa?`,

    nowOn: 'Você está de plantão: os cartões chegam a você.',
    nowOff: (name) =>
      name
        ? `Você está fora de turno. Os cartões vão para ${name} até você escrever “de plantão”.`
        : 'Você está fora de turno. Não há mais ninguém, então o que chegar espera aqui por você.',
    nowAway: (until, name) =>
      name
        ? `Você está fora até ${until}. Suas pessoas vão para ${name}. Com “de plantão” você volta antes.`
        : `Você está fora até ${until}. Não há mais ninguém de plantão, então o que chegar espera aqui. Com “de plantão” você volta antes.`,
    noDay: (words) => `“${words}” não é um dia que ainda vem. Escreva assim: fora até segunda`,
    notYourself: 'Você não pode substituir a si mesmo. Diga o nome de outra pessoa.',
    undoneDuty: 'o seu turno',
  },
};
