import { parseArgs } from 'node:util';
import { IANAZone } from 'luxon';
import { type Db, openDb } from '../db/client.ts';
import { ConfigError, readTenantConfig } from './config.ts';
import { codeOf, shownCode } from './crm/access-code.ts';
import { nearestLocale } from './crm/locale.ts';
import { type PresetName, presets } from './crm/preset.ts';
import { systemClock } from './kit/clock.ts';
import { type Id, newId, type TenantId } from './kit/ids.ts';
import { openLog } from './kit/log.ts';
import { phoneCountry, readPhone } from './kit/phone.ts';
import { openVault, type Vault } from './kit/secrets.ts';
import { openGraph } from './meta/graph.client.ts';
import { submitOwnTemplates } from './outreach/templates.flow.ts';
import { addBusiness } from './setup/add-business.flow.ts';
import { dropConsole, entriesOf, type NoConsole, useConsole, wakeParked } from './setup/console.flow.ts';
import { putMenu } from './setup/console-menu.flow.ts';
import { forgetEditForm, makeEditForm } from './setup/edit-form.flow.ts';
import { inviteOwner, renewRecovery } from './setup/let-in.flow.ts';
import { renewToken } from './setup/renew-token.flow.ts';
import { verifyLogs } from './setup/verify-log.flow.ts';
import { checkDatabase } from './start-checks.ts';

const usage = `npm run tenant -- add --name "Clínica Sol" --waba 1002… --number-id 2003… --phone +34… --token EAAG… --owner-name Clara --owner-phone +34…
  [--locale es] [--timezone Europe/Madrid] [--currency EUR] [--preset services|clinic|estate|tutoring|retail|professional|distributor] [--rate 80] [--app default]
  npm run tenant -- console --number-id 2003… --console-waba 1002… --console-number-id 2003… --console-phone +34… --console-token EAAG… [--rate 80] [--app default]
  npm run tenant -- console --number-id 2003… --off
  npm run tenant -- token --number-id 2003… --token EAAG…
  npm run tenant -- recovery --number-id 2003…
  npm run tenant -- owner --number-id 2003… --owner-name Clara --owner-phone +34…
  npm run tenant -- edit-form --number-id 2003… [--off]
  npm run tenant -- verify [--number-id 2003… [--seen 1204:4f2a91c0]]`;

const options = {
  name: { type: 'string' },
  waba: { type: 'string' },
  'number-id': { type: 'string' },
  phone: { type: 'string' },
  token: { type: 'string' },
  'owner-name': { type: 'string' },
  'owner-phone': { type: 'string' },
  locale: { type: 'string', default: 'en' },
  timezone: { type: 'string', default: 'Europe/Madrid' },
  currency: { type: 'string', default: 'EUR' },
  preset: { type: 'string', default: 'services' },
  rate: { type: 'string', default: '80' },
  app: { type: 'string', default: 'default' },
  seen: { type: 'string' },
  'console-waba': { type: 'string' },
  'console-number-id': { type: 'string' },
  'console-phone': { type: 'string' },
  'console-token': { type: 'string' },
  off: { type: 'boolean', default: false },
} as const;

type TenantConfig = ReturnType<typeof readTenantConfig>;
type Values = ReturnType<typeof readArguments>['values'];
type Needed =
  | 'name'
  | 'waba'
  | 'number-id'
  | 'phone'
  | 'token'
  | 'owner-name'
  | 'owner-phone'
  | 'console-waba'
  | 'console-number-id'
  | 'console-phone'
  | 'console-token';

