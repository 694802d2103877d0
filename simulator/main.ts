import { startSimulator } from './server.ts';

/** `npm run simulator`: the second Meta alone, so that it can judge crashes of the app. The only file here that reads the environment. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const webhookUrl = env.HILO_WEBHOOK_URL || `http://127.0.0.1:${env.PORT || '3000'}/webhook`;
  const simulator = await startSimulator({
    port: Number(env.SIMULATOR_PORT || '3001'),
    dataDir: env.DATA_DIR || '.hilo',
    webhookUrl,
    appSecret: firstSecret(env.META_APP_SECRET || 'practice-secret'),
    verifyToken: env.META_VERIFY_TOKEN || 'practice-verify',
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
  // Said last: whoever reads it may stop the simulator at once.
  console.log(`The simulator listens on ${simulator.url} and delivers webhooks to ${webhookUrl}`);
}

/** META_APP_SECRET may be a comma list, each entry `secret` or `name=secret`; Meta signs with one. */
function firstSecret(list: string): string {
  const [first = ''] = list.split(',');
  return first.trim().replace(/^[\w-]+=(?=.)/, '');
}

main(process.env).catch((error: Error & { code?: string }) => {
  console.error(
    error.code === 'EADDRINUSE' ? 'The simulator’s port is taken; is it running already? Set SIMULATOR_PORT to another.' : error,
  );
  process.exit(error.code === 'EADDRINUSE' ? 2 : 1);
});
