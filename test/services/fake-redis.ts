import { once } from 'node:events';
import { createServer } from 'node:net';

/** Something that says of itself what a Redis of this kind says, for the checks before serving; it keeps nothing. */
export async function openFakeRedis(kind: { policy: string; aof: boolean }): Promise<{ url: string; close(): void }> {
  const info = `maxmemory_policy:${kind.policy}\r\naof_enabled:${kind.aof ? 1 : 0}\r\nloading:0\r\nredis_version:7.2.0\r\n`;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      // One command begins with *; what is asked does not matter but for INFO.
      for (const command of bytes.toString().split(/(?=\*\d+\r\n)/))
        socket.write(/\binfo\b/i.test(command) ? `$${Buffer.byteLength(info)}\r\n${info}\r\n` : '+OK\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { url: `redis://127.0.0.1:${port}`, close: () => server.close() };
}
