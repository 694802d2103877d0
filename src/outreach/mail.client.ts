import { createTransport } from 'nodemailer';

/** One plain-text mail. `id`: the same for every try of the same mail, so that who receives it twice can tell. */
export type Mail = { id: string; to: string; subject: string; text: string };

/** Takes a mail to a mail server; throws where the server does not take it. */
export type Mailer = { send(mail: Mail): Promise<void> };

const timeoutMs = 10_000;

/**
 * Opens a mailer from an address such as smtps://user:password@host:465?from=hilo@agency.example. Without `from` the user's name is the sender
 * where it is an address.
 */
export function openMailer(smtpUrl: string): Mailer {
  const url = new URL(smtpUrl);
  const user = decodeURIComponent(url.username);
  const from = url.searchParams.get('from') ?? (user.includes('@') ? user : `hilo@${url.hostname}`);
  const transport = createTransport({
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  return {
    async send({ id, to, subject, text }) {
      await transport.sendMail({ from: { name: 'Hilo', address: from }, to, subject, text, messageId: `<${id}@hilo>` });
    },
  };
}
