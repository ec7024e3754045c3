import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { openReader, type VoucherReader } from '../modules/evidence/index.ts';
import { membershipsOf } from '../modules/party/index.ts';
import { openSealer } from '../platform/audit/sealer.ts';
import { type Clock, type MovedClock, systemClock } from '../platform/clock.ts';
import { openRunner, type Runner } from '../platform/command/runner.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Database } from '../platform/database/database.ts';
import { type Demonstration, openDemonstration } from '../platform/demonstration/demonstration.ts';
import { openScanner } from '../platform/files/clamd.ts';
import { type ContentStore, openContentStore } from '../platform/files/content-store.ts';
import { watchScanner } from '../platform/files/scanner-watch.ts';
import { MOST_MEGABYTES } from '../platform/files/settings.ts';
import { UploadStore } from '../platform/files/upload-store.ts';
import { type Identity, openIdentity } from '../platform/identity/index.ts';
import { openKeys } from '../platform/keys/keys.ts';
import type { Logger } from '../platform/log.ts';
import { openMail, type SendMail } from '../platform/mail/mail.ts';
import { type OutsideState, watchOutside } from '../platform/metrics/outside-watch.ts';
import { openDelivery } from '../platform/outbox/deliver.ts';
import { usePersonalData } from '../platform/personal-data/in-use.ts';
import { openPersonalData, type PersonalData } from '../platform/personal-data/person-keys.ts';
import { readSetting } from '../platform/settings/setting.ts';
import { openSms } from '../platform/sms/sms.ts';
import { actorFor } from './actors.ts';
import { handlersOf, subscriptionsOf } from './handlers.ts';
import { headersOf } from './identity.ts';
import { type Loaded, shelfOf } from './loaded.ts';
import { mayUpload } from './may-upload.ts';
import type { Office } from './module-routes.ts';
import { problemOf } from './problems.ts';
import type { UploadOffice } from './uploads.ts';

export interface OfficeOptions {
  readonly database: Database;
  readonly isDemonstration: boolean;
  readonly configuration: Configuration;
  /** The clock of the office; in a demonstration it can be moved. */
  readonly clock: MovedClock;
  readonly loaded: Loaded;
  /** Origin under which people reach the site. */
  readonly baseUrl: string;
  readonly log: Logger;
}

