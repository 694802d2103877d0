import type { Locale } from '../../crm/locale.ts';
import { type ErrorCode, errorTable } from '../../kit/errors.ts';

/** Cards about what went wrong: who has to do what. `text` is the message's own words, clipped. */
export type FailureWords = {
  notSent(who: string, text: string, reason: string): string;
  unsure(who: string, text: string): string;
  /** What the person reads for a code of the table of errors. */
  reason(code: ErrorCode): string;
  retried(who: string): string;
  /** Troubles in a list. */
  failedShort: string;
  unsureShort: string;
};

const es: Record<ErrorCode, string> = {
  'graph-unreachable': 'No se pudo llegar a WhatsApp. Se intentará de nuevo.',
  'graph-unanswered': 'WhatsApp no confirmó este mensaje. Puede que haya llegado o no.',
  'graph-nonsense': 'WhatsApp respondió algo ilegible. Puede que haya llegado o no.',
  'slot-taken': 'Otra persona acaba de ocupar esa hora.',
  'graph-busy': 'WhatsApp está ocupado. Se intentará de nuevo.',
  'rate-number': 'Demasiados mensajes en un segundo desde este número. Se intentará de nuevo.',
  'rate-pair': 'Demasiados mensajes seguidos a esta persona. Se intentará de nuevo.',
  'rate-account': 'WhatsApp limita esta cuenta por ahora.',
  'token-dead': 'El acceso del negocio a WhatsApp ha terminado. Vuelve a conectar el número.',
  'permission-missing': 'WhatsApp se niega: falta un permiso. Vuelve a conectar el número.',
  'account-locked': 'WhatsApp ha bloqueado o restringido esta cuenta. Mira en WhatsApp Manager.',
  'payment-problem': 'WhatsApp tiene un problema con la forma de pago. Revísala en WhatsApp Manager.',
  'number-not-registered': 'El número del negocio no está registrado en WhatsApp.',
  'window-closed': 'Sus 24 horas terminaron: ahora solo le llega una plantilla.',
  undeliverable: 'No entregado: puede que este número no tenga WhatsApp o no pueda recibir este mensaje.',
  'recipient-not-allowed': 'Este es un número de prueba: añade primero al destinatario a su lista.',
  'recipient-is-sender': 'Un número no puede escribirse a sí mismo.',
  'recipient-blocked': 'El negocio ha bloqueado a esta persona.',
  'recipient-country': 'WhatsApp no deja que este negocio escriba a ese país.',
  'opted-out': 'Pidió a WhatsApp no recibir publicidad de este negocio.',
  'marketing-capped': 'WhatsApp retiene por ahora la publicidad a esta persona. No antes de mañana.',
  'identity-changed': 'La identidad de WhatsApp de esta persona cambió. Confirma primero quién es.',
  'needs-phone': 'Esto necesita un número de teléfono, y esta persona no muestra ninguno.',
  'template-missing': 'Esta plantilla no existe en ese idioma o no está aprobada.',
  'template-paused': 'WhatsApp ha pausado esta plantilla.',
  'template-disabled': 'WhatsApp ha desactivado esta plantilla. Hace falta una nueva.',
  'template-parameters': 'La plantilla se rellenó mal.',
  'template-refused': 'WhatsApp no acepta la plantilla tal como está escrita.',
  'media-refused': 'WhatsApp no acepta este archivo: revisa su tipo y tamaño.',
  'media-gone': 'Este archivo ya no se puede descargar. Pide que lo manden otra vez.',
  'request-invalid': 'WhatsApp rechazó el mensaje por no ser válido.',
  'graph-refused': 'WhatsApp rechazó el mensaje.',
  'model-unreachable': 'No se puede llegar al asistente de redacción; se usan tus textos.',
  'model-refused': 'El asistente de redacción no quiso; se usan tus textos.',
  'model-nonsense': 'El asistente de redacción no dio nada útil; se usan tus textos.',
  'speech-unreachable': 'Un mensaje de voz aún no está en palabras. Se intentará de nuevo.',
  'speech-refused': 'Este mensaje de voz no se pudo poner en palabras. Se puede escuchar.',
  'nested-transaction': 'Algo preguntó a la base de datos fuera de la transacción abierta.',
  poison: 'Este mensaje no se pudo tratar tras varios intentos. Queda guardado.',
};

