import type { Command } from 'commander';
import { firstAdministrator } from '../../modules/staff/index.ts';
import { SYSTEM } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit/record.ts';
import { beijingDay, systemClock } from '../../platform/clock.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import type { Configuration } from '../../platform/configuration.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Identity, openIdentity } from '../../platform/identity/index.ts';
import { type Keys, openKeys } from '../../platform/keys/keys.ts';
import { openLog } from '../../platform/log.ts';
import { writeEvents } from '../../platform/outbox/write.ts';
import { openPersonalData } from '../../platform/personal-data/person-keys.ts';
import { withDatabase } from '../database.ts';
import { EXIT } from '../exit.ts';
import { print } from '../output.ts';
import { askPassword } from '../password.ts';
import { say } from '../say.ts';

interface Options {
  readonly email: string;
  readonly name: string;
  readonly invite?: true;
}

export function registerAdmin(program: Command): void {
  const admin = program
    .command('admin')
    .helpCommand(false)
    .summary(say('admin.summary'))
    .description(say('admin.description'));
  admin
    .command('create')
    .summary(say('admin.create.summary'))
    .description(say('admin.create.description'))
    .requiredOption('--email <EMAIL>', say('admin.email'))
    .requiredOption('--name <NAME>', say('admin.name'))
    .option('--invite', say('admin.invite'))
    .action(create);
}

/** The account and its appointment; the rest of the office is invited by this person, in the pages. */
async function create(options: Options): Promise<void> {
  await withDatabase(async (database, configuration) => {
    const keys = await openKeys({ dataDirectory: configuration.dataDirectory, configuration });
    const identity = await identityOf(database, configuration, keys);
    // Before the password is asked: nobody should choose one for nothing.
    const present = await appoint(database, keys, undefined);
    if (present) return refused(present);
    const { email, name } = options;
    const asks = !options.invite && process.stdin.isTTY === true;
    const password = asks ? { password: await askPassword() } : {};
    const created = await identity.createAccount({ name, email, emailVerified: true, ...password });
    if (!created.ok) return refused(created);
    const denied = await appoint(database, keys, created.accountId);
    if (denied) return refused(denied);
    await print(`${say('admin.created', { name, email })}\n`);
    if (!asks) await printLink(identity, created.accountId);
  });
}

function identityOf(database: Database, configuration: Configuration, keys: Keys): Promise<Identity> {
  const { publicUrl, host, port } = configuration;
  const baseUrl = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return openIdentity({
    database,
    configuration: { baseUrl, sessionSecrets: keys.sessionSecrets },
    clock: systemClock,
    mail: undefined,
    sms: undefined,
    log: openLog('silent'),
  });
}

/** Stands for nobody, where it is only asked whether the place is free. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

class OnlyAsked extends Error {}

/** Appoints the account; without one it only finds out whether that would be refused, and leaves no trace. */
async function appoint(database: Database, keys: Keys, accountId: string | undefined): Promise<Refused | undefined> {
  const personal = await openPersonalData(database, keys.ring);
  const at = systemClock.now();
  const about = { act: 'staff.firstAdministrator', actor: SYSTEM, at, requestId: undefined };
  try {
    return await database.orm.transaction(async (tx) => {
      const outcome = await firstAdministrator(tx, accountId ?? NOBODY, at);
      if (!outcome.ok) return outcome;
      if (accountId === undefined) throw new OnlyAsked();
      await recordAudit(tx, about, outcome.audit, personal);
      // Nobody is there yet who would have to be told.
      await writeEvents(tx, at, outcome.events, {});
      return undefined;
    });
  } catch (error) {
    if (error instanceof OnlyAsked) return undefined;
    throw error;
  }
}

function refused({ refusal: { message, cure } }: Refused): void {
  process.exitCode = EXIT.refused;
  process.stderr.write(`${message}${cure ?? ''}\n`);
}

async function printLink(identity: Identity, accountId: string): Promise<void> {
  const { url, expiresAt } = await identity.invite(accountId);
  await print(`${say('admin.link', { url, day: beijingDay(expiresAt) })}\n`);
}
