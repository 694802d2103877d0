import type { Locale } from '../../crm/locale.ts';
import type { OfferState } from '../../crm/offer.ts';

/** What the business offers, to whoever keeps it. `what` is an offer ("Offer 12"), `who` a contact's label, `money` a shown amount. */
export type OfferWords = {
  /** "offer 12"; `first`: at the beginning of a line. */
  offer(number: number): string;
  state: Record<OfferState, string>;
  /** A button (20 characters) that leads there. */
  step: Record<OfferState, string>;
  onRequest: string;
  photos(count: number): string;
  interest(shown: string, liked: string): string;
  /** Under an offer's card: how photos come to it. */
  addPhotos: string;
  fullOfPhotos(what: string, most: number): string;
  photosOnly: string;
  noSuch(number: number): string;
  isAlready(what: string, state: string): string;
  samePrice(what: string, money: string): string;
  noPrice(words: string, example: string): string;
  notPrice(words: string): string;
  noPhoto(what: string, count: number): string;
  example: string;
  list(count: number): string;
  none: string;
  noneWith(words: string): string;
  noneYet: string;
  /** Above what is shown to somebody; how it goes; what is not among it. */
  showing(who: string): string;
  how: Record<'one' | 'carousel' | 'list', string>;
  leftOut(what: string, state: string): string;
  nothingToShow: string;
  cannotShow(who: string): string;
  /** What was to be shown is not as it was. */
  changedSince: string;
  notShown(who: string, what: string): string;
  /** Under an offer that has just become cheaper or free: so many want it, so many were lost for what is over now. */
  newsFor(liked: number, lost: number): string;
  /** Buttons (20 characters). */
  showThem: string;
  wasAt(money: string): string;
  showingMany(count: number): string;
  reach(open: number, knock: number): string;
  shownTo(count: number): string;
  shownToNobody: string;
  tooOld: string;
  newsTitle(what: string, people: string): string;
  newsAct(number: number): string;
  noNews(what: string): string;
  lovesIt: string;
  /** On somebody's sheet. */
  looked(what: string): string;
  /** Before the number of a page. */
  page: string;
};

