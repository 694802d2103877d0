/** WhatsApp's limits on what a card is made of (Cloud API, interactive messages). List bodies may be longer; 1,024 is safe for both. */
export const cardLimits = {
  button: 20,
  row: 24,
  description: 72,
  listLabel: 20,
  formLabel: 30,
  body: 1024,
  footer: 60,
  rows: 10,
  buttons: 3,
  text: 4096,
} as const;
