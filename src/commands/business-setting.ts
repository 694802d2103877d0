import { nameKey } from '../crm/locale.ts';
import type { Settings, Tenant } from '../crm/tenant.ts';
import { readAmount } from './amount.ts';
import { isOff, isOn, readSpan } from './clock-words.ts';
import type { CommandContext } from './command.ts';
import { showMoney } from './money.ts';
import { wordsOf } from './place.ts';
import type { BusinessSetting } from './words/settings.ts';

/** One thing that counts for the whole business: how it is called in a sentence, read, kept and shown, and what is offered to pick. */
type Kind = {
  called: RegExp;
  read(text: string, context: CommandContext): Partial<Settings> | null;
  shown(tenant: Tenant, context: CommandContext): string;
  offered: readonly string[];
};

export const kinds: Record<BusinessSetting, Kind> = {
  grace: {
    called: /^(grace( period)?|margen|gracia|espera|carencia)( |$)/,
    read: (text) => whole(text, 0, 60, (graceSeconds) => ({ graceSeconds })),
    shown: ({ settings: { graceSeconds } }) => String(graceSeconds),
    offered: ['0', '5', '10', '30', '60'],
  },
  followups: {
    called: /^(follow-?ups?|seguimientos?|acompanhamentos?)( |$)/,
    read: (text) => whole(text, 1, 12, (cardBeforeWindowHours) => ({ cardBeforeWindowHours })),
    shown: ({ settings: { cardBeforeWindowHours } }) => String(cardBeforeWindowHours),
    offered: ['2', '4', '6', '8'],
  },
  night: {
    called:
      /^((quiet )?customers?( quiet)?( night| hours)?|(silencio |horas de )?clientes|noche( de (los )?clientes)?|noite( d[eo]s? clientes)?)( |$)/,
    read(text) {
      const span = isOff(text) ? { from: '00:00', until: '00:00' } : readSpan(text);
      return span && { customersQuietFrom: span.from, customersQuietUntil: span.until };
    },
    shown: ({ settings: { customersQuietFrom: from, customersQuietUntil: until } }) =>
      from === until ? 'off' : `${from}–${until}`,
    offered: ['20:00–8:00', '21:00–8:00', '22:00–9:00', 'off'],
  },
  autonomy: {
    called: /^(autonomy|offer after|autonomia|ofrecer despues de|oferecer depois de)( |$)/,
    read: (text) => (isOff(text) ? { autonomyAfter: 0 } : whole(text, 0, 50, (autonomyAfter) => ({ autonomyAfter }))),
    shown: ({ settings: { autonomyAfter } }) => String(autonomyAfter),
    offered: ['off', '5', '10', '20', '50'],
  },
  autopilot: {
    called: /^(auto ?pilot( minutes)?|autopiloto|(minutos de )?piloto( automatico)?)( |$)/,
    read: (text) => whole(text, 1, 60, (autopilotMinutes) => ({ autopilotMinutes })),
    shown: ({ settings: { autopilotMinutes } }) => String(autopilotMinutes),
    offered: ['5', '10', '20', '30', '60'],
  },
  value: {
    called: /^((high )?value|valor( alto)?)( |$)/,
    read(text, { tenant, operator }) {
      if (isOff(text)) return { highValue: null };
      const amount = readAmount(text, tenant.currency, operator.locale);
      return amount.is === 'amount' && amount.text === '' ? { highValue: amount.amount } : null;
    },
    shown: ({ settings: { highValue }, currency }, context) =>
      highValue === null ? wordsOf(context).settings.off : showMoney(highValue, currency, context.operator.locale),
    offered: ['500', '1000', '5000', 'off'],
  },
  room: {
    called: /^(cards( at once)?|tarjetas( a la vez)?|cartoes( por vez)?)( |$)/,
    read: (text) => whole(text, 1, 20, (cardsAtOnce) => ({ cardsAtOnce })),
    shown: ({ settings: { cardsAtOnce } }) => String(cardsAtOnce),
    offered: ['3', '5', '8', '12'],
  },
  routing: {
    called: /^(routing|new (people|customers)|reparto|nuevos( clientes)?|distribuicao|novos( clientes)?)( |$)/,
    read(text) {
      const routing = (Object.keys(routings) as Settings['routing'][]).find((one) => routings[one].test(text));
      return routing ? { routing } : null;
    },
    shown: ({ settings: { routing } }) => routing,
    offered: ['first', 'turns', 'queue'],
  },
  handon: {
    called: /^(pass(ing)? on|pasar|relevo|repasse|passar( adiante)?)( |$)/,
    read: (text) => (isOff(text) ? { handOnMinutes: 0 } : whole(text, 0, 240, (handOnMinutes) => ({ handOnMinutes }))),
    shown: ({ settings: { handOnMinutes } }) => String(handOnMinutes),
    offered: ['off', '5', '15', '30', '60'],
  },
  quote: {
    called: /^(quotes?( days)?|presupuestos?( dias)?|orcamentos?( dias)?)( |$)/,
    read: (text) => whole(text.replace(/ (days?|dias?)$/, ''), 1, 365, (quoteDays) => ({ quoteDays })),
    shown: ({ settings: { quoteDays } }) => String(quoteDays),
    offered: ['7', '15', '30', '60', '90'],
  },
  appointment: {
    called: /^(appointment( minutes| length)?|appointments|minutos de cita|citas?|duracion|minutos por horario|horarios?)( |$)/,
    read: (text) => whole(text, 5, 480, (appointmentMinutes) => ({ appointmentMinutes })),
    shown: ({ settings: { appointmentMinutes } }) => String(appointmentMinutes),
    offered: ['15', '30', '45', '60', '90'],
  },
  answers: {
    called: /^(answer(s|ing)? hours|responder (el |o )?horario|respuestas? de horario|respostas? de horario)( |$)/,
    read: (text, { operator }) => yesOrNo(text, (yes) => ({ answerHours: yes ? operator.id : null })),
    shown: ({ settings: { answerHours } }) => (answerHours ? 'on' : 'off'),
    offered: ['on', 'off'],
  },
  orderanswers: {
    called: /^(answer(s|ing)? orders|responder (los |os )?pedidos|respuestas? de pedidos|respostas? de pedidos)( |$)/,
    read: (text, { operator }) => yesOrNo(text, (yes) => ({ answerOrders: yes ? operator.id : null })),
    shown: ({ settings: { answerOrders } }) => (answerOrders ? 'on' : 'off'),
    offered: ['on', 'off'],
  },
  appointmentanswers: {
    called:
      /^(answer(s|ing)? appointments|responder (las |os )?(citas|agendamentos)|respuestas? de citas|respostas? de agendamentos)( |$)/,
    read: (text, { operator }) => yesOrNo(text, (yes) => ({ answerAppointments: yes ? operator.id : null })),
    shown: ({ settings: { answerAppointments } }) => (answerAppointments ? 'on' : 'off'),
    offered: ['on', 'off'],
  },
  acknowledge: {
    called: /^(acknowledge(ments?)?|acuse(s)?( de recibo)?|avisar|confirmacao|aviso)( |$)/,
    read: (text) => yesOrNo(text, (acknowledge) => ({ acknowledge })),
    shown: ({ settings: { acknowledge } }) => (acknowledge ? 'on' : 'off'),
    offered: ['on', 'off'],
  },
  reminders: {
    called: /^(reminders?|recordatorios?|lembretes?)( |$)/,
    read: (text) => yesOrNo(text, (reminders) => ({ reminders })),
    shown: ({ settings: { reminders } }) => (reminders ? 'on' : 'off'),
    offered: ['on', 'off'],
  },
  week: {
    called: /^(weekly( picture)?|week( picture)?|(imagen de la )?semana|(imagem da )?semana|semanal)( |$)/,
    read: (text) => yesOrNo(text, (weekPicture) => ({ weekPicture })),
    shown: ({ settings: { weekPicture } }) => (weekPicture ? 'on' : 'off'),
    offered: ['on', 'off'],
  },
  surveys: {
    called: /^(surveys?|encuestas?|pesquisas?)( |$)/,
    read: (text) => yesOrNo(text, (surveys) => ({ surveys })),
    shown: ({ settings: { surveys } }) => (surveys ? 'on' : 'off'),
    offered: ['on', 'off'],
  },
};

