import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import messages from '../../messages/zh-CN/platform.json' with { type: 'json' };
import type { Actor } from '../actor.ts';
import { type AuditContext, type PersonalSeal, recordAudit, recordReading, recordRefusal } from '../audit/record.ts';
import type { Clock } from '../clock.ts';
import { beijingDay } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { constraintOf, isRetryable } from '../database/errors.ts';
import type { Transaction } from '../database/transaction.ts';
import { type Subscriptions, writeEvents } from '../outbox/write.ts';
import { isAllowed } from '../permission/permission.ts';
import type { Command, CommandContext, Query } from './command.ts';
import { type Refused, refusalsOf } from './refusal.ts';
import { unstorableIn } from './storable.ts';
import { commandReceiptTable } from './tables.ts';

export const refuse = refusalsOf(messages);

export interface RunnerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly subscriptions: Subscriptions;
  readonly personal: PersonalSeal;
  /** Called after a commit that wrote events, so that they need not wait for the next look. */
  readonly onEvents?: () => void;
}

/** Who asks, and under which name the act and its repetitions are known. */
export interface Call {
  readonly actor: Actor;
  /** The same key with the same input is the same act. */
  readonly idempotencyKey?: string;
  readonly requestId?: string;
}

export type Answered<Output> = { readonly ok: true; readonly value: Output; readonly repeated?: boolean } | Refused;

/** Runs commands and queries: form, permission, change, audit and events in one transaction, and refusals as values. */
export interface Runner {
  run<Input, Output>(command: Command<Input, Output>, input: unknown, call: Call): Promise<Answered<Output>>;
  ask<Input, Output>(query: Query<Input, Output>, input: unknown, call: Call): Promise<Answered<Output>>;
}

/** Carries a refusal out of a transaction, so that nothing of it stays. */
class RolledBack extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.refusal.code);
    this.refused = refused;
  }
}

/** Deadlocks and serialisation failures pass by themselves; more often in a row, something is wrong. */
const ATTEMPTS = 4;