/** `npm run tenant -- …`: enters a business, or a number's access once more, until the set-up page exists. */
async function run(): Promise<void> {
  const { values, positionals } = readArguments();
  const [what, more] = positionals;
  const need = (name: Needed) => {
    const value = values[name]?.trim();
    if (!value) throw new ConfigError(`--${name} is missing:\n  ${usage}`);
    return value;
  };
  if (what === 'add' && !more) await add(values, need);
  else if (what === 'console' && !more) await putConsole(values, need);
  else if (what === 'token' && !more) await renew(need);
  else if (what === 'recovery' && !more) await recovery(need);
  else if (what === 'owner' && !more) await owner(need);
  else if (what === 'edit-form' && !more) await editForm(need, values.off);
  else if (what === 'verify' && !more) await verify(values);
  else throw new ConfigError(`Say what to do:\n  ${usage}`);
}

/** Whether the logs are as they were written; ends with 1 where one is not. */
async function verify(values: Values): Promise<void> {
  const phoneNumberId = values['number-id']?.trim();
  const seen = /^(\d+):([0-9a-f]{6,64})$/.exec(values.seen ?? '');
  if (values.seen !== undefined && (!seen || !phoneNumberId))
    throw new ConfigError('--seen is an entry and the mark it had, as 1204:4f2a91c0, and needs --number-id to say whose.');
  const config = readTenantConfig(process.env);
  await checkDatabase(config.databaseUrl);
  const db = openDb(config.databaseUrl, { poolSize: 2, enterRole: 'hilo_app' });
  try {
    const checks = await verifyLogs(
      { db, vault: openVault(config.encryptionKey) },
      { ...(phoneNumberId ? { phoneNumberId } : {}), ...(seen ? { seen: { seq: Number(seen[1]), link: seen[2]! } } : {}) },
    );
    if (checks.length === 0)
      throw new ConfigError(phoneNumberId ? `No business here has the number ${phoneNumberId}.` : 'No business is here.');
    for (const { tenantId, check } of checks) {
      const state = check.broken ? `BROKEN at entry ${check.broken.seq} (${check.broken.how})` : 'whole';
      process.stdout.write(`${tenantId}  ${state}  ${check.entries} entries  ${check.entries}:${check.head.slice(0, 16)}\n`);
    }
    if (checks.some(({ check }) => check.broken)) process.exitCode = 1;
  } finally {
    await db.close();
  }
}

/** A number's access ended or was replaced. */
async function renew(need: (name: Needed) => string): Promise<void> {
  const [phoneNumberId, token] = [need('number-id'), need('token')];
  const config = readTenantConfig(process.env);
  await checkDatabase(config.databaseUrl);
  const db = openDb(config.databaseUrl, { poolSize: 2, enterRole: 'hilo_app' });
  try {
    const whose = await renewToken({ db, vault: openVault(config.encryptionKey), clock: systemClock }, phoneNumberId, token);
    if (whose.length === 0) throw new ConfigError(`No business here has the number ${phoneNumberId}.`);
    process.stdout.write(`The access of ${phoneNumberId} is entered; what waited for it leaves now.\n`);
  } finally {
    await db.close();
  }
}

/** Whoever has a phone and no code: a new one, printed once. */
async function recovery(need: (name: Needed) => string): Promise<void> {
  const phoneNumberId = need('number-id');
  await inDatabase(async (needs) => {
    const code = await renewRecovery(needs, phoneNumberId);
    if (!code) throw new ConfigError(`No business here has the number ${phoneNumberId}.`);
    process.stdout.write(recoveryLine(code));
  });
}

/** Whoever has neither phone nor number any more: another owner may join, from a phone of theirs. */
async function owner(need: (name: Needed) => string): Promise<void> {
  const [phoneNumberId, name] = [need('number-id'), need('owner-name')];
  const phone = readPhone(need('owner-phone'));
  if (!phone) throw new ConfigError('Phone numbers are written with + and the country code, as +34600000199.');
  await inDatabase(async (needs) => {
    const invited = await inviteOwner(needs, phoneNumberId, { name, phone });
    if (!invited) throw new ConfigError(`No business here has the number ${phoneNumberId}.`);
    process.stdout.write(
      `${name} can join as owner within a day, from ${phone} and no other phone.\nCode: ${invited.code}\n${invited.link}\n`,
    );
  });
}

