import { describe, expect, test } from 'vitest';
import { readSources, type Source } from './source.ts';

const app = readSources('src/**/*.ts', 'db/**/*.ts');
const simulator = readSources('simulator/**/*.ts', 'simulator/page/**/*.js');

/** The floors of the house, from the ground. A file may import from its own room and from the floors below it; neighbours are strangers. */
const floors: readonly (readonly string[])[] = [
  ['db', 'src/kit'],
  ['src/crm'],
  ['src/meta', 'src/ai'],
  ['src/followups', 'src/rules', 'src/outreach', 'src/integrations'],
  ['src/commands'],
  ['src/bot', 'src/setup'],
  ['src'],
];

/** The one door between neighbours: tables are declared in terms of ids and errors, which know nothing of tables. */
const doors: readonly { from: string; to: string; because: string }[] = [
  { from: 'db', to: 'src/kit', because: 'columns are typed with the ids, and a nested transaction is an AppError' },
];

type Room = 'pure' | 'store' | 'client' | 'flow' | 'route';

/** What a room may import from the project at run time, and what it may not touch of the world. */
const rooms: Record<Room, { imports: readonly Room[]; db: boolean; never: RegExp; says: string }> = {
  pure: {
    imports: ['pure'],
    db: false,
    never:
      /^(drizzle-orm|postgres|pgvector|fastify|bullmq|ioredis|node-cron|pino|prom-client|uuid|@anthropic-ai|@electric-sql|node:(fs|http|https|net|tls|dns|dgram|child_process|worker_threads|timers|process|os))\b/,
    says: 'no suffix: decides, and touches nothing',
  },
  store: {
    imports: ['pure', 'store'],
    db: true,
    never: /^(fastify|bullmq|ioredis|node-cron|pino|@anthropic-ai|node:(fs|http|https|net|tls|dns|child_process))\b/,
    says: '.store: SQL, and no network',
  },
  client: {
    imports: ['pure', 'client'],
    db: false,
    never: /^(drizzle-orm|postgres|pgvector|fastify|bullmq|ioredis|node-cron)\b/,
    says: '.client: the network or the disk, and no database',
  },
  flow: {
    imports: ['pure', 'store', 'client', 'flow'],
    db: true,
    never: /^(fastify|bullmq|ioredis|node-cron|postgres|node:(http|https|net|fs|child_process))\b/,
    says: '.flow: puts the others together; no HTTP objects, no queue',
  },
  route: {
    imports: ['pure', 'store', 'client', 'flow', 'route'],
    db: true,
    never: /^(bullmq|ioredis|node-cron|postgres)\b/,
    says: '.route: HTTP',
  },
};