/** What is written for each way, by whoever picks or types it. */
const routings: Record<Settings['routing'], RegExp> = {
  first: /^(first|primer[oa]?|primeir[oa])( |$)/,
  turns: /^(in )?(turns?|round robin|por turnos?|turnos?|rotacao|rodizio|por vez)( |$)/,
  queue: /^(queue|claim|cola|fila|tomar|assumir)( |$)/,
};
export const settingNames = Object.keys(kinds) as BusinessSetting[];

/** Which setting a text begins with, and what it is to be. */
export function settingNamed(text: string): { setting: BusinessSetting; rest: string } | null {
  const key = nameKey(text);
  for (const setting of settingNames) {
    const match = kinds[setting].called.exec(key);
    if (match) return { setting, rest: key.slice(match[0].length).trim() };
  }
  return null;
}

function yesOrNo(text: string, as: (value: boolean) => Partial<Settings>): Partial<Settings> | null {
  if (isOff(text)) return as(false);
  return isOn(text) ? as(true) : null;
}

function whole(text: string, from: number, to: number, as: (value: number) => Partial<Settings>): Partial<Settings> | null {
  const match = /^(\d{1,3}) ?(s|sec|seconds?|segundos?|min|minutes?|minutos?|h|hours?|horas?)?$/.exec(text);
  const value = Number(match?.[1] ?? Number.NaN);
  return value >= from && value <= to ? as(value) : null;
}

/** Everybody may look; what counts for everybody is a manager's to change. */
export function mayChange({ operator }: CommandContext): boolean {
  return operator.role !== 'agent';
}

export function withChange(tenant: Tenant, change: Partial<Settings>): Tenant {
  return { ...tenant, settings: { ...tenant.settings, ...change } };
}
