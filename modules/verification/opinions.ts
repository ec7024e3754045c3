import { createHash, randomBytes } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { opinionAnswer, requestOpinion } from '../../contracts/verification.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { refuse } from './refusals.ts';
import { opinionRequestTable } from './tables.ts';

export type OpinionRow = typeof opinionRequestTable.$inferSelect;

const digestOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Asks a department. The token goes into the mail only; what is kept is its digest. */
export async function askDepartment(
  { tx, actor, now, today }: CommandContext,
  { id: applicationId, department, email, question, dueDay }: z.output<typeof requestOpinion>,
): Promise<{ readonly ok: true; readonly request: OpinionRow; readonly token: string } | Refused> {
  if (dueDay < today) return refuse('DUE_DAY_PAST', { path: '/dueDay', kind: 'invalid' });
  const token = randomBytes(24).toString('base64url');
  const [request] = await tx
    .insert(opinionRequestTable)
    .values({
      applicationId,
      department,
      email,
      question,
      dueDay,
      tokenSha256: digestOf(token),
      askedBy: actor.accountId ?? '',
      askedAt: now,
    })
    .returning();
  if (!request) throw new Error('a request was not written');
  return { ok: true, request, token };
}

/** What a link opens: refused where it was used or its day has passed. */
export async function opinionBehind(
  { tx, today }: { readonly tx: Reader; readonly today: string },
  token: string,
): Promise<{ readonly ok: true; readonly request: OpinionRow } | Refused> {
  const [request] = await tx
    .select()
    .from(opinionRequestTable)
    .where(eq(opinionRequestTable.tokenSha256, digestOf(token)));
  if (!request) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
  if (request.answeredAt !== null) return refuse('LINK_USED');
  if (request.dueDay < today) return refuse('LINK_EXPIRED', { params: { day: request.dueDay } });
  return { ok: true, request };
}

/** The department's answer. Of two that are sent at once one is taken. */
export async function takeAnswer(
  context: CommandContext,
  { token, ...answer }: z.output<typeof opinionAnswer>,
): Promise<{ readonly ok: true; readonly request: OpinionRow } | Refused> {
  const { tx, now } = context;
  await tx
    .select()
    .from(opinionRequestTable)
    .where(eq(opinionRequestTable.tokenSha256, digestOf(token)))
    .for('update');
  const found = await opinionBehind(context, token);
  if (!found.ok) return found;
  const [request] = await tx
    .update(opinionRequestTable)
    .set({ answer, answeredAt: now })
    .where(eq(opinionRequestTable.id, found.request.id))
    .returning();
  if (!request) throw new Error('a request lost its row');
  return { ok: true, request };
}

export async function opinionsOf(reader: Reader, applicationId: string): Promise<readonly OpinionRow[]> {
  return reader
    .select()
    .from(opinionRequestTable)
    .where(eq(opinionRequestTable.applicationId, applicationId))
    .orderBy(asc(opinionRequestTable.askedAt), asc(opinionRequestTable.id));
}
