import type { Locale } from '../../crm/locale.ts';
import type { LockedBecause, Operator } from '../../crm/operator.ts';

/**
 * Who is of the business: invitations, roles, locks and the end of somebody's access. `name` is a colleague's whole name or the first word of it,
 * `by` who did it, `code` what stands for a code until it leaves.
 */
export type MemberWords = {
  /** Inviting. */
  noPhone: string;
  badPhone(typed: string): string;
  noName: string;
  alreadyIn(name: string): string;
  ownNumber: string;
  mayNotGive(role: string): string;
  invited(name: string, phone: string, role: string, until: string): string;
  inviteLink(code: string, link: string): string;
  notInvited(name: string): string;
  whichInvitation: string;
  uninvited(name: string): string;
  wrongInviteCode(left: number, by: string): string;
  invitationOver(by: string): string;
  invitationSpent(by: string): string;
  spentBy(name: string): string;
  hasJoined(name: string): string;
  welcome(name: string, business: string, by: string, role: string): string;

  /** The team. */
  title(count: number): string;
  onDuty: string;
  offDuty: string;
  awayUntil(until: string): string;
  lockedOut: string;
  isLocked: string;
  waiting(count: string): string;
  seen(age: string): string;
  neverSeen: string;
  invitedUntil(until: string): string;
  deputy(name: string): string;
  /** Buttons (20 characters). */
  lock: string;
  uninvite: string;
  newCode: string;
  letIn(name: string): string;
  remove(name: string): string;

  /** Roles. */
  whichRole(name: string): string;
  roleIs(name: string, role: string): string;
  roleWas(name: string, role: string): string;
  lastOwner(name: string): string;
  mayNotDecide(name: string): string;
  again(name: string): string;
  yourRole(role: string): string;

  /** The end of somebody's access. */
  removeQuestion(name: string, phone: string): string;
  removeWhat: string;
  removeYes: string;
  keep: string;
  tooOld: string;
  removed(name: string, backs: number): string;
  wereRemoved(business: string): string;
  goneAlready(name: string): string;

  /** Locks. */
  mayNotLock: string;
  nobodyToLetIn(name: string): string;
  locked(name: string, backs: number): string;
  lockedYourself: string;
  alreadyLocked(name: string): string;
  notLocked(name: string): string;
  mayNotLetIn: string;
  stranger(name: string, because: LockedBecause, phone: string | null): string;
  isBack(name: string): string;
  youAreBack(by: string): string;
  recovered: string;
  cameBackByCode(name: string): string;
  wrongCode(left: number): string;
  tooManyTries: string;
  decidedAlready(by: string): string;

  /** The recovery code. */
  recoveryQuestion(there: boolean): string;
  recoveryYes: string;
  recoveryCode(code: string): string;
  recoveryMadeBy(name: string): string;
  recoveryTooOld: string;
};

const tries = {
  en: (left: number) => (left === 1 ? 'One try is left.' : `${left} tries are left.`),
  es: (left: number) => (left === 1 ? 'Queda un intento.' : `Quedan ${left} intentos.`),
  pt: (left: number) => (left === 1 ? 'Resta uma tentativa.' : `Restam ${left} tentativas.`),
};

