import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import { and, eq } from 'drizzle-orm';
import { actorFor } from '../../api/actors.ts';
import { type Loaded, shelfOf } from '../../api/loaded.ts';
import type { OpenedOffice } from '../../api/office.ts';
import { routesOf } from '../../api/routes.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Command } from '../../platform/command/command.ts';
import { commandReceiptTable } from '../../platform/command/tables.ts';
import type { Database } from '../../platform/database/database.ts';
import { demonstrationAccountTable } from '../../platform/demonstration/tables.ts';
import { findFile } from '../../platform/files/file.ts';
import { finishUpload } from '../../platform/files/finish-upload.ts';
import type { CommandRoute, QueryRoute } from '../../platform/route/route.ts';

/** Somebody on the stage, and the organisation that the person acts for. */
export interface Player {
  readonly accountId: string;
  readonly name: string;
  readonly organisationId?: string;
}

export interface StageOptions {
  readonly database: Database;
  readonly office: OpenedOffice;
  readonly loaded: Loaded;
  readonly clock: Clock;
  /** Sets the clock of the office. */
  readonly moveTo: (instant: Date) => Promise<void>;
}

/**
 * Where the demonstration is played: people act by the real commands, under a clock that stands at the instants of the
 * story. Every act has a key of its own: played again after a crash, what was done is answered and the rest goes on.
 */
export class Stage {
  readonly #options: StageOptions;
  readonly #commands: ReadonlyMap<string, CommandRoute['command']>;
  readonly #queries: ReadonlyMap<string, QueryRoute['query']>;

  constructor(options: StageOptions) {
    this.#options = options;
    const routes = routesOf(shelfOf(options.loaded));
    this.#commands = new Map(
      routes.flatMap((route) => (route.kind === 'command' ? [[route.command.name, route.command] as const] : [])),
    );
    this.#queries = new Map(
      routes.flatMap((route) => (route.kind === 'query' ? [[route.query.name, route.query] as const] : [])),
    );
  }

  get database(): Database {
    return this.#options.database;
  }

  now(): Date {
    return this.#options.clock.now();
  }

  /** Lets everything that follows happen at an instant. */
  async at(instant: string): Promise<void> {
    await this.#options.moveTo(new Date(instant));
  }

  /** The account of an e-mail address, made where there is none, offered on the sign-in page. */
  async person(email: string, name: string, role: string, position: number): Promise<Player> {
    const { identity } = this.#options.office;
    const found = await identity.findAccount(email);
    const accountId = found?.accountId ?? (await this.#newAccount(email, name));
    await this.database.orm
      .insert(demonstrationAccountTable)
      .values({ accountId, name, role, position })
      .onConflictDoNothing();
    return { accountId, name };
  }

  async #newAccount(email: string, name: string): Promise<string> {
    const created = await this.#options.office.identity.createAccount({ name, email, emailVerified: true });
    if (!created.ok) throw new Error(`${email}: ${created.refusal.message}`);
    return created.accountId;
  }

  /** Does an act as somebody. A refusal is a defect of the story. */
  async act<Output = { readonly id: string }>(
    player: Player,
    name: string,
    input: object,
    key: string,
  ): Promise<Output> {
    const command = this.#commands.get(name) as Command<unknown, Output> | undefined;
    if (!command) throw new Error(`nobody can ${name}`);
    const idempotencyKey = `demonstration-${name}-${key}`.slice(0, 100);
    const [played] = await this.database.orm
      .select({ answer: commandReceiptTable.answer })
      .from(commandReceiptTable)
      .where(and(eq(commandReceiptTable.actor, player.accountId), eq(commandReceiptTable.key, idempotencyKey)));
    if (played) return played.answer as Output;
    const call = { actor: await this.#actor(player), idempotencyKey };
    const answer = await this.#options.office.runner.run(command, input, call);
    if (!answer.ok)
      throw new Error(`${key}: ${name}: ${answer.refusal.code} ${answer.refusal.path} ${answer.refusal.message}`);
    return answer.value;
  }

  /** Looks at something as somebody. */
  async look<Output>(player: Player, name: string, input: object): Promise<Output> {
    const query = this.#queries.get(name);
    if (!query) throw new Error(`nobody can ${name}`);
    const answer = await this.#options.office.runner.ask(query, input, { actor: await this.#actor(player) });
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code} ${answer.refusal.message}`);
    return answer.value;
  }

  /** Hands in a file; the same key is the same file. */
  async file(player: Player, key: string, name: string, content: Uint8Array): Promise<string> {
    const id = idOf(`file ${key}`);
    const { uploads, runner } = this.#options.office;
    if (await findFile(this.database.orm, id)) return id;
    const actor = await this.#actor(player);
    await uploads.uploads.remove(id);
    const ownerId = player.organisationId ?? null;
    const row = { id, name, bytes: content.length, ownerId, uploadedBy: player.accountId };
    const upload = { ...row, createdAt: this.#options.clock.now() };
    const denied = await uploads.uploads.announce(upload);
    if (denied) throw new Error(denied.refusal.message);
    await uploads.uploads.create(new Upload({ id, size: content.length, offset: 0 }));
    await uploads.uploads.write(Readable.from([Buffer.from(content)]), id, 0);
    const refused = await finishUpload({ ...uploads, runner }, upload, actor, `demonstration-${key}`);
    if (refused) throw new Error(`${name}: ${refused.refusal.message}`);
    return id;
  }

  /** Lets what follows from the acts happen: scans, readings, messages. */
  async settle(): Promise<void> {
    await this.#options.office.drain();
  }

  async #actor({ accountId, name, organisationId }: Player) {
    const { database, clock } = this.#options;
    const actor = await actorFor(database.orm, { accountId, name }, organisationId, clock);
    return { ...actor, secondFactor: 'fresh' as const };
  }
}

/** An id that a key always gives (in the form of a UUID of version 8). */
function idOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