/** Drafts are changed in a form from now on, or by words again. */
async function editForm(need: (name: Needed) => string, off: boolean): Promise<void> {
  const phoneNumberId = need('number-id');
  const { graphUrl: baseUrl, graphVersion: version } = readTenantConfig(process.env);
  await inDatabase(async (needs) => {
    const made = off ? null : await makeEditForm({ ...needs, graph: openGraph({ baseUrl, version }) }, phoneNumberId);
    const known = made ? made.ok || made.why !== 'no-such-number' : await forgetEditForm(needs, phoneNumberId);
    if (!known) throw new ConfigError(`No business here has the number ${phoneNumberId}.`);
    if (made && !made.ok && made.why === 'refused')
      throw new ConfigError(`Meta did not publish the form, so nothing has changed: ${made.said}`);
    process.stdout.write(
      made?.ok
        ? `The form is published (${made.id}): Edit opens it with the draft inside.\n`
        : `${phoneNumberId} has no form any more: Edit asks for words.\n`,
    );
  });
}

/** Printed once: it is kept nowhere. */
function recoveryLine(code: string): string {
  return `Recovery code: ${code}\nWrite it down and give it to the owner: it lets them back in when their phone or number changes. It is shown only now.\n`;
}

async function inDatabase(
  work: (needs: { db: Db; vault: Vault; clock: typeof systemClock }, config: TenantConfig) => Promise<void>,
): Promise<void> {
  const config = readTenantConfig(process.env);
  await checkDatabase(config.databaseUrl);
  const db = openDb(config.databaseUrl, { poolSize: 2, enterRole: 'hilo_app' });
  try {
    await work({ db, vault: openVault(config.encryptionKey), clock: systemClock }, config);
  } finally {
    await db.close();
  }
}

async function add(values: Values, need: (name: Needed) => string): Promise<void> {
  const phone = readPhone(need('phone'));
  const ownerPhone = readPhone(need('owner-phone'));
  if (!phone || !ownerPhone) throw new ConfigError('Phone numbers are written with + and the country code, as +34600000199.');
  if (phone === ownerPhone)
    throw new ConfigError('The owner needs another phone than the business number: a number cannot write to itself.');
  if (!IANAZone.isValidZone(values.timezone))
    throw new ConfigError(`--timezone must be a name like Europe/Madrid, not "${values.timezone}".`);
  if (!(values.preset in presets)) throw new ConfigError(`--preset must be one of ${Object.keys(presets).join(', ')}.`);
  const rate = readRate(values);
  const config = readTenantConfig(process.env);
  checkApp(values, config);

  await checkDatabase(config.databaseUrl);
  const db = openDb(config.databaseUrl, { poolSize: 2, enterRole: 'hilo_app' });
  try {
    const vault = openVault(config.encryptionKey);
    if ((await entriesOf(db, need('number-id'))).some((one) => one.purpose === 'console'))
      throw new ConfigError('This number is a console of a business here: customers need another.');
    const recovery = newId<Id<'recovery-code'>>();
    const id = await addBusiness(
      { db, vault },
      {
        name: need('name'),
        locale: nearestLocale(values.locale),
        timezone: values.timezone,
        country: phoneCountry(phone) ?? 'ES',
        currency: values.currency,
        preset: values.preset as PresetName,
        waba: need('waba'),
        phoneNumberId: need('number-id'),
        phone,
        app: values.app,
        token: need('token'),
        ratePerSecond: rate,
        owner: { name: need('owner-name'), phone: ownerPhone },
        recovery,
        firstContact: true,
      },
      new Date(),
    );
    const graph = openGraph({ baseUrl: config.graphUrl, version: config.graphVersion });
    const submitted = await submitOwnTemplates({ db, vault, graph, clock: systemClock, log: openLog('warn') }, id);
    process.stdout.write(
      `${need('name')} is entered (${id}). Templates: ${submitted.approved} approved, ${submitted.waiting} waiting for Meta.\n`,
    );
    process.stdout.write(recoveryLine(shownCode(codeOf(vault, id, { what: 'recovery', id: recovery }))));
  } finally {
    await db.close();
  }
}