export const memberWords: Record<Locale, MemberWords> = {
  en: {
    noPhone:
      'Write the name and the phone, with + and the country: invite maria +34 600 111 222. “manager” behind it gives that role.',
    badPhone: (typed) => `“${typed}” is no phone number I can read. Write it with + and the country, as in +34 600 111 222.`,
    noName: 'Say who it is too: invite maria +34 600 111 222',
    alreadyIn: (name) => `That phone is ${name}’s, who is in your team already.`,
    ownNumber: 'That is the business’s own number. Somebody joins with their own phone.',
    mayNotGive: (role) => `Only an owner can make somebody ${role}.`,
    invited: (name, phone, role, until) =>
      `*${name}* (${phone}) can join as ${role} until ${until}. Nobody is told: hand over the code, or this link, which only that phone can use.`,
    inviteLink: (code, link) => `Code: ${code}\n${link}`,
    notInvited: (name) => `Nobody called “${name}” is invited. “team” shows who is.`,
    whichInvitation: 'Which invitation?',
    uninvited: (name) => `${name} is not invited any more.`,
    wrongInviteCode: (left, by) => `That is not the code. ${tries.en(left)} Ask ${by} for it.`,
    invitationOver: (by) => `This code is too old. Ask ${by} to invite you again.`,
    invitationSpent: (by) => `Too many wrong codes. Ask ${by} to invite you again.`,
    spentBy: (name) => `⚠️ From ${name}’s phone came five wrong codes. The invitation is over; if it was them, invite them again.`,
    hasJoined: (name) => `✅ ${name} is in the team.`,
    welcome: (name, business, by, role) =>
      [
        `Welcome to ${business}, ${name}: ${by} made you ${role}.`,
        'What customers write comes here as cards: tap an answer, or swipe a card and type your own.',
        '“help” shows what you can write, “off” says that you are not there.',
      ].join('\n'),

    title: (count) => `*Your team*: ${count === 1 ? 'one person' : `${count} people`}`,
    onDuty: 'on duty',
    offDuty: 'off duty',
    awayUntil: (until) => `away until ${until}`,
    lockedOut:
      'This chat is locked. An owner or manager of the business has to confirm that it is you; or send the recovery code here.',
    isLocked: '🔒 locked out',
    waiting: (count) => `${count} waiting`,
    seen: (age) => `wrote ${age} ago`,
    neverSeen: 'has not written yet',
    invitedUntil: (until) => `invited, until ${until}`,
    deputy: (name) => `deputy: ${name}`,
    lock: 'Lock',
    uninvite: 'Uninvite',
    newCode: 'New code',
    letIn: (name) => `It’s ${name}`,
    remove: (name) => `Remove ${name}`,

    whichRole: (name) => `What is ${name} to be?`,
    roleIs: (name, role) => `${name} is ${role} now.`,
    roleWas: (name, role) => `${name} is ${role} already.`,
    lastOwner: (name) => `${name} is the only owner there is. Make somebody else owner first.`,
    mayNotDecide: (name) => `Only an owner can decide about ${name}.`,
    again: (name) => `${name}’s role`,
    yourRole: (role) => `You are ${role} from now on. “help” shows what you can write.`,

    removeQuestion: (name, phone) => `End *${name}*’s access (${phone})?`,
    removeWhat:
      'It ends at once. What they approved and has not left is taken back; their people and cards go to others. What they did stays in the log. They can be invited again.',
    removeYes: 'End access',
    keep: 'Keep',
    tooOld: 'This question is older than ten minutes. Write it again, so that nobody is shut out by a slip.',
    removed: (name, backs) =>
      `${name} is no longer in the team.${backs > 0 ? ` ${backs === 1 ? 'One answer' : `${backs} answers`} of theirs had not left: taken back, “inbox” shows who waits.` : ''}`,
    wereRemoved: (business) => `You are no longer in the team of ${business}. From now on you write here as anybody does.`,
    goneAlready: (name) => `${name} is not in the team any more.`,

    mayNotLock: 'Only managers can lock an owner or a manager out. Ask one of them.',
    nobodyToLetIn: (name) =>
      `Nobody could let ${name} in again: there is no other owner or manager, and no recovery code from outside that phone. Whoever set Hilo up can print one.`,
    locked: (name, backs) =>
      `🔒 ${name} is locked out.${backs > 0 ? ` ${backs === 1 ? 'One answer' : `${backs} answers`} that had not left: taken back.` : ''} “team” lets them in again.`,
    lockedYourself: '🔒 This chat is locked. Another owner or manager can confirm you, or send the recovery code here.',
    alreadyLocked: (name) => `${name} is locked out already. “team” lets them in again.`,
    notLocked: (name) => `${name} is not locked out.`,
    mayNotLetIn: 'Only another owner or manager can say that.',
    stranger: (name, because, phone) =>
      [
        {
          lost: `🔒 *${name}* is locked out: somebody said that the phone is lost.`,
          identity: `🔒 WhatsApp shows another person behind *${name}*’s number: a new phone, or a new SIM card in other hands.`,
          number: `🔒 *${name}* has another number${phone ? ` now: ${phone}` : ' now'}.`,
          silent: `🔒 *${name}* writes again after more than sixty days.`,
        }[because],
        'Call them. Until you say that it is them they see nothing.',
      ].join('\n'),
    isBack: (name) => `✅ ${name} is back in.`,
    youAreBack: (by) => `✅ ${by} says that it is you. You are back in.`,
    recovered: '✅ You are back in. That code is used up.',
    cameBackByCode: (name) => `🔓 ${name} came back in with the recovery code.`,
    wrongCode: (left) => `That is not the recovery code. ${tries.en(left)}`,
    tooManyTries: 'Too many wrong codes. Try again tomorrow, or ask an owner or manager to confirm you.',
    decidedAlready: (by) => `${by} has decided that already.`,

    recoveryQuestion: (there) =>
      `A new recovery code lets you back in when your phone is changed.${there ? ' The one there is ends.' : ''} It is shown once: write it on paper, then delete the message.`,
    recoveryYes: 'Make a new code',
    recoveryCode: (code) =>
      `Your recovery code:\n*${code}*\nWrite it on paper and delete this message. On a phone that is lost it does not count for you; for that there are the others in the team.`,
    recoveryMadeBy: (name) => `🔑 ${name} made a new recovery code. The one before has ended.`,
    recoveryTooOld: 'This question is older than ten minutes. Write “recovery” again.',
  },
  es: {
    noPhone:
      'Escribe el nombre y el teléfono, con + y el país: invitar maria +34 600 111 222. Con «responsable» detrás tendrá ese papel.',
    badPhone: (typed) => `«${typed}» no es un teléfono que pueda leer. Escríbelo con + y el país, como +34 600 111 222.`,
    noName: 'Di también quién es: invitar maria +34 600 111 222',
    alreadyIn: (name) => `Ese teléfono es de ${name}, que ya está en tu equipo.`,
    ownNumber: 'Ese es el número del propio negocio. Cada persona entra con su propio teléfono.',
    mayNotGive: (role) => `Solo un dueño puede nombrar a alguien ${role}.`,
    invited: (name, phone, role, until) =>
      `*${name}* (${phone}) puede entrar como ${role} hasta ${until}. Nadie recibe aviso: pásale el código o este enlace, que solo vale en ese teléfono.`,
    inviteLink: (code, link) => `Código: ${code}\n${link}`,
    notInvited: (name) => `No hay ninguna invitación para «${name}». «equipo» muestra cuáles hay.`,
    whichInvitation: '¿Qué invitación?',
    uninvited: (name) => `La invitación de ${name} ya no vale.`,
    wrongInviteCode: (left, by) => `Ese no es el código. ${tries.es(left)} Pídeselo a ${by}.`,
    invitationOver: (by) => `Este código es demasiado viejo. Pide a ${by} que te invite otra vez.`,
    invitationSpent: (by) => `Demasiados códigos erróneos. Pide a ${by} que te invite otra vez.`,
    spentBy: (name) =>
      `⚠️ Del teléfono de ${name} llegaron cinco códigos erróneos. La invitación se acabó; si era esa persona, invítala otra vez.`,
    hasJoined: (name) => `✅ ${name} ya está en el equipo.`,
    welcome: (name, business, by, role) =>
      [
        `Te damos la bienvenida a ${business}, ${name}: ${by} te puso como ${role}.`,
        'Lo que escriben los clientes llega aquí como tarjetas: toca una respuesta, o desliza una tarjeta y escribe la tuya.',
        '«ayuda» muestra lo que puedes escribir, «fuera de turno» dice que no estás.',
      ].join('\n'),

    title: (count) => `*Tu equipo*: ${count === 1 ? 'una persona' : `${count} personas`}`,
    onDuty: 'de turno',
    offDuty: 'fuera de turno',
    awayUntil: (until) => `fuera hasta ${until}`,
    lockedOut:
      'Este chat está bloqueado. Un dueño o responsable del negocio tiene que confirmar que eres tú; o envía aquí el código de recuperación.',
    isLocked: '🔒 sin acceso',
    waiting: (count) => `${count} en espera`,
    seen: (age) => `escribió hace ${age}`,
    neverSeen: 'aún no ha escrito',
    invitedUntil: (until) => `invitación hasta ${until}`,
    deputy: (name) => `suplente: ${name}`,
    lock: 'Cerrar acceso',
    uninvite: 'Retirar invitación',
    newCode: 'Código nuevo',
    letIn: (name) => `Es ${name}`,
    remove: (name) => `Quitar a ${name}`,

    whichRole: (name) => `¿Qué papel tendrá ${name}?`,
    roleIs: (name, role) => `${name} es ${role} desde ahora.`,
    roleWas: (name, role) => `${name} ya es ${role}.`,
    lastOwner: (name) => `${name} es el único dueño que hay. Nombra antes a otro dueño.`,
    mayNotDecide: (name) => `Solo un dueño puede decidir sobre ${name}.`,
    again: (name) => `el papel de ${name}`,
    yourRole: (role) => `Desde ahora eres ${role}. «ayuda» muestra lo que puedes escribir.`,

    removeQuestion: (name, phone) => `¿Terminar el acceso de *${name}* (${phone})?`,
    removeWhat:
      'Termina al momento. Lo que aprobó y no ha salido se retira; sus personas y tarjetas pasan a otros. Lo que hizo queda en el registro. Se le puede invitar otra vez.',
    removeYes: 'Terminar acceso',
    keep: 'Conservar',
    tooOld: 'Esta pregunta tiene más de diez minutos. Escríbelo otra vez, para que nadie se quede fuera por un descuido.',
    removed: (name, backs) =>
      `${name} ya no está en el equipo.${backs > 0 ? ` ${backs === 1 ? 'Una respuesta suya no había salido: retirada' : `${backs} respuestas suyas no habían salido: retiradas`}; «bandeja» muestra quién espera.` : ''}`,
    wereRemoved: (business) => `Ya no estás en el equipo de ${business}. Desde ahora escribes aquí como cualquiera.`,
    goneAlready: (name) => `${name} ya no está en el equipo.`,

    mayNotLock: 'Solo un responsable puede cerrar el acceso de un dueño o responsable. Pídeselo.',
    nobodyToLetIn: (name) =>
      `Nadie podría devolver el acceso a ${name}: no hay otro dueño o responsable, ni un código de recuperación fuera de ese teléfono. Quien instaló Hilo puede imprimir uno.`,
    locked: (name, backs) =>
      `🔒 ${name} se quedó sin acceso.${backs > 0 ? ` ${backs === 1 ? 'Una respuesta que no había salido: retirada.' : `${backs} respuestas que no habían salido: retiradas.`}` : ''} Con «equipo» vuelve a entrar.`,
    lockedYourself:
      '🔒 Este chat está bloqueado. Otro dueño o responsable puede confirmarte, o envía aquí el código de recuperación.',
    alreadyLocked: (name) => `${name} ya está sin acceso. Con «equipo» vuelve a entrar.`,
    notLocked: (name) => `${name} tiene su acceso.`,
    mayNotLetIn: 'Eso solo puede decirlo otro dueño o responsable.',
    stranger: (name, because, phone) =>
      [
        {
          lost: `🔒 *${name}* está sin acceso: alguien dijo que el teléfono se perdió.`,
          identity: `🔒 WhatsApp muestra a otra persona detrás del número de *${name}*: un teléfono nuevo, o una SIM nueva en otras manos.`,
          number: `🔒 *${name}* tiene otro número${phone ? `: ${phone}` : ''}.`,
          silent: `🔒 *${name}* vuelve a escribir tras más de sesenta días.`,
        }[because],
        'Llama por teléfono. Hasta que digas que es esa persona, no ve nada.',
      ].join('\n'),
    isBack: (name) => `✅ ${name} vuelve a estar dentro.`,
    youAreBack: (by) => `✅ ${by} dice que eres tú. Vuelves a estar dentro.`,
    recovered: '✅ Vuelves a estar dentro. Ese código ya está gastado.',
    cameBackByCode: (name) => `🔓 ${name} volvió a entrar con el código de recuperación.`,
    wrongCode: (left) => `Ese no es el código de recuperación. ${tries.es(left)}`,
    tooManyTries: 'Demasiados códigos erróneos. Prueba mañana, o pide a un dueño o responsable que te confirme.',
    decidedAlready: (by) => `${by} ya lo decidió.`,

    recoveryQuestion: (there) =>
      `Un código de recuperación nuevo te deja volver a entrar cuando cambies de teléfono.${there ? ' El que hay deja de valer.' : ''} Se muestra una vez: apúntalo en papel y borra el mensaje.`,
    recoveryYes: 'Crear código nuevo',
    recoveryCode: (code) =>
      `Tu código de recuperación:\n*${code}*\nApúntalo en papel y borra este mensaje. Si pierdes este teléfono no vale para ti; para eso están los demás del equipo.`,
    recoveryMadeBy: (name) => `🔑 ${name} creó un código de recuperación nuevo. El anterior ya no vale.`,
    recoveryTooOld: 'Esta pregunta tiene más de diez minutos. Escribe «recuperación» otra vez.',
  },
  pt: {
    noPhone:
      'Escreva o nome e o telefone, com + e o país: convidar maria +55 11 98765 4321. Com “gerente” no fim terá esse papel.',
    badPhone: (typed) => `“${typed}” não é um telefone que eu consiga ler. Escreva com + e o país, como +55 11 98765 4321.`,
    noName: 'Diga também quem é: convidar maria +55 11 98765 4321',
    alreadyIn: (name) => `Esse telefone é de ${name}, que já está na sua equipe.`,
    ownNumber: 'Esse é o número do próprio negócio. Cada pessoa entra com o próprio telefone.',
    mayNotGive: (role) => `Só um dono pode tornar alguém ${role}.`,
    invited: (name, phone, role, until) =>
      `*${name}* (${phone}) pode entrar como ${role} até ${until}. Ninguém é avisado: passe o código ou este link, que só vale nesse telefone.`,
    inviteLink: (code, link) => `Código: ${code}\n${link}`,
    notInvited: (name) => `Não há convite para “${name}”. “equipe” mostra quais há.`,
    whichInvitation: 'Qual convite?',
    uninvited: (name) => `O convite de ${name} não vale mais.`,
    wrongInviteCode: (left, by) => `Esse não é o código. ${tries.pt(left)} Peça a ${by}.`,
    invitationOver: (by) => `Este código está velho demais. Peça a ${by} um novo convite.`,
    invitationSpent: (by) => `Códigos errados demais. Peça a ${by} um novo convite.`,
    spentBy: (name) =>
      `⚠️ Do telefone de ${name} vieram cinco códigos errados. O convite acabou; se era a pessoa certa, convide de novo.`,
    hasJoined: (name) => `✅ ${name} já está na equipe.`,
    welcome: (name, business, by, role) =>
      [
        `Boas-vindas a ${business}, ${name}: ${by} deu a você o papel de ${role}.`,
        'O que os clientes escrevem chega aqui como cartões: toque uma resposta, ou deslize um cartão e escreva a sua.',
        '“ajuda” mostra o que você pode escrever, “fora de turno” diz que você não está.',
      ].join('\n'),

    title: (count) => `*Sua equipe*: ${count === 1 ? 'uma pessoa' : `${count} pessoas`}`,
    onDuty: 'de plantão',
    offDuty: 'fora de turno',
    awayUntil: (until) => `fora até ${until}`,
    lockedOut:
      'Esta conversa está travada. Um dono ou gerente do negócio precisa confirmar que é você; ou envie aqui o código de recuperação.',
    isLocked: '🔒 sem acesso',
    waiting: (count) => `${count} esperando`,
    seen: (age) => `escreveu há ${age}`,
    neverSeen: 'ainda não escreveu',
    invitedUntil: (until) => `convite até ${until}`,
    deputy: (name) => `substituto: ${name}`,
    lock: 'Travar acesso',
    uninvite: 'Cancelar convite',
    newCode: 'Novo código',
    letIn: (name) => `É ${name}`,
    remove: (name) => `Remover ${name}`,

    whichRole: (name) => `Que papel ${name} terá?`,
    roleIs: (name, role) => `${name} agora é ${role}.`,
    roleWas: (name, role) => `${name} já é ${role}.`,
    lastOwner: (name) => `${name} é o único dono que há. Dê antes esse papel a mais alguém.`,
    mayNotDecide: (name) => `Só um dono pode decidir sobre ${name}.`,
    again: (name) => `o papel de ${name}`,
    yourRole: (role) => `A partir de agora você é ${role}. “ajuda” mostra o que você pode escrever.`,

    removeQuestion: (name, phone) => `Encerrar o acesso de *${name}* (${phone})?`,
    removeWhat:
      'Acaba na hora. O que foi aprovado e não saiu é retirado; suas pessoas e cartões vão para outros. O que foi feito fica no registro. Dá para convidar de novo.',
    removeYes: 'Encerrar acesso',
    keep: 'Manter',
    tooOld: 'Esta pergunta tem mais de dez minutos. Escreva de novo, para ninguém ficar de fora por descuido.',
    removed: (name, backs) =>
      `${name} não está mais na equipe.${backs > 0 ? ` ${backs === 1 ? 'Uma resposta que não tinha saído: retirada' : `${backs} respostas que não tinham saído: retiradas`}; “caixa” mostra quem espera.` : ''}`,
    wereRemoved: (business) => `Você não está mais na equipe de ${business}. Daqui em diante escreve aqui como qualquer pessoa.`,
    goneAlready: (name) => `${name} não está mais na equipe.`,

    mayNotLock: 'Só um gerente pode travar o acesso de um dono ou gerente. Peça a um deles.',
    nobodyToLetIn: (name) =>
      `Ninguém poderia devolver o acesso a ${name}: não há outro dono ou gerente, nem código de recuperação fora desse telefone. Quem instalou o Hilo pode imprimir um.`,
    locked: (name, backs) =>
      `🔒 ${name} ficou sem acesso.${backs > 0 ? ` ${backs === 1 ? 'Uma resposta que não tinha saído: retirada.' : `${backs} respostas que não tinham saído: retiradas.`}` : ''} Com “equipe” volta a entrar.`,
    lockedYourself:
      '🔒 Esta conversa está travada. Outro dono ou gerente pode confirmar você, ou envie aqui o código de recuperação.',
    alreadyLocked: (name) => `${name} já está sem acesso. Com “equipe” volta a entrar.`,
    notLocked: (name) => `${name} tem acesso.`,
    mayNotLetIn: 'Só outro dono ou gerente pode dizer isso.',
    stranger: (name, because, phone) =>
      [
        {
          lost: `🔒 *${name}* está sem acesso: alguém disse que o telefone se perdeu.`,
          identity: `🔒 O WhatsApp mostra outra pessoa por trás do número de *${name}*: um telefone novo, ou um chip novo em outras mãos.`,
          number: `🔒 *${name}* tem outro número${phone ? `: ${phone}` : ''}.`,
          silent: `🔒 *${name}* volta a escrever depois de mais de sessenta dias.`,
        }[because],
        'Ligue para a pessoa. Até você dizer que é ela, não vê nada.',
      ].join('\n'),
    isBack: (name) => `✅ ${name} voltou a ter acesso.`,
    youAreBack: (by) => `✅ ${by} diz que é você. Você voltou a ter acesso.`,
    recovered: '✅ Você voltou a ter acesso. Esse código já foi usado.',
    cameBackByCode: (name) => `🔓 ${name} voltou a entrar com o código de recuperação.`,
    wrongCode: (left) => `Esse não é o código de recuperação. ${tries.pt(left)}`,
    tooManyTries: 'Códigos errados demais. Tente amanhã, ou peça a um dono ou gerente que confirme você.',
    decidedAlready: (by) => `${by} já decidiu isso.`,

    recoveryQuestion: (there) =>
      `Um novo código de recuperação deixa você voltar a entrar quando trocar de telefone.${there ? ' O que existe deixa de valer.' : ''} Aparece uma vez: anote em papel e apague a mensagem.`,
    recoveryYes: 'Criar novo código',
    recoveryCode: (code) =>
      `Seu código de recuperação:\n*${code}*\nAnote em papel e apague esta mensagem. Se você perder este telefone ele não vale para você; para isso existem os outros da equipe.`,
    recoveryMadeBy: (name) => `🔑 ${name} criou um novo código de recuperação. O anterior não vale mais.`,
    recoveryTooOld: 'Esta pergunta tem mais de dez minutos. Escreva “recuperação” de novo.',
  },
};

/** A role as it is typed, in any of the three languages. */
export const roleNames: Record<Operator['role'], readonly string[]> = {
  owner: ['owner', 'dueno', 'duena', 'propietario', 'propietaria', 'dono', 'dona', 'proprietario', 'proprietaria'],
  manager: ['manager', 'responsable', 'encargado', 'encargada', 'gerente', 'gestor', 'gestora'],
  agent: ['agent', 'agente', 'atendente', 'empleado', 'empleada'],
};