const pt: Record<ErrorCode, string> = {
  'graph-unreachable': 'Não foi possível chegar ao WhatsApp. Vai ser tentado de novo.',
  'graph-unanswered': 'O WhatsApp não confirmou esta mensagem. Pode ter chegado ou não.',
  'graph-nonsense': 'O WhatsApp respondeu algo ilegível. Pode ter chegado ou não.',
  'slot-taken': 'Outra pessoa acabou de ocupar esse horário.',
  'graph-busy': 'O WhatsApp está ocupado. Vai ser tentado de novo.',
  'rate-number': 'Mensagens demais em um segundo para este número. Vai ser tentado de novo.',
  'rate-pair': 'Mensagens demais seguidas para esta pessoa. Vai ser tentado de novo.',
  'rate-account': 'O WhatsApp está limitando esta conta por enquanto.',
  'token-dead': 'O acesso do negócio ao WhatsApp terminou. Conecte o número de novo.',
  'permission-missing': 'O WhatsApp recusa: falta uma permissão. Conecte o número de novo.',
  'account-locked': 'O WhatsApp bloqueou ou restringiu esta conta. Veja no WhatsApp Manager.',
  'payment-problem': 'O WhatsApp tem um problema com a forma de pagamento. Confira no WhatsApp Manager.',
  'number-not-registered': 'O número do negócio não está registrado no WhatsApp.',
  'window-closed': 'As 24 horas terminaram: agora só um modelo chega.',
  undeliverable: 'Não entregue: este número talvez não tenha WhatsApp ou não possa receber esta mensagem.',
  'recipient-not-allowed': 'Este é um número de teste: inclua primeiro o destinatário na lista.',
  'recipient-is-sender': 'Um número não pode escrever para si mesmo.',
  'recipient-blocked': 'O negócio bloqueou esta pessoa.',
  'recipient-country': 'O WhatsApp não deixa este negócio escrever para esse país.',
  'opted-out': 'Pediu ao WhatsApp para não receber publicidade deste negócio.',
  'marketing-capped': 'O WhatsApp retém por enquanto a publicidade para esta pessoa. Não antes de amanhã.',
  'identity-changed': 'A identidade desta pessoa no WhatsApp mudou. Confirme primeiro quem é.',
  'needs-phone': 'Isto precisa de um número de telefone, e esta pessoa não mostra nenhum.',
  'template-missing': 'Este modelo não existe nesse idioma ou não está aprovado.',
  'template-paused': 'O WhatsApp pausou este modelo.',
  'template-disabled': 'O WhatsApp desativou este modelo. É preciso um novo.',
  'template-parameters': 'O modelo foi preenchido errado.',
  'template-refused': 'O WhatsApp não aceita este modelo como está escrito.',
  'media-refused': 'O WhatsApp não aceita este arquivo: confira o tipo e o tamanho.',
  'media-gone': 'Este arquivo já não pode ser baixado. Peça para mandarem de novo.',
  'request-invalid': 'O WhatsApp recusou a mensagem por ser inválida.',
  'graph-refused': 'O WhatsApp recusou a mensagem.',
  'model-unreachable': 'Não foi possível chegar ao assistente de redação; seus textos são usados.',
  'model-refused': 'O assistente de redação recusou; seus textos são usados.',
  'model-nonsense': 'O assistente de redação não deu nada útil; seus textos são usados.',
  'speech-unreachable': 'Uma mensagem de voz ainda não está em palavras. Será tentado de novo.',
  'speech-refused': 'Não foi possível pôr esta mensagem de voz em palavras. Ela pode ser ouvida.',
  'nested-transaction': 'Algo consultou o banco de dados fora da transação aberta.',
  poison: 'Esta mensagem não pôde ser tratada depois de várias tentativas. Está guardada.',
};

export const failureWords: Record<Locale, FailureWords> = {
  en: {
    notSent: (who, text, reason) => `⚠️ Not sent to ${who}: “${text}”\n${reason}`,
    unsure: (who, text) => `⚠️ WhatsApp did not confirm this to ${who}: “${text}”\nIt may have arrived. Send it again?`,
    reason: (code) => errorTable[code].says,
    retried: (who) => `Trying again: ${who}.`,
    failedShort: 'not sent',
    unsureShort: 'not confirmed',
  },
  es: {
    notSent: (who, text, reason) => `⚠️ No se envió a ${who}: «${text}»\n${reason}`,
    unsure: (who, text) => `⚠️ WhatsApp no confirmó esto a ${who}: «${text}»\nPuede que haya llegado. ¿Lo envío otra vez?`,
    reason: (code) => es[code],
    retried: (who) => `Lo intento otra vez: ${who}.`,
    failedShort: 'no enviado',
    unsureShort: 'sin confirmar',
  },
  pt: {
    notSent: (who, text, reason) => `⚠️ Não foi enviado a ${who}: “${text}”\n${reason}`,
    unsure: (who, text) => `⚠️ O WhatsApp não confirmou isto a ${who}: “${text}”\nPode ter chegado. Envio de novo?`,
    reason: (code) => pt[code],
    retried: (who) => `Tentando de novo: ${who}.`,
    failedShort: 'não enviado',
    unsureShort: 'sem confirmação',
  },
};
