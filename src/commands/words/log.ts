import type { Locale } from '../../crm/locale.ts';

/** What the log says was done. `fact` is what the entry adds, as a person reads it: a stage, an amount, a time; often ''. */
export type LogWords = {
  title: string;
  titleOf(who: string): string;
  titleToday: string;
  nothing: string;
  /** Who did it where it was nobody of the business. */
  actors: { contact: string; model: string; rule: string; hilo: string; outside: string };
  did: Record<LogAction, (fact: string) => string>;
  /** Done in one go to several people. */
  people(count: string): string;
  other(action: string): string;
  whole(entries: string, head: string): string;
  wholePart(checked: string, entries: string, head: string): string;
  broken: Record<'changed' | 'missing' | 'put-in' | 'cut-off', (entry: string) => string>;
  example: string;
};

/** What is logged, by whoever writes it (src/crm/commit); a test finds an action that has no words here. */
export type LogAction =
  | 'send:tap'
  | 'send:reaction'
  | 'send:typed'
  | 'send:quoted'
  | 'send:follow-up'
  | 'send:knock'
  | 'send:answer-once'
  | 'send:offers'
  | 'send:standing-answer'
  | 'send:dialogue'
  | 'send:rule'
  | 'link-calendar'
  | 'add-feed'
  | 'remove-feed'
  | 'correct-intent'
  | 'wait'
  | 'end-wait'
  | 'offer-slot'
  | 'take-slot'
  | 'send:booking'
  | 'set-dialogue'
  | 'begin-dialogue'
  | 'send:autopilot'
  | 'by-itself:acknowledgement'
  | 'by-itself:emergency'
  | 'by-itself:hours'
  | 'keep-answering'
  | 'stop-answering'
  | 'send'
  | 'retry'
  | 'move'
  | 'deal'
  | 'reason'
  | 'value'
  | 'note'
  | 'task'
  | 'task-done'
  | 'escalate'
  | 'snooze'
  | 'skip'
  | 'skip:because'
  | 'rename'
  | 'tag'
  | 'untag'
  | 'block'
  | 'unblock'
  | 'leave'
  | 'follow-again'
  | 'autopilot'
  | 'autopilot-off'
  | 'permit'
  | 'permit-off'
  | 'rate'
  | 'assign'
  | 'assign:transfer'
  | 'assign:claim'
  | 'assign:take-over'
  | 'assign:answer'
  | 'assign:turn'
  | 'add-lead'
  | 'import'
  | 'export'
  | 'merge'
  | 'unmerge'
  | 'same-person'
  | 'forget'
  | 'consent:given'
  | 'consent:stopped'
  | 'invite'
  | 'uninvite'
  | 'join'
  | 'remove'
  | 'lock'
  | 'let-in'
  | 'recover'
  | 'renew-recovery'
  | 'set-operator'
  | 'set-business'
  | 'set-tenant'
  | 'use-preset'
  | 'as-customer'
  | 'add-stage'
  | 'change-stage'
  | 'order-stages'
  | 'remove-stage'
  | 'add-pipeline'
  | 'rename-pipeline'
  | 'remove-pipeline'
  | 'open-record:appointment'
  | 'change-record:appointment'
  | 'open-record:order'
  | 'change-record:order'
  | 'open-record:quote'
  | 'change-record:quote'
  | 'open-record:case'
  | 'change-record:case'
  | 'open-record:payment'
  | 'change-record:payment'
  | 'open-offer'
  | 'change-offer'
  | 'rule:on'
  | 'rule:off'
  | 'rule:paused'
  | 'rule:removed'
  | 'api-key:added'
  | 'api-key:revoked'
  | 'connection:on'
  | 'connection:off'
  | 'connection:removed'
  | 'call-out'
  | 'retry-calls'
  | 'retry-outside'
  | 'undo';