/** What a pure file may not do by itself: these come as arguments. */
const impure: Record<string, RegExp> = {
  'the clock': /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(|\bTemporal\.Now\b|\bDateTime\.(now|local|utc)\(\s*\)/,
  dice: /\bMath\.random\(|\brandom(Bytes|UUID|Int)\(|\bgetRandomValues\(/,
  'the environment': /\bprocess\.env\b/,
  'the process': /\bprocess\.(?!env\b)\w/,
  'the network': /(?<![.\w])fetch\(/,
  timers: /\b(setTimeout|setInterval|setImmediate)\(/,
};

/** Files that are an exception, each for a reason. One that no longer needs it fails the test below. */
const excused: readonly { path: string; what: string; because: string }[] = [
  { path: 'src/kit/clock.ts', what: 'the clock', because: 'it is the clock that all others are given' },
  { path: 'src/kit/ids.ts', what: 'uuid', because: 'it is where ids come from' },
  { path: 'src/kit/ids.ts', what: 'dice', because: 'it is where ids come from' },
  { path: 'src/kit/secrets.ts', what: 'dice', because: 'a nonce that a caller could choose could be used twice' },
  { path: 'src/kit/log.ts', what: 'pino', because: 'it is the one place that writes lines' },
];

/** The files that are started: they read the environment and hand on a configuration. */
const entryPoints = ['src/main.ts', 'src/practice.ts', 'src/migrate.ts', 'src/tenant.ts'];

describe('Floors', () => {
  test('imports only look down, and neighbours are strangers', () => {
    const wrong = app.flatMap((file) =>
      file.imports
        .filter((one) => one.ours && !one.to.startsWith('simulator/'))
        .filter((one) => !mayLookAt(placeOf(file.path), placeOf(one.to)))
        .map((one) => `${file.path} → ${one.to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('every folder has a floor', () => {
    expect(app.filter((file) => floorOf(placeOf(file.path)) < 0).map((file) => file.path)).toEqual([]);
  });

  test('no imports run in a circle', () => {
    expect(circles([...app, ...simulator])).toEqual([]);
  });
});

describe('Rooms: the suffix says what a file may touch', () => {
  const housed = app.filter((file) => /^src\/[^/]+\//.test(file.path));

  test.each(Object.entries(rooms))('%s', (name, room) => {
    const wrong = housed
      .filter((file) => roomOf(file.path) === name)
      .flatMap((file) => [
        // What is only a type is gone when the file runs.
        ...file.imports
          .filter((one) => !one.typeOnly)
          .filter((one) =>
            one.ours ? (one.to.startsWith('db/') ? !room.db : !room.imports.includes(roomOf(one.to))) : room.never.test(one.to),
          )
          .map((one) => ({ path: file.path, what: one.to })),
        ...touched(file, name as Room).map((what) => ({ path: file.path, what })),
      ]);
    expect(wrong.filter((one) => !isExcused(one)).map(({ path, what }) => `${path} touches ${what} (${room.says})`)).toEqual([]);
  });

  test('every suffix is a room’s', () => {
    const strange = app.filter((file) => /\.\w+\.ts$/.test(file.path) && !(roomOf(file.path) in rooms));
    expect(strange.map((file) => file.path)).toEqual([]);
  });

  test('no exception outlives its reason', () => {
    const needed = housed.flatMap((file) => [
      ...touched(file, roomOf(file.path)).map((what) => `${file.path} ${what}`),
      ...file.imports.map((one) => `${file.path} ${one.to}`),
    ]);
    expect(excused.filter(({ path, what }) => !needed.includes(`${path} ${what}`))).toEqual([]);
  });
});

describe('The simulator is a second Meta, not a part of the app', () => {
  test('it imports nothing of the app', () => {
    const wrong = simulator.flatMap((file) =>
      file.imports.filter((one) => /^(src|db|test)\//.test(one.to)).map((one) => `${file.path} → ${one.to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('only practice mode starts it', () => {
    const users = app.filter((file) => file.imports.some((one) => one.to.startsWith('simulator/')));
    expect(users.map((file) => file.path)).toEqual(['src/practice.ts']);
  });
});

describe('One obvious place', () => {
  test('only what is started reads the environment, and only the configuration knows a variable’s name', () => {
    const readers = app.filter((file) => /\bprocess\.env\b/.test(file.code)).map((file) => file.path);
    expect(readers).toEqual(entryPoints.filter((path) => readers.includes(path)).sort());
    const byName = app.filter((file) => /\bprocess\.env[.[]/.test(file.code)).map((file) => file.path);
    expect(byName).toEqual([]);
  });

  test('the database’s own clock is asked for nothing: business time and machine time are both given to it', () => {
    const clocks =
      /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(\)|\bcurrent_(timestamp|date|time)\b|\bdefaultNow\(/i;
    const inSql = /\bsql(?:<[^>]*>)?`[^`]*`/g;
    const asking = [
      ...app.filter(
        (file) => /\bdefaultNow\(/.test(file.text) || [...file.text.matchAll(inSql)].some(([query]) => clocks.test(query)),
      ),
      ...readSources('db/migrations/*.sql').filter((file) => clocks.test(file.text)),
    ];
    expect(asking.map((file) => file.path)).toEqual([]);
  });

  test('no default exports and no barrels: a name is searched for and found once', () => {
    const wrong = [...app, ...simulator].filter(
      (file) => /^export (default\b|\*)/m.test(file.text) || /(^|\/)index\.(ts|js)$/.test(file.path),
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  test('no file is named for nothing in particular', () => {
    const empty = /(^|[-.])(utils?|helpers?|common|misc|manager|service|handler|processor|base)([-.]|$)/;
    const wrong = [...app, ...simulator].filter((file) => empty.test(file.path.split('/').at(-1) ?? ''));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});

/** The folder that decides a file's floor: `src/bot`, `db`, or `src` for what stands on top. */
function placeOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] === 'db') return 'db';
  return parts.length > 2 ? `${parts[0]}/${parts[1]}` : (parts[0] ?? '');
}

function floorOf(place: string): number {
  return floors.findIndex((floor) => floor.includes(place));
}

function mayLookAt(from: string, to: string): boolean {
  if (from === to || doors.some((door) => door.from === from && door.to === to)) return true;
  return floorOf(to) >= 0 && floorOf(to) < floorOf(from);
}

function roomOf(path: string): Room {
  return (/\.(\w+)\.ts$/.exec(path)?.[1] ?? 'pure') as Room;
}

/** What of the world a file touches by itself, by what its room may not. */
function touched(file: Source, room: Room): string[] {
  const not =
    room === 'pure' ? Object.keys(impure) : room === 'store' ? ['the network', 'timers', 'the environment'] : ['the environment'];
  return not.filter((what) => impure[what]?.test(file.code));
}

function isExcused(one: { path: string; what: string }): boolean {
  return excused.some(({ path, what }) => path === one.path && what === one.what);
}

/** Groups of files that import each other, directly or around corners (Tarjan's strongly connected components). */
function circles(files: readonly Source[]): string[][] {
  const next = new Map(files.map((file) => [file.path, file.imports.filter((one) => one.ours).map((one) => one.to)]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];

  function visit(path: string): void {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    open.push(path);
    for (const to of next.get(path) ?? []) {
      if (!next.has(to)) continue;
      if (!index.has(to)) visit(to);
      if (open.includes(to)) low.set(path, Math.min(low.get(path)!, low.get(to)!));
    }
    if (low.get(path) !== index.get(path)) return;
    const group = open.splice(open.indexOf(path));
    if (group.length > 1) found.push(group.sort());
  }

  for (const path of next.keys()) if (!index.has(path)) visit(path);
  return found;
}
