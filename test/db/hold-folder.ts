import { connectTo } from '../../db/client.ts';
import { FolderInUse, openEmbedded } from '../../db/embedded.ts';

/**
 * A process of its own for the tests of the embedded database: opens the folder it is given, says `open`, then writes row after row and says
 * the number of each once it is committed, until it is killed.
 */
try {
  const embedded = await openEmbedded(process.argv[2]!);
  const client = connectTo(embedded.url, { max: 1, onnotice: () => {} });
  await client.unsafe('create table if not exists kept (n int)');
  process.stdout.write('open\n');
  for (let n = 1; ; n++) {
    await client`insert into kept values (${n})`;
    process.stdout.write(`${n}\n`);
  }
} catch (error) {
  process.stdout.write(error instanceof FolderInUse ? `refused: ${error.message}\n` : `failed: ${String(error)}\n`);
  process.exit(error instanceof FolderInUse ? 2 : 1);
}
