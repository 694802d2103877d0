import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { connectTo, poolSettings } from '../../db/client.ts';

/**
 * A process of its own for the test of the driver's pipeline, because the hole throws where nobody can catch it. 300 inserts in flight and
 * transactions among them, the first at every place around the end of the driver's own pipeline (100). Prints what became of them.
 */
const [url, whose] = [process.argv[2]!, process.argv[3]!];
const own: postgres.Options<Record<string, never>> = whose === 'ours' ? poolSettings({ poolSize: 1 }) : { onnotice: () => {} };
const client = connectTo(url, { ...own, max: 1, connection: { ...own.connection, application_name: whose } });
const said: number[] = [];
let failed = 0;
let thrown = 0;
process.on('unhandledRejection', () => void thrown++);

const insert = (sql: postgres.Sql | postgres.TransactionSql, number: number) =>
  sql.unsafe(`insert into acknowledged values ('${whose}', ${number})`).then(() => number);

await client`select 1`;
let n = 0;
for (let place = 96; place <= 104; place++) {
  const work = Array.from({ length: 300 }, (_, i) => {
    const number = n++;
    const begins = i === place - 1 || (i > 150 && i % 50 === 0);
    const done = begins ? client.begin((tx) => insert(tx, number)) : insert(client, number);
    return done.then((kept) => void said.push(kept as number)).catch(() => void failed++);
  });
  await Promise.race([Promise.all(work), sleep(5_000)]);
}
const watch = postgres(url, { max: 1 });
const [stuck] = await watch`
  select count(*)::int as n from pg_stat_activity where application_name = ${whose} and state like 'idle in transaction%'`;
// What an open transaction holds is gone with its connection.
await client.end({ timeout: 1 });
const kept = new Set((await watch`select n from acknowledged where name = ${whose}`).map((row) => row.n as number));
const lost = said.filter((number) => !kept.has(number)).length;
process.stdout.write(JSON.stringify({ said: said.length, lost, stuck: stuck!.n, failed, thrown }), () => process.exit(0));
