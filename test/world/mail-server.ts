import { createServer, type Socket } from 'node:net';

export type ReceivedMail = { to: string; subject: string; text: string; messageId: string };

export type MailServer = {
  url: string;
  mails: ReceivedMail[];
  /** The next so many mails are refused for now, after all has been said. */
  refuse(count: number): void;
  close(): Promise<void>;
};

/** A mail server as far as a client needs one to give it a plain mail (RFC 5321); it keeps what it took. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let refusals = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    let buffer = '';
    let to = '';
    let inData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const takeMail = (raw: string) => {
      if (refusals > 0) {
        refusals--;
        say('451 Try again later');
        return;
      }
      mails.push({ to, ...readMail(raw) });
      say('250 Taken');
    };
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (;;) {
        const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const said = buffer.slice(0, end);
        buffer = buffer.slice(end + (inData ? 5 : 2));
        if (inData) {
          inData = false;
          takeMail(said);
        } else if (/^EHLO|^HELO/i.test(said)) say('250 stand-in');
        else if (/^RCPT TO:/i.test(said)) {
          to = /<(.*)>/.exec(said)?.[1] ?? '';
          say('250 Fine');
        } else if (/^DATA/i.test(said)) {
          inData = true;
          say('354 Go on');
        } else if (/^QUIT/i.test(said)) {
          say('221 Bye');
          socket.end();
        } else say('250 Fine');
      }
    });
    say('220 stand-in');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}?from=hilo@agency.example`,
    mails,
    refuse(count) {
      refusals = count;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readMail(raw: string): Omit<ReceivedMail, 'to'> {
  const split = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, split).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const body = raw.slice(split + 4);
  const plain = /quoted-printable/i.test(header('Content-Transfer-Encoding'))
    ? body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : body;
  return { subject: header('Subject'), messageId: header('Message-ID'), text: Buffer.from(plain, 'latin1').toString('utf8') };
}
