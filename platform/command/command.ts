import type { z } from 'zod';
import type { Actor } from '../actor.ts';
import type { Reader, Transaction } from '../database/transaction.ts';
import type { Permission, Resource } from '../permission/permission.ts';
import type { Refused } from './refusal.ts';

/** What a command may use: one transaction, who acts, and when. */
export interface CommandContext {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly now: Date;
  /** The day in Beijing, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What the audit keeps of a change. Personal values never stand in `before` or `after`; they go into `personal`. */
export interface AuditRecord {
  /** What was acted on: its table word and id. */
  readonly on: { readonly type: string; readonly id: string };
  /** For whom: the organisation that it concerns. */
  readonly organisationId?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Personal values by the id of the person; stored under that person's key. */
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** Something that happened, in the past tense (`ApplicationSubmitted`). Delivered after the commit, at least once. */
export interface Event {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Not before this instant; left out = at once. */
  readonly dueAt?: Date;
}

export interface Done<Output> {
  readonly ok: true;
  readonly value: Output;
  readonly audit: readonly AuditRecord[];
  readonly events: readonly Event[];
}

export type CommandOutcome<Output> = Done<Output> | Refused;

/** A command that went through: its answer, what the audit keeps, what happened. */
export function done<Output>(
  value: Output,
  audit: AuditRecord | readonly AuditRecord[],
  events: readonly Event[] = [],
): Done<Output> {
  return { ok: true, value, audit: 'on' in audit ? [audit] : audit, events };
}

export function event(name: string, payload: Readonly<Record<string, unknown>>, dueAt?: Date): Event {
  return { name, payload, ...(dueAt === undefined ? {} : { dueAt }) };
}

/** Something that a person does. It reads like the procedure: find, is it allowed, is it valid, change, record, answer. */
export interface Command<Input, Output> {
  /** `module.verbNoun`; its Chinese name stands in `messages/zh-CN/acts.json`. */
  readonly name: string;
  /** The form of the input: path parameters and body together. */
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly permission: Permission;
  /** Asks for a second factor passed a short while ago. */
  readonly sensitive?: boolean;
  /** What the input refers to; null = it does not exist. Left out where the permission asks nothing about it. */
  readonly resource?: (context: CommandContext, input: Input) => Promise<Resource | null>;
  /** Constraints of the database that a person can run into, by name, and the refusal they mean. */
  readonly constraints?: Readonly<Record<string, Refused>>;
  readonly run: (context: CommandContext, input: Input) => Promise<CommandOutcome<Output>>;
}

/** What a query may use. `tx` is no transaction of its own: every statement stands alone. */
export interface QueryContext {
  readonly tx: Reader;
  readonly actor: Actor;
  readonly now: Date;
  readonly today: string;
}

/** An answer, and whose personal data it shows in the clear: that is kept in the audit. */
export interface Answer<Output> {
  readonly ok: true;
  readonly value: Output;
  readonly personalDataOf?: readonly {
    readonly type: string;
    readonly id: string;
    readonly fields: readonly string[];
  }[];
}

/** Something that a person looks at. */
export interface Query<Input, Output> {
  readonly name: string;
  /** Path parameters and query string together. */
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly permission: Permission;
  readonly resource?: (context: QueryContext, input: Input) => Promise<Resource | null>;
  readonly run: (context: QueryContext, input: Input) => Promise<Answer<Output> | Refused>;
}

/** Lets the compiler infer the types of a command from its schemas. */
export function defineCommand<Input, Output>(command: Command<Input, Output>): Command<Input, Output> {
  return command;
}

export function defineQuery<Input, Output>(query: Query<Input, Output>): Query<Input, Output> {
  return query;
}
