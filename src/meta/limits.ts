/**
 * What WhatsApp accepts, counted in UTF-16 units (Meta says "characters"; this is the strictest way of counting them). Each names its page
 * under developers.facebook.com/documentation/business-messaging/whatsapp, by way of meta-cloud-api.md §3.
 */
export const limits = {
  /** messages/text-messages */
  textBody: 4096,
  /** messages/image-messages, video-messages, document-messages */
  caption: 1024,
  /** messages/interactive-reply-buttons-messages */
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  /** The body of every interactive message but the list. */
  interactiveBody: 1024,
  header: 60,
  footer: 60,
  /** messages/interactive-list-messages */
  listBody: 4096,
  listLabel: 20,
  sections: 10,
  sectionTitle: 24,
  /** In all sections together. */
  rows: 10,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
  /** messages/interactive-cta-url-messages */
  linkLabel: 20,
  url: 2000,
  /** flows/guides/sendingaflow */
  flowLabel: 30,
  /** messages/interactive-media-carousel-messages */
  carouselMin: 2,
  carouselMax: 10,
  carouselBody: 160,
  carouselBreaks: 2,
  /** messages/contacts-messages */
  cards: 257,
  /** reference/whatsapp-business-phone-number/message-api: biz_opaque_callback_data */
  callbackData: 512,
  /** templates/overview */
  templateName: 512,
  copyCode: 20,
} as const;