/** Everything behind the site that needs the database: who people are, what they do, what follows from it. */
export interface OpenedOffice extends Office {
  readonly identity: Identity;
  readonly runner: Runner;
  readonly personal: PersonalData;
  readonly contents: ContentStore;
  readonly reader: VoucherReader;
  readonly uploads: UploadOffice;
  scannerState(): OutsideState;
  mailState(): OutsideState;
  /** undefined = not configured. */
  readonly mail: SendMail | undefined;
  /** Delivers everything that is due. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** One vouchers' file at a time: the machine has other things to do. */
const READER = { threads: 1, milliseconds: 20_000, megabytes: 512 };
const MAIL_LOOK_MILLISECONDS = 60_000;
const SWEEP_MILLISECONDS = 60 * 60 * 1000;

/** Opens the office on a migrated database. */
export async function openOffice(options: OfficeOptions): Promise<OpenedOffice> {
  const { database, configuration, clock, loaded, baseUrl, log } = options;
  const { dataDirectory } = configuration;
  const keys = await openKeys({ dataDirectory, configuration });
  const personal = await openPersonalData(database, keys.ring);
  // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React.
  usePersonalData(personal);
  const contents = await openContentStore({ directory: join(dataDirectory, 'files') });
  const [mail, sms] = [openMail(configuration), openSms(configuration)];
  const identity = await openIdentity({
    database,
    // Sign-in lives in real time, also where the office's date is moved.
    clock: systemClock,
    log,
    mail: mail.send,
    sms: sms.send,
    configuration: { baseUrl, sessionSecrets: keys.sessionSecrets, oidc: configuration.oidc },
  });
  const demonstration = options.isDemonstration ? await openDemonstration(database, clock) : undefined;
  const scanner = configuration.clamdUrl === undefined ? undefined : openScanner(configuration.clamdUrl);
  const watch = watchScanner({ database, clock, scanner, log });
  const mailWatch = watchOutside({
    name: 'the mail server',
    check: mail.send && (() => mail.check()),
    log,
    everyMilliseconds: MAIL_LOOK_MILLISECONDS,
  });
  const reader = openReader({ ...READER, onDefect: (error) => log.error({ err: error }, 'a reading failed') });
  let runner: Runner | undefined;
  const theRunner = () => {
    if (!runner) throw new Error('the runner is asked for before it is open');
    return runner;
  };
  const handlers = handlersOf({
    database,
    contents,
    runner: theRunner,
    scanner,
    reader,
    policies: shelfOf(loaded),
    baseUrl,
    mail: mail.send,
    sms: sms.send,
  });
  const delivery = openDelivery({ database, clock, handlers, log });
  const onEvents = () => void delivery.drain();
  runner = openRunner({ database, clock, subscriptions: subscriptionsOf(handlers), personal, onEvents });
  const sealer = openSealer({ database, clock, log });
  const sweeper = setInterval(() => {
    void identity.sweep().catch((error) => log.error({ err: error }, 'old sessions stay'));
  }, SWEEP_MILLISECONDS).unref();
  const people = peopleOf({ database, identity, clock, demonstration });
  const uploadStore = new UploadStore(database, join(dataDirectory, 'uploads'));
  return {
    runner,
    personal,
    identity,
    contents,
    reader,
    ...people,
    provider: identity.oidcName,
    scannerState: () => watch.state,
    mailState: () => mailWatch.state,
    mail: mail.send,
    uploads: {
      uploads: uploadStore,
      contents,
      runner,
      clock,
      actorOf: people.actorOf,
      mayUpload,
      mostMegabytes: () => readSetting(database.orm, MOST_MEGABYTES),
      async checkType(path, name) {
        const read = await reader.read(await readFile(path), name);
        return read.ok ? { ok: true, kind: read.value.kind } : read;
      },
    },
    drain: () => delivery.drain(),
    async close() {
      clearInterval(sweeper);
      demonstration?.close();
      await watch.close();
      await mailWatch.close();
      await delivery.close();
      await sealer.close();
      await identity.close();
      await reader.close();
      mail.close();
    },
  };
}

interface PeopleOptions {
  readonly database: Database;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly demonstration: Demonstration | undefined;
}

/** Who asks: by the session of the request, for the organisation that it names. */
function peopleOf({ database, identity, clock, demonstration }: PeopleOptions) {
  const actorOf: Office['actorOf'] = async (request) => {
    const headers = headersOf(request);
    // A page of somebody else must not act in the name of who has it open.
    if (request.method !== 'GET' && request.method !== 'HEAD' && !identity.isOwnOrigin(headers)) {
      throw problemOf('FOREIGN_ORIGIN');
    }
    const signedIn = await identity.whoIs(headers);
    const actor = await actorFor(database.orm, signedIn, actingForOf(request), clock);
    if (!signedIn) return actor;
    return { ...actor, secondFactor: identity.secondFactorOf(signedIn, actor.staffRoles.length > 0) };
  };
  const session: Office['session'] = async (request) => {
    const signedIn = await identity.whoIs(headersOf(request));
    if (!signedIn) return undefined;
    const { accountId, name, email, phone } = signedIn;
    const actor = await actorFor(database.orm, signedIn, undefined, clock);
    const memberships = await membershipsOf(database.orm, accountId);
    return {
      account: { id: accountId, name, email, phone },
      staffRoles: [...actor.staffRoles],
      memberships: memberships.map(({ organisationId, name: organisation, role }) => {
        return { organisationId, name: organisation, role };
      }),
      secondFactor: identity.secondFactorOf(signedIn, actor.staffRoles.length > 0),
    };
  };
  const signInAs: Office['signInAs'] = async (accountId, request) => {
    const opened = await identity.openSession(accountId, { secondFactor: 'throughout', from: headersOf(request) });
    return { cookies: [opened.setCookie] };
  };
  return { actorOf, session, signInAs, demonstration };
}

function actingForOf({ headers }: FastifyRequest): string | undefined {
  const actingFor = headers['x-acting-for'];
  return typeof actingFor === 'string' ? actingFor : undefined;
}