/** A number for the threads of the business's people, beside the one that customers write to; or no longer. */
async function putConsole(values: Values, need: (name: Needed) => string): Promise<void> {
  const numberId = need('number-id');
  if (values.off)
    return await inDatabase(async (needs, config) => {
      const tenantId = await dropConsole(needs, numberId);
      if (!tenantId) throw new ConfigError(`No business whose customers write to ${numberId} has a console.`);
      await submitTemplates(needs, config, tenantId);
      process.stdout.write('The console is taken away. Its people write to the number of their customers from now on.\n');
    });
  const phone = readPhone(need('console-phone'));
  if (!phone) throw new ConfigError('Phone numbers are written with + and the country code, as +34600000199.');
  const [waba, phoneNumberId, token] = [need('console-waba'), need('console-number-id'), need('console-token')];
  const ratePerSecond = readRate(values);
  await inDatabase(async (needs, config) => {
    checkApp(values, config);
    const put = await useConsole(needs, numberId, { waba, phoneNumberId, phone, token, app: values.app, ratePerSecond });
    if (!put.ok) throw new ConfigError(noConsole[put.why](numberId, phoneNumberId));
    const { approved, waiting } = await submitTemplates(needs, config, put.tenantId);
    const graph = openGraph({ baseUrl: config.graphUrl, version: config.graphVersion });
    const menu = await putMenu({ ...needs, graph }, put.tenantId);
    process.stdout.write(
      `${menu ? '' : 'Meta did not take the list behind "/": all words count without it.\n'}${phone} is their console. Templates: ${approved} approved, ${waiting} waiting for Meta.\nEverybody of the team writes "hi" to it once: that opens their window there.\n`,
    );
  });
}

const noConsole: Record<NoConsole, (numberId: string, consoleId: string) => string> = {
  'no-business': (id) => `No business here has customers who write to the number ${id}.`,
  'own-number': () =>
    'This is the number that its customers write to. A console is another number; without one, their threads run here.',
  'customers-number': (_, id) => `Customers of a business here write to ${id}: it cannot be a console too.`,
  'peoples-phone': () => 'This is the phone of somebody of the team: a number cannot write to itself.',
  'other-waba': (_, id) => `${id} is a console here already, in another WABA. Look up --console-waba in WhatsApp Manager.`,
};

/** What the threads need in the WABA they run in, and whoever waits for it. */
async function submitTemplates(needs: Parameters<typeof useConsole>[0], config: TenantConfig, tenantId: TenantId) {
  const graph = openGraph({ baseUrl: config.graphUrl, version: config.graphVersion });
  const submitted = await submitOwnTemplates({ ...needs, graph, log: openLog('warn') }, tenantId);
  await wakeParked(needs, tenantId);
  return submitted;
}

function readRate(values: Values): number {
  const rate = Number(values.rate);
  if (Number.isInteger(rate) && rate >= 1 && rate <= 1000) return rate;
  throw new ConfigError('--rate is the messages a second that Meta allows for the number: 20, 80 or 1000.');
}

function checkApp(values: Values, config: TenantConfig): void {
  if (config.appNames.includes(values.app)) return;
  throw new ConfigError(`--app ${values.app} has no secret in META_APP_SECRET (there: ${config.appNames.join(', ')}).`);
}

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new ConfigError(`${(error as Error).message}\n  ${usage}`);
  }
}

try {
  await run();
} catch (error) {
  const cause = (error as { cause?: { code?: string } }).cause;
  const taken = cause?.code === '23505';
  const known = error instanceof ConfigError || taken;
  process.stderr.write(
    `${taken ? 'A business with this number is there already.' : ((error as Error).message ?? String(error))}\n`,
  );
  process.exit(known ? 2 : 1);
}
