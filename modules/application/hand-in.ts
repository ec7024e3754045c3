import { createHash } from 'node:crypto';
import type { Assessment, AssessmentRequest } from '../../engine/index.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { newId } from '../../platform/ids.ts';
import { nextNumber } from '../../platform/numbering/next-number.ts';
import { attachmentsOf } from './application.ts';
import { canonicalJson } from './canonical.ts';
import { type Moved, moveTo } from './move-to.ts';
import { type ApplicationRow, type SnapshotRow, snapshotTable } from './tables.ts';

export interface Submission {
  readonly request: AssessmentRequest;
  readonly assessment: Assessment;
  readonly signer: string;
  readonly undertaking: { readonly version: string; readonly paragraphs: readonly string[] };
}

export interface HandedIn extends Moved {
  readonly snapshot: SnapshotRow;
  readonly number: string;
  readonly checkCode: string;
}

const NUMBER_DIGITS = 4;
const CODE_LENGTH = 10;

/**
 * Freezes what a locked application says now, pinned to the package's content, numbers it where it has no number yet,
 * and moves it to `submitted`. The number is taken as late as can be: whoever submits at the same time waits for it.
 */
export async function handIn(
  context: CommandContext,
  row: ApplicationRow,
  submission: Submission,
): Promise<HandedIn | Refused> {
  const snapshot = await freeze(context, row, submission);
  const checkCode = row.checkCode ?? newCheckCode();
  const moved = await moveTo(context, row.id, 'submitted', {
    submission: async () => ({
      number: row.number ?? (await applicationNumber(context)),
      checkCode,
      snapshotSequence: snapshot.sequence,
      submittedAt: row.submittedAt ?? context.now,
    }),
  });
  if (!moved.ok) return moved;
  const { number } = moved.application;
  if (number === null) throw new Error(`the application ${row.id} was submitted without a number`);
  return { ...moved, snapshot, number, checkCode };
}

async function freeze(
  { tx, actor, now }: CommandContext,
  row: ApplicationRow,
  { request, assessment, signer, undertaking: { version: undertakingVersion, paragraphs } }: Submission,
): Promise<SnapshotRow> {
  const attachments = (await attachmentsOf(tx, row.id)).map(({ claimId, materialId, voucherId }) => {
    return { claimId, materialId, voucherId };
  });
  const undertaking = { signer, version: undertakingVersion, paragraphs: [...paragraphs] };
  const content = { draft: row.draft, request, assessment, attachments, undertaking };
  const { id: policyId, version, digest, readings } = assessment.policy;
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex');
  const [snapshot] = await tx
    .insert(snapshotTable)
    .values({
      ...content,
      id: newId(),
      applicationId: row.id,
      sequence: row.snapshotSequence + 1,
      policyId,
      version,
      digest,
      readings,
      sha256,
      submittedBy: actor.accountId ?? '',
      at: now,
    })
    .returning();
  if (!snapshot) throw new Error('the snapshot lost its row');
  return snapshot;
}

/** `2026-0147`: the year of submission and the running number of that year. */
async function applicationNumber({ tx, today }: CommandContext): Promise<string> {
  const year = today.slice(0, 4);
  const number = await nextNumber(tx, `application/${year}`);
  return `${year}-${String(number).padStart(NUMBER_DIGITS, '0')}`;
}

/** 40 random bits: with the number it opens the public look-up, and nobody guesses it. */
function newCheckCode(): string {
  return newId().replaceAll('-', '').slice(0, CODE_LENGTH).toUpperCase();
}

/** Where everybody who has the receipt looks up the progress. */
export function progressPath(number: string, checkCode: string): string {
  return `/progress/${number}/${checkCode}`;
}
