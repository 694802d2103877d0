import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a Redis that can be cut or clogged, without touching the Redis itself, which other tests use at the same time. */
export type RedisProxy = {
  url: string;
  /** Refuses and drops every connection, as a stopped server does. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Takes bytes and passes none on, as a server does whose machine is stuck. */
  hang(): void;
  goOn(): void;
  close(): Promise<void>;
};

export async function openRedisProxy(redisUrl: string): Promise<RedisProxy> {
  const target = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let hangs = false;
  const server = createServer((client) => {
    const redis = connect(Number(target.port || 6379), target.hostname);
    for (const socket of [client, redis]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        redis.destroy();
      });
      if (hangs) socket.pause();
    }
    client.on('data', (bytes) => redis.write(bytes));
    redis.on('data', (bytes) => client.write(bytes));
    if (hangs) for (const socket of [client, redis]) socket.pause();
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const stop = async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as { port: number };
  return {
    url: `redis://127.0.0.1:${port}`,
    stop,
    start: () => listen(port),
    hang() {
      hangs = true;
      for (const socket of sockets) socket.pause();
    },
    goOn() {
      hangs = false;
      for (const socket of sockets) socket.resume();
    },
    close: async () => {
      if (server.listening) await stop();
    },
  };
}
