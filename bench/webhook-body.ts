/** One ordinary text message from a customer, as Meta posts it: about 400 bytes. */
export function webhookBody(id: string): string {
  const message = { from: '34600000111', id, timestamp: '1795132800', type: 'text', text: { body: 'Hi, how much is it?' } };
  const metadata = { display_phone_number: '34600000199', phone_number_id: '200300400500600' };
  const value = {
    messaging_product: 'whatsapp',
    metadata,
    contacts: [{ profile: { name: 'Ana' }, wa_id: '34600000111' }],
    messages: [message],
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '100200300400500', changes: [{ field: 'messages', value }] }],
  });
}