export function openRunner(options: RunnerOptions): Runner {
  const { database, clock } = options;

  async function run<Input, Output>(command: Command<Input, Output>, given: unknown, call: Call) {
    const parsed = command.input.safeParse(given);
    if (!parsed.success) return wrongInput(parsed.error);
    const unstorable = unstorableIn(parsed.data);
    if (unstorable) return wrongAt(unstorable);
    const at = clock.now();
    const about: AuditContext = { act: command.name, actor: call.actor, at, requestId: call.requestId };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await database.orm.transaction((tx) => inTransaction(tx, command, parsed.data, call, about));
      } catch (error) {
        const refused = error instanceof RolledBack ? error.refused : command.constraints?.[constraintOf(error) ?? ''];
        if (refused) {
          await recordRefusal(database.orm, about, refused.refusal);
          return refused;
        }
        if (!isRetryable(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async function inTransaction<Input, Output>(
    tx: Transaction,
    command: Command<Input, Output>,
    input: Input,
    call: Call,
    about: AuditContext,
  ): Promise<Answered<Output>> {
    const context: CommandContext = { tx, actor: call.actor, now: about.at, today: beijingDay(about.at) };
    const earlier = await takeReceipt<Output>(context, command.name, input, call.idempotencyKey);
    if (earlier) return earlier;
    const denied = await deny(command, context, input);
    if (denied) throw new RolledBack(denied);
    const outcome = await command.run(context, input);
    if (!outcome.ok) throw new RolledBack(outcome);
    await recordAudit(tx, about, outcome.audit, options.personal);
    const written = await writeEvents(tx, about.at, outcome.events, options.subscriptions);
    await keepReceipt(context, call.idempotencyKey, outcome.value);
    if (written > 0 && options.onEvents) setImmediate(options.onEvents);
    return { ok: true, value: outcome.value };
  }

  async function ask<Input, Output>(query: Query<Input, Output>, given: unknown, call: Call) {
    const parsed = query.input.safeParse(given);
    if (!parsed.success) return wrongInput(parsed.error);
    const unstorable = unstorableIn(parsed.data);
    if (unstorable) return wrongAt(unstorable);
    const now = clock.now();
    const context = { tx: database.orm, actor: call.actor, now, today: beijingDay(now) };
    const denied = await deny(query, context, parsed.data);
    if (denied) return denied;
    const answer = await query.run(context, parsed.data);
    if (!answer.ok) return answer;
    const about: AuditContext = { act: query.name, actor: call.actor, at: now, requestId: call.requestId };
    await recordReading(database.orm, about, answer.personalDataOf ?? []);
    return { ok: true as const, value: answer.value };
  }

  return { run, ask };
}

/** The first wrong member, by its pointer. What was typed stays with the person who typed it. */
function wrongInput(error: z.ZodError): Refused {
  const issue = error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return wrongAt([...(issue?.path ?? []), ...unknown]);
}

function wrongAt(place: readonly PropertyKey[]): Refused {
  const path = place.map((part) => `/${String(part)}`).join('');
  return refuse('INVALID_INPUT', { path, kind: 'invalid', params: { name: path.slice(1) || '—' } });
}

/**
 * Default deny. Somebody who acts for another organisation is told that the thing does not exist: existence is knowledge
 * too. Whoever may act at all but passed no fresh second factor is asked for it before a sensitive act.
 */
async function deny<Input, Context extends { readonly actor: Actor }>(
  act: {
    readonly permission: Command<Input, unknown>['permission'];
    readonly sensitive?: boolean;
    readonly resource?: (
      context: Context,
      input: Input,
    ) => Promise<import('../permission/permission.ts').Resource | null>;
  },
  context: Context,
  input: Input,
): Promise<Refused | undefined> {
  const { actor } = context;
  const isOpen = act.permission.some(({ sentence }) => sentence === 'anybody');
  if (actor.kind === 'visitor' && !isOpen) return refuse('SIGN_IN_NEEDED', { kind: 'forbidden' });
  if (actor.staffRoles.length > 0 && actor.secondFactor === 'missing' && !isOpen) {
    return refuse('SECOND_FACTOR_MISSING', { kind: 'forbidden' });
  }
  const resource = act.resource ? await act.resource(context, input) : {};
  const staffOnly = act.permission.every(({ sentence }) => sentence === 'staff');
  if (staffOnly && !isAllowed(act.permission, actor, {})) return refuse('NOT_ALLOWED', { kind: 'forbidden' });
  if (resource === null) return refuse('NOT_FOUND', { kind: 'not-found' });
  if (!isAllowed(act.permission, actor, resource)) {
    const own = actor.actingFor !== null && resource.organisationId === actor.actingFor.organisationId;
    const hidden = act.resource !== undefined && !own && actor.staffRoles.length === 0;
    return hidden ? refuse('NOT_FOUND', { kind: 'not-found' }) : refuse('NOT_ALLOWED', { kind: 'forbidden' });
  }
  if (
    act.sensitive &&
    actor.kind === 'person' &&
    (actor.secondFactor === 'stale' || actor.secondFactor === 'missing')
  ) {
    return refuse('SECOND_FACTOR_NEEDED', { kind: 'forbidden' });
  }
  return undefined;
}

/** Takes the key, waiting for a call that is under way with the same one; the answer of an earlier call comes back. */
async function takeReceipt<Output>(
  { tx, actor, now }: CommandContext,
  command: string,
  input: unknown,
  key: string | undefined,
): Promise<Answered<Output> | undefined> {
  if (key === undefined) return undefined;
  const inputSha256 = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const row = { actor: actor.accountId ?? actor.kind, key, command, inputSha256, at: now };
  const taken = await tx.insert(commandReceiptTable).values(row).onConflictDoNothing().returning();
  if (taken.length > 0) return undefined;
  const [earlier] = await tx
    .select()
    .from(commandReceiptTable)
    .where(and(eq(commandReceiptTable.actor, row.actor), eq(commandReceiptTable.key, key)));
  if (earlier?.command !== command || earlier.inputSha256 !== inputSha256) {
    throw new RolledBack(refuse('IDEMPOTENCY_KEY_REUSED'));
  }
  return { ok: true, value: earlier.answer as Output, repeated: true };
}

async function keepReceipt({ tx, actor }: CommandContext, key: string | undefined, answer: unknown): Promise<void> {
  if (key === undefined) return;
  await tx
    .update(commandReceiptTable)
    .set({ answer })
    .where(and(eq(commandReceiptTable.actor, actor.accountId ?? actor.kind), eq(commandReceiptTable.key, key)));
}