export const offerWords: Record<Locale, OfferWords> = {
  en: {
    offer: (number) => `Offer ${number}`,
    state: { available: 'available', reserved: 'reserved', sold: 'sold', withdrawn: 'withdrawn' },
    step: { available: 'Available', reserved: 'Reserved', sold: 'Sold', withdrawn: 'Withdraw' },
    onRequest: 'price on request',
    photos: (count) => (count === 1 ? '1 photo' : `${count} photos`),
    interest: (shown, liked) => `shown to ${shown} · ${liked} want it`,
    addPhotos: 'Photos sent now, or in answer to this, go with it.',
    fullOfPhotos: (what, most) => `${what} has ${most} photos, and more do not fit. “remove photo 2” makes room.`,
    photosOnly: 'An offer takes photos only (JPEG or PNG). This was not kept with it.',
    noSuch: (number) => `There is no offer ${number}. “offers” lists them.`,
    isAlready: (what, state) => `${what} is ${state} already.`,
    samePrice: (what, money) => `${what} is at ${money} already.`,
    noPrice: (words, example) => `What does “${words}” cost? Like this: “${example}”. Without a price: “no price” at its end.`,
    notPrice: (words) => `“${words}” is no price. Like this: “price 240k”.`,
    noPhoto: (what, count) => (count === 0 ? `${what} has no photo.` : `${what} has the photos 1 to ${count}.`),
    example: 'offer Flat Serrano 12, 3 rooms, 250k',
    list: (count) => (count === 1 ? '1 offer' : `${count} offers`),
    none: 'Nothing is on offer in that state.',
    noneWith: (words) => `No offer with “${words}”.`,
    noneYet: 'Nothing is on offer yet. “offer Flat Serrano 12, 3 rooms, 250k”, or a photo with these words under it.',
    showing: (who) => `To show to ${who}:`,
    how: {
      one: 'One message with its picture and the buttons I’m interested · I have a question · Not for me.',
      carousel: 'One message: pictures to swipe through, each with I’m interested · Not for me.',
      list: 'One message with a list to pick from: not all of them have a photo.',
    },
    leftOut: (what, state) => `${what} is ${state}: left out.`,
    nothingToShow: 'There is nothing to show.',
    cannotShow: (who) => `${who} cannot be shown anything: they never wrote to us, or are blocked.`,
    changedSince: 'Not sent. Since then:',
    notShown: (who, what) => `${what} is gone or costs something else by now, so it was not shown to ${who}.`,
    newsFor: (liked, lost) =>
      [...(liked > 0 ? [`${liked} want it`] : []), ...(lost > 0 ? [`${lost} were lost for what is over now`] : [])].join(', '),
    showThem: 'Show them',
    wasAt: (money) => `was ${money}`,
    showingMany: (count) => `To show to ${count}:`,
    reach: (open, knock) =>
      [...(open > 0 ? [`${open} in their 24 hours`] : []), ...(knock > 0 ? [`${knock} behind a knock (a template)`] : [])].join(
        ', ',
      ),
    shownTo: (count) => `Goes to ${count}; where it is night in their morning. “undo” takes back what has not left.`,
    shownToNobody: 'Nothing was sent.',
    tooOld: 'This is from too long ago. Ask for it again: “winback offer 12”.',
    newsTitle: (what, people) => `${what} is news for ${people}`,
    newsAct: (number) => `To all of them: “show these offer ${number}”, with a preview first.`,
    noNews: (what) => `${what} is news for nobody: who wants such has seen it as it is now.`,
    lovesIt: 'wants it',
    looked: (what) => `wants ${what}`,
    page: 'page',
  },
  es: {
    offer: (number) => `Oferta ${number}`,
    state: { available: 'disponible', reserved: 'reservado', sold: 'vendido', withdrawn: 'retirado' },
    step: { available: 'Disponible', reserved: 'Reservado', sold: 'Vendido', withdrawn: 'Retirar' },
    onRequest: 'precio a consultar',
    photos: (count) => (count === 1 ? '1 foto' : `${count} fotos`),
    interest: (shown, liked) => `enseñada a ${shown} · ${liked} la quieren`,
    addPhotos: 'Las fotos que envíes ahora, o en respuesta a esto, van con ella.',
    fullOfPhotos: (what, most) => `${what} tiene ${most} fotos y no caben más. «quita foto 2» hace sitio.`,
    photosOnly: 'Una oferta solo lleva fotos (JPEG o PNG). Esto no se ha guardado con ella.',
    noSuch: (number) => `No hay oferta ${number}. «ofertas» las muestra.`,
    isAlready: (what, state) => `${what} ya está: ${state}.`,
    samePrice: (what, money) => `${what} ya está a ${money}.`,
    noPrice: (words, example) => `¿Cuánto cuesta «${words}»? Así: «${example}». Sin precio: «sin precio» al final.`,
    notPrice: (words) => `«${words}» no es un precio. Así: «precio 240 mil».`,
    noPhoto: (what, count) => (count === 0 ? `${what} no tiene fotos.` : `${what} tiene las fotos 1 a ${count}.`),
    example: 'oferta Piso Serrano 12, 3 habitaciones, 250 mil',
    list: (count) => (count === 1 ? '1 oferta' : `${count} ofertas`),
    none: 'No hay ofertas en ese estado.',
    noneWith: (words) => `Ninguna oferta con «${words}».`,
    noneYet: 'Aún no hay ofertas. «oferta Piso Serrano 12, 3 habitaciones, 250 mil», o una foto con esas palabras debajo.',
    showing: (who) => `Para enseñar a ${who}:`,
    how: {
      one: 'Un mensaje con su foto y los botones Me interesa · Tengo una pregunta · No es para mí.',
      carousel: 'Un mensaje: fotos que se pasan con el dedo, cada una con Me interesa · No es para mí.',
      list: 'Un mensaje con una lista para elegir: no todas tienen foto.',
    },
    leftOut: (what, state) => `${what}: ${state}, no va.`,
    nothingToShow: 'No hay nada que enseñar.',
    cannotShow: (who) => `A ${who} no se le puede enseñar nada: nunca nos escribió, o está en la lista de bloqueados.`,
    changedSince: 'No se ha enviado. Desde entonces:',
    notShown: (who, what) => `${what} ya no está o tiene otro precio: no se ha enseñado a ${who}.`,
    newsFor: (liked, lost) =>
      [...(liked > 0 ? [`${liked} lo quieren`] : []), ...(lost > 0 ? [`${lost} se perdieron por lo que ya no es así`] : [])].join(
        ', ',
      ),
    showThem: 'Enseñárselo',
    wasAt: (money) => `antes ${money}`,
    showingMany: (count) => `Para enseñar a ${count}:`,
    reach: (open, knock) =>
      [...(open > 0 ? [`${open} en sus 24 horas`] : []), ...(knock > 0 ? [`${knock} llamando antes (una plantilla)`] : [])].join(
        ', ',
      ),
    shownTo: (count) => `Va a ${count}; donde es de noche, por su mañana. «deshacer» retira lo que no haya salido.`,
    shownToNobody: 'No se ha enviado nada.',
    tooOld: 'Esto es de hace demasiado. Pídelo otra vez: «recuperar oferta 12».',
    newsTitle: (what, people) => `${what} es noticia para ${people}`,
    newsAct: (number) => `Para todos: «muestra estos oferta ${number}», antes se ve cómo queda.`,
    noNews: (what) => `${what} no es noticia para nadie: quien busca algo así ya la ha visto como está.`,
    lovesIt: 'lo quiere',
    looked: (what) => `quiere ${what}`,
    page: 'página',
  },
  pt: {
    offer: (number) => `Oferta ${number}`,
    state: { available: 'disponível', reserved: 'reservado', sold: 'vendido', withdrawn: 'retirado' },
    step: { available: 'Disponível', reserved: 'Reservado', sold: 'Vendido', withdrawn: 'Retirar' },
    onRequest: 'preço sob consulta',
    photos: (count) => (count === 1 ? '1 foto' : `${count} fotos`),
    interest: (shown, liked) => `mostrada a ${shown} · ${liked} querem`,
    addPhotos: 'As fotos enviadas agora, ou em resposta a isto, vão com ela.',
    fullOfPhotos: (what, most) => `${what} tem ${most} fotos e não cabem mais. “tira foto 2” abre espaço.`,
    photosOnly: 'Uma oferta leva só fotos (JPEG ou PNG). Isto não foi guardado com ela.',
    noSuch: (number) => `Não há oferta ${number}. “ofertas” mostra todas.`,
    isAlready: (what, state) => `${what} já está: ${state}.`,
    samePrice: (what, money) => `${what} já está a ${money}.`,
    noPrice: (words, example) => `Quanto custa “${words}”? Assim: “${example}”. Sem preço: “sem preço” no fim.`,
    notPrice: (words) => `“${words}” não é um preço. Assim: “preço 240 mil”.`,
    noPhoto: (what, count) => (count === 0 ? `${what} não tem fotos.` : `${what} tem as fotos 1 a ${count}.`),
    example: 'oferta Apartamento Serrano 12, 3 quartos, 250 mil',
    list: (count) => (count === 1 ? '1 oferta' : `${count} ofertas`),
    none: 'Não há ofertas nesse estado.',
    noneWith: (words) => `Nenhuma oferta com “${words}”.`,
    noneYet: 'Ainda não há ofertas. “oferta Apartamento Serrano 12, 3 quartos, 250 mil”, ou uma foto com essas palavras.',
    showing: (who) => `Para mostrar a ${who}:`,
    how: {
      one: 'Uma mensagem com a foto e os botões Tenho interesse · Tenho uma pergunta · Não é para mim.',
      carousel: 'Uma mensagem: fotos que se passam com o dedo, cada uma com Tenho interesse · Não é para mim.',
      list: 'Uma mensagem com uma lista para escolher: nem todas têm foto.',
    },
    leftOut: (what, state) => `${what}: ${state}, não vai.`,
    nothingToShow: 'Não há nada para mostrar.',
    cannotShow: (who) => `Não dá para mostrar nada a ${who}: a pessoa nunca nos escreveu, ou está bloqueada.`,
    changedSince: 'Não foi enviado. Desde então:',
    notShown: (who, what) => `${what} já não está ou tem outro preço: não foi mostrado a ${who}.`,
    newsFor: (liked, lost) =>
      [...(liked > 0 ? [`${liked} querem`] : []), ...(lost > 0 ? [`${lost} se perderam pelo que já não é assim`] : [])].join(
        ', ',
      ),
    showThem: 'Mostrar a eles',
    wasAt: (money) => `antes ${money}`,
    showingMany: (count) => `Para mostrar a ${count}:`,
    reach: (open, knock) =>
      [...(open > 0 ? [`${open} nas suas 24 horas`] : []), ...(knock > 0 ? [`${knock} batendo antes (um modelo)`] : [])].join(
        ', ',
      ),
    shownTo: (count) => `Vai para ${count}; onde é noite, pela manhã deles. “desfazer” retira o que ainda não saiu.`,
    shownToNobody: 'Nada foi enviado.',
    tooOld: 'Isto é de há muito tempo. Peça de novo: “reconquistar oferta 12”.',
    newsTitle: (what, people) => `${what} é novidade para ${people}`,
    newsAct: (number) => `Para todos: “mostra estes oferta ${number}”, antes se vê como fica.`,
    noNews: (what) => `${what} não é novidade para ninguém: quem procura algo assim já a viu como está.`,
    lovesIt: 'quer',
    looked: (what) => `quer ${what}`,
    page: 'página',
  },
};