export const logWords: Record<Locale, LogWords> = {
  en: {
    title: '*What was done*, newest first',
    titleOf: (who) => `*What was done about ${who}*, newest first`,
    titleToday: '*What was done today*, newest first',
    nothing: 'Nothing has been done that the log would hold.',
    actors: { contact: 'They themselves', model: 'The assistant', rule: 'A rule', hilo: 'Hilo', outside: 'Another system' },
    did: {
      'send:tap': () => 'sent the suggested answer',
      'send:reaction': () => 'sent the suggested answer',
      'send:typed': () => 'answered',
      'send:quoted': () => 'answered',
      'send:follow-up': () => 'sent a follow-up',
      'send:knock': () => 'knocked',
      'send:answer-once': () => 'answered together with others',
      'send:offers': () => 'showed them what is on offer',
      'send:standing-answer': () => 'answered by itself, as they had said for the day',
      'send:dialogue': () => 'a step of a conversation went out',
      'send:rule': () => 'sent a message by itself',
      'link-calendar': () => 'made an address for a calendar',
      'add-feed': () => 'let a calendar outside take its time here',
      'remove-feed': () => 'stopped reading a calendar outside',
      'correct-intent': () => 'said what they want',
      wait: () => 'put them on the waiting list',
      'end-wait': () => 'took them off the waiting list',
      'offer-slot': () => 'offered them a time that came free',
      'take-slot': () => 'took a time that came free',
      'send:booking': () => 'told them of their appointment',
      'set-dialogue': () => 'changed a conversation with steps',
      'begin-dialogue': () => 'a conversation with steps began',
      'send:autopilot': () => 'followed up by itself, as they had allowed',
      'by-itself:acknowledgement': () => 'told them when they will be answered',
      'by-itself:emergency': () => 'sent the emergency text',
      'by-itself:hours': () => 'answered from the opening hours',
      'keep-answering': () => 'let an answer go out by itself for the day',
      'stop-answering': () => 'stopped an answer that went out by itself',
      send: () => 'sent a message',
      retry: () => 'sent again what had failed',
      move: (stage) => `moved to ${stage}`,
      deal: (stage) => `opened a deal in ${stage}`,
      reason: () => 'said why it was lost',
      value: (amount) => (amount ? `worth ${amount}` : 'took the value away'),
      note: () => 'kept a note',
      task: () => 'set a task',
      'task-done': () => 'finished a task',
      escalate: () => 'asked a colleague to decide',
      snooze: (until) => `put off until ${until}`,
      skip: () => 'left a follow-up out',
      'skip:because': () => 'said why a follow-up was left out',
      rename: () => 'gave another name',
      tag: () => 'tagged',
      untag: () => 'took a tag away',
      block: () => 'blocked',
      unblock: () => 'unblocked',
      leave: () => 'said to leave them alone',
      'follow-again': () => 'let them be followed up again',
      autopilot: () => 'let follow-ups to them go by themselves',
      'autopilot-off': () => 'follow-ups to them ask again',
      permit: () => 'let follow-ups of a kind go by themselves',
      'permit-off': () => 'follow-ups of a kind ask again',
      rate: () => 'said whether follow-ups were right',
      assign: () => 'handed over',
      'assign:transfer': () => 'handed over with a summary',
      'assign:claim': () => 'took on',
      'assign:take-over': () => 'took over',
      'assign:answer': () => 'made responsible who answered',
      'assign:turn': () => 'gave them to whose turn it was',
      'add-lead': () => 'added as a lead',
      import: () => 'imported',
      export: () => 'exported',
      merge: () => 'merged two people',
      'same-person': () => 'said who it is',
      unmerge: () => 'made two of them again',
      forget: () => 'erased',
      'consent:given': () => 'agreed to marketing',
      'consent:stopped': () => 'stopped marketing',
      invite: () => 'invited somebody into the team',
      uninvite: () => 'took an invitation back',
      join: () => 'joined the team',
      remove: () => 'ended somebody’s access',
      lock: () => 'locked somebody out',
      'let-in': () => 'let somebody in again',
      recover: () => 'came back in with the recovery code',
      'renew-recovery': () => 'made a new recovery code',
      'set-operator': () => 'changed how somebody is served',
      'set-business': () => 'changed a setting',
      'set-tenant': () => 'changed the business’s name or clock',
      'use-preset': () => 'chose a trade’s stages and first answers',
      'as-customer': () => 'tried to be a customer',
      'add-stage': () => 'added a stage',
      'change-stage': () => 'changed a stage',
      'order-stages': () => 'ordered the stages',
      'remove-stage': () => 'removed a stage',
      'add-pipeline': () => 'added a pipeline',
      'rename-pipeline': () => 'renamed a pipeline',
      'remove-pipeline': () => 'took a pipeline out',
      'open-record:appointment': () => 'booked an appointment',
      'change-record:appointment': (state) => (state ? `changed an appointment: ${state}` : 'changed an appointment'),
      'open-record:order': () => 'took an order',
      'change-record:order': (state) => (state ? `changed an order: ${state}` : 'changed an order'),
      'open-record:quote': () => 'made a quote',
      'change-record:quote': (state) => (state ? `changed a quote: ${state}` : 'changed a quote'),
      'open-record:case': () => 'opened a case',
      'change-record:case': (state) => (state ? `changed a case: ${state}` : 'changed a case'),
      'open-record:payment': () => 'asked for a payment',
      'change-record:payment': (state) => (state ? `changed a payment request: ${state}` : 'changed a payment request'),
      'open-offer': () => 'made an offer',
      'change-offer': () => 'changed an offer',
      'rule:on': () => 'switched a rule on',
      'rule:off': () => 'switched a rule off',
      'rule:paused': () => 'stopped a rule that fired too often or could not go on',
      'rule:removed': () => 'removed a rule',
      'api-key:added': () => 'made an API key',
      'api-key:revoked': () => 'took back an API key',
      'connection:on': () => 'switched a connection on',
      'connection:off': () => 'switched a connection off',
      'connection:removed': () => 'ended a connection',
      'call-out': () => 'told a connection',
      'retry-calls': () => 'had calls tried again',
      'retry-outside': () => 'had an event from outside tried again',
      undo: () => 'took something back',
    },
    people: (count) => `${count} people`,
    other: (action) => `“${action}”`,
    whole: (entries, head) => `🔒 Nothing was changed afterwards: all ${entries} entries fit together (${head}).`,
    wholePart: (checked, entries, head) =>
      `🔒 Nothing was changed afterwards: the newest ${checked} of ${entries} entries fit together (${head}).`,
    broken: {
      changed: (entry) => `⚠️ Entry ${entry} is not as it was written. Somebody changed the log.`,
      missing: (entry) => `⚠️ Entry ${entry} is missing. Somebody changed the log.`,
      'put-in': (entry) => `⚠️ There are entries that nobody wrote here (after ${entry}). Somebody changed the log.`,
      'cut-off': (entry) => `⚠️ The end of the log is gone, from entry ${entry} on.`,
    },
    example: 'log ana · log today',
  },
  es: {
    title: '*Lo que se hizo*, lo último primero',
    titleOf: (who) => `*Lo que se hizo con ${who}*, lo último primero`,
    titleToday: '*Lo que se hizo hoy*, lo último primero',
    nothing: 'No se ha hecho nada que el registro guarde.',
    actors: { contact: 'La propia persona', model: 'El asistente', rule: 'Una regla', hilo: 'Hilo', outside: 'Otro sistema' },
    did: {
      'send:tap': () => 'envió la respuesta sugerida',
      'send:reaction': () => 'envió la respuesta sugerida',
      'send:typed': () => 'respondió',
      'send:quoted': () => 'respondió',
      'send:follow-up': () => 'envió un seguimiento',
      'send:knock': () => 'avisó con una plantilla',
      'send:answer-once': () => 'respondió junto con otros',
      'send:dialogue': () => 'salió un paso de una conversación',
      'send:rule': () => 'envió sola un mensaje',
      'link-calendar': () => 'creó la dirección de un calendario',
      'add-feed': () => 'hizo contar aquí un calendario de fuera',
      'remove-feed': () => 'dejó de leer un calendario de fuera',
      'correct-intent': () => 'dijo qué quiere',
      wait: () => 'añadió a la lista de espera',
      'end-wait': () => 'quitó de la lista de espera',
      'offer-slot': () => 'ofreció una hora que quedó libre',
      'take-slot': () => 'tomó una hora que quedó libre',
      'send:booking': () => 'avisó de su cita',
      'set-dialogue': () => 'cambió una conversación por pasos',
      'begin-dialogue': () => 'empezó una conversación por pasos',
      'send:offers': () => 'enseñó ofertas',
      'send:standing-answer': () => 'salió sola la respuesta que dejó dicha para el día',
      'send:autopilot': () => 'salió solo un seguimiento, como había permitido',
      'by-itself:acknowledgement': () => 'le dijo cuándo se le responderá',
      'by-itself:emergency': () => 'envió el texto de emergencia',
      'by-itself:hours': () => 'respondió con el horario',
      'keep-answering': () => 'dejó que una respuesta saliera sola ese día',
      'stop-answering': () => 'paró una respuesta que salía sola',
      send: () => 'envió un mensaje',
      retry: () => 'reenvió lo que había fallado',
      move: (stage) => `pasó a ${stage}`,
      deal: (stage) => `abrió un negocio en ${stage}`,
      reason: () => 'dijo por qué se perdió',
      value: (amount) => (amount ? `valor ${amount}` : 'quitó el valor'),
      note: () => 'guardó una nota',
      task: () => 'puso una tarea',
      'task-done': () => 'terminó una tarea',
      escalate: () => 'pidió una decisión a alguien del equipo',
      snooze: (until) => `pospuso hasta ${until}`,
      skip: () => 'descartó un seguimiento',
      'skip:because': () => 'dijo por qué descartó un seguimiento',
      rename: () => 'cambió el nombre',
      tag: () => 'puso una etiqueta',
      untag: () => 'quitó una etiqueta',
      block: () => 'bloqueó',
      unblock: () => 'desbloqueó',
      leave: () => 'dijo que se le dejara en paz',
      'follow-again': () => 'volvió a permitir seguimientos',
      autopilot: () => 'dejó salir solos sus seguimientos',
      'autopilot-off': () => 'sus seguimientos se vuelven a preguntar',
      permit: () => 'dejó salir solos los seguimientos de un tipo',
      'permit-off': () => 'los seguimientos de un tipo se vuelven a preguntar',
      rate: () => 'dijo si los seguimientos fueron acertados',
      assign: () => 'pasó a otra persona del equipo',
      'assign:transfer': () => 'pasó a otra persona con un resumen',
      'assign:claim': () => 'se hizo cargo',
      'assign:take-over': () => 'tomó el relevo',
      'assign:answer': () => 'dejó a cargo a quien respondió',
      'assign:turn': () => 'lo dio a quien le tocaba',
      'add-lead': () => 'añadió como contacto',
      import: () => 'importó',
      export: () => 'exportó',
      merge: () => 'unió dos personas',
      'same-person': () => 'dijo quién es',
      unmerge: () => 'los volvió a separar',
      forget: () => 'borró los datos',
      'consent:given': () => 'aceptó el marketing',
      'consent:stopped': () => 'paró el marketing',
      invite: () => 'invitó a alguien al equipo',
      uninvite: () => 'retiró una invitación',
      join: () => 'entró en el equipo',
      remove: () => 'terminó el acceso de alguien',
      lock: () => 'cerró el acceso de alguien',
      'let-in': () => 'devolvió el acceso a alguien',
      recover: () => 'volvió a entrar con el código de recuperación',
      'renew-recovery': () => 'creó un código de recuperación nuevo',
      'set-operator': () => 'cambió cómo se atiende a alguien',
      'set-business': () => 'cambió un ajuste',
      'set-tenant': () => 'cambió el nombre o el reloj del negocio',
      'use-preset': () => 'eligió las etapas y respuestas de un oficio',
      'as-customer': () => 'probó ser cliente',
      'add-stage': () => 'añadió una etapa',
      'change-stage': () => 'cambió una etapa',
      'order-stages': () => 'ordenó las etapas',
      'remove-stage': () => 'quitó una etapa',
      'add-pipeline': () => 'añadió un embudo',
      'rename-pipeline': () => 'renombró un embudo',
      'remove-pipeline': () => 'quitó un embudo',
      'open-record:appointment': () => 'dio una cita',
      'change-record:appointment': (state) => (state ? `cambió una cita: ${state}` : 'cambió una cita'),
      'open-record:order': () => 'anotó un pedido',
      'change-record:order': (state) => (state ? `cambió un pedido: ${state}` : 'cambió un pedido'),
      'open-record:quote': () => 'hizo un presupuesto',
      'change-record:quote': (state) => (state ? `cambió un presupuesto: ${state}` : 'cambió un presupuesto'),
      'open-record:case': () => 'abrió un caso',
      'change-record:case': (state) => (state ? `cambió un caso: ${state}` : 'cambió un caso'),
      'open-record:payment': () => 'pidió un pago',
      'change-record:payment': (state) => (state ? `cambió una petición de pago: ${state}` : 'cambió una petición de pago'),
      'open-offer': () => 'creó una oferta',
      'change-offer': () => 'cambió una oferta',
      'rule:on': () => 'encendió una regla',
      'rule:off': () => 'apagó una regla',
      'rule:paused': () => 'detuvo una regla que actuaba de más o no podía seguir',
      'rule:removed': () => 'quitó una regla',
      'api-key:added': () => 'creó una clave API',
      'api-key:revoked': () => 'retiró una clave API',
      'connection:on': () => 'encendió una conexión',
      'connection:off': () => 'apagó una conexión',
      'connection:removed': () => 'terminó una conexión',
      'call-out': () => 'avisó a una conexión',
      'retry-calls': () => 'reintentó llamadas',
      'retry-outside': () => 'hizo intentar otra vez un evento de fuera',
      undo: () => 'deshizo algo',
    },
    people: (count) => `${count} personas`,
    other: (action) => `“${action}”`,
    whole: (entries, head) => `🔒 Nada se cambió después: las ${entries} entradas encajan (${head}).`,
    wholePart: (checked, entries, head) =>
      `🔒 Nada se cambió después: las últimas ${checked} de ${entries} entradas encajan (${head}).`,
    broken: {
      changed: (entry) => `⚠️ La entrada ${entry} no está como se escribió. Alguien cambió el registro.`,
      missing: (entry) => `⚠️ Falta la entrada ${entry}. Alguien cambió el registro.`,
      'put-in': (entry) => `⚠️ Hay entradas que nadie escribió aquí (después de la ${entry}). Alguien cambió el registro.`,
      'cut-off': (entry) => `⚠️ Falta el final del registro, desde la entrada ${entry}.`,
    },
    example: 'registro ana · registro hoy',
  },
  pt: {
    title: '*O que foi feito*, o último primeiro',
    titleOf: (who) => `*O que foi feito com ${who}*, o último primeiro`,
    titleToday: '*O que foi feito hoje*, o último primeiro',
    nothing: 'Não foi feito nada que o registro guarde.',
    actors: { contact: 'A própria pessoa', model: 'O assistente', rule: 'Uma regra', hilo: 'Hilo', outside: 'Outro sistema' },
    did: {
      'send:tap': () => 'enviou a resposta sugerida',
      'send:reaction': () => 'enviou a resposta sugerida',
      'send:typed': () => 'respondeu',
      'send:quoted': () => 'respondeu',
      'send:follow-up': () => 'enviou um acompanhamento',
      'send:knock': () => 'avisou com um modelo',
      'send:answer-once': () => 'respondeu junto com outros',
      'send:dialogue': () => 'saiu um passo de uma conversa',
      'send:rule': () => 'enviou sozinha uma mensagem',
      'link-calendar': () => 'criou o endereço de um calendário',
      'add-feed': () => 'fez um calendário de fora contar aqui',
      'remove-feed': () => 'deixou de ler um calendário de fora',
      'correct-intent': () => 'disse o que quer',
      wait: () => 'pôs na lista de espera',
      'end-wait': () => 'tirou da lista de espera',
      'offer-slot': () => 'ofereceu um horário que ficou livre',
      'take-slot': () => 'ficou com um horário que ficou livre',
      'send:booking': () => 'avisou do horário marcado',
      'set-dialogue': () => 'mudou uma conversa por passos',
      'begin-dialogue': () => 'começou uma conversa por passos',
      'send:offers': () => 'mostrou ofertas',
      'send:standing-answer': () => 'saiu sozinha a resposta que deixou para o dia',
      'send:autopilot': () => 'saiu sozinho um acompanhamento, como havia permitido',
      'by-itself:acknowledgement': () => 'disse quando terá resposta',
      'by-itself:emergency': () => 'enviou o texto de emergência',
      'by-itself:hours': () => 'respondeu com o horário',
      'keep-answering': () => 'deixou uma resposta sair sozinha nesse dia',
      'stop-answering': () => 'parou uma resposta que saía sozinha',
      send: () => 'enviou uma mensagem',
      retry: () => 'reenviou o que tinha falhado',
      move: (stage) => `passou para ${stage}`,
      deal: (stage) => `abriu um negócio em ${stage}`,
      reason: () => 'disse por que foi perdido',
      value: (amount) => (amount ? `valor ${amount}` : 'tirou o valor'),
      note: () => 'guardou uma anotação',
      task: () => 'criou uma tarefa',
      'task-done': () => 'terminou uma tarefa',
      escalate: () => 'pediu uma decisão a alguém da equipe',
      snooze: (until) => `adiou até ${until}`,
      skip: () => 'deixou um acompanhamento de lado',
      'skip:because': () => 'disse por que deixou um acompanhamento de lado',
      rename: () => 'mudou o nome',
      tag: () => 'pôs uma etiqueta',
      untag: () => 'tirou uma etiqueta',
      block: () => 'bloqueou',
      unblock: () => 'desbloqueou',
      leave: () => 'disse para deixar em paz',
      'follow-again': () => 'voltou a permitir acompanhamentos',
      autopilot: () => 'deixou os acompanhamentos saírem sozinhos',
      'autopilot-off': () => 'os acompanhamentos voltam a ser perguntados',
      permit: () => 'deixou saírem sozinhos os acompanhamentos de um tipo',
      'permit-off': () => 'os acompanhamentos de um tipo voltam a ser perguntados',
      rate: () => 'disse se os acompanhamentos acertaram',
      assign: () => 'passou para outra pessoa da equipe',
      'assign:transfer': () => 'passou para outra pessoa com um resumo',
      'assign:claim': () => 'assumiu',
      'assign:take-over': () => 'assumiu no lugar de outra pessoa',
      'assign:answer': () => 'deixou responsável quem respondeu',
      'assign:turn': () => 'deu a quem era a vez',
      'add-lead': () => 'adicionou como contato',
      import: () => 'importou',
      export: () => 'exportou',
      merge: () => 'juntou duas pessoas',
      'same-person': () => 'disse quem é',
      unmerge: () => 'separou de novo',
      forget: () => 'apagou os dados',
      'consent:given': () => 'aceitou o marketing',
      'consent:stopped': () => 'parou o marketing',
      invite: () => 'convidou alguém para a equipe',
      uninvite: () => 'cancelou um convite',
      join: () => 'entrou na equipe',
      remove: () => 'encerrou o acesso de alguém',
      lock: () => 'travou o acesso de alguém',
      'let-in': () => 'devolveu o acesso a alguém',
      recover: () => 'voltou a entrar com o código de recuperação',
      'renew-recovery': () => 'criou um novo código de recuperação',
      'set-operator': () => 'mudou como alguém é atendido',
      'set-business': () => 'mudou um ajuste',
      'set-tenant': () => 'mudou o nome ou o relógio do negócio',
      'use-preset': () => 'escolheu as etapas e respostas de um ramo',
      'as-customer': () => 'experimentou ser cliente',
      'add-stage': () => 'adicionou um estágio',
      'change-stage': () => 'mudou um estágio',
      'order-stages': () => 'ordenou os estágios',
      'remove-stage': () => 'removeu um estágio',
      'add-pipeline': () => 'adicionou um funil',
      'rename-pipeline': () => 'renomeou um funil',
      'remove-pipeline': () => 'tirou um funil',
      'open-record:appointment': () => 'marcou um horário',
      'change-record:appointment': (state) => (state ? `mudou um horário: ${state}` : 'mudou um horário'),
      'open-record:order': () => 'anotou um pedido',
      'change-record:order': (state) => (state ? `mudou um pedido: ${state}` : 'mudou um pedido'),
      'open-record:quote': () => 'fez um orçamento',
      'change-record:quote': (state) => (state ? `mudou um orçamento: ${state}` : 'mudou um orçamento'),
      'open-record:case': () => 'abriu um caso',
      'change-record:case': (state) => (state ? `mudou um caso: ${state}` : 'mudou um caso'),
      'open-record:payment': () => 'pediu um pagamento',
      'change-record:payment': (state) => (state ? `mudou um pedido de pagamento: ${state}` : 'mudou um pedido de pagamento'),
      'open-offer': () => 'criou uma oferta',
      'change-offer': () => 'mudou uma oferta',
      'rule:on': () => 'ligou uma regra',
      'rule:off': () => 'desligou uma regra',
      'rule:paused': () => 'parou uma regra que agia demais ou não podia seguir',
      'rule:removed': () => 'removeu uma regra',
      'api-key:added': () => 'criou uma chave API',
      'api-key:revoked': () => 'retirou uma chave API',
      'connection:on': () => 'ligou uma conexão',
      'connection:off': () => 'desligou uma conexão',
      'connection:removed': () => 'encerrou uma conexão',
      'call-out': () => 'avisou uma conexão',
      'retry-calls': () => 'mandou tentar chamadas de novo',
      'retry-outside': () => 'mandou tentar de novo um evento de fora',
      undo: () => 'desfez algo',
    },
    people: (count) => `${count} pessoas`,
    other: (action) => `“${action}”`,
    whole: (entries, head) => `🔒 Nada foi mudado depois: as ${entries} entradas se encaixam (${head}).`,
    wholePart: (checked, entries, head) =>
      `🔒 Nada foi mudado depois: as últimas ${checked} de ${entries} entradas se encaixam (${head}).`,
    broken: {
      changed: (entry) => `⚠️ A entrada ${entry} não está como foi escrita. Alguém mudou o registro.`,
      missing: (entry) => `⚠️ Falta a entrada ${entry}. Alguém mudou o registro.`,
      'put-in': (entry) => `⚠️ Há entradas que ninguém escreveu aqui (depois da ${entry}). Alguém mudou o registro.`,
      'cut-off': (entry) => `⚠️ Falta o fim do registro, da entrada ${entry} em diante.`,
    },
    example: 'registro ana · registro hoje',
  },
};
