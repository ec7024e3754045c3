import { asc, eq } from 'drizzle-orm';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import type { OfficeRoundView, RoundDraft, RoundSummaryView } from '../../contracts/round.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { termsOn } from './check-draft.ts';
import { clausesOf, type RoundClause } from './round.ts';
import { type RoundRow, roundChangeTable } from './tables.ts';
import { phaseOf } from './window.ts';

/** A published or cancelled round as everybody sees it. */
export function summaryOf(
  row: RoundRow,
  clauses: readonly RoundClause[],
  policies: PolicyShelf,
  now: Date,
): RoundSummaryView {
  const { id, number, title, policyId, version, digest, readings, isSample, programYear } = row;
  const phase = phaseOf(row, now);
  if (number === null || phase === null || !row.opensAt || !row.closesAt) throw new Error('a draft is not public');
  const loaded = policies.find(policyId, version);
  const titles = new Map(loaded ? termsOn(loaded, '9999-12-31').clauses.map((one) => [one.id, one.title]) : []);
  return {
    id,
    number,
    title,
    policyId,
    version,
    policyTitle: loaded?.definition.manifest.title ?? policyId,
    digest,
    readings,
    isSample,
    programYear,
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    graceUntil: row.graceUntil?.toISOString() ?? null,
    phase,
    clauses: clauses.map((clause) => ({ ...clause, title: titles.get(clause.clause) ?? clause.clause })),
  };
}

export async function changesOf(reader: Reader, roundId: string): Promise<OfficeRoundView['changes']> {
  const rows = await reader
    .select()
    .from(roundChangeTable)
    .where(eq(roundChangeTable.roundId, roundId))
    .orderBy(asc(roundChangeTable.at), asc(roundChangeTable.id))
    .limit(100);
  return rows.map(({ kind, reason, before, after, at }) => ({ kind, reason, before, after, at: at.toISOString() }));
}

/** A row in the form in which it is edited. */
export function draftOf(row: RoundRow, clauses: readonly RoundClause[]): RoundDraft {
  const { title, issuedVersionId, programYear, contact, questions, materials, waivedMaterials } = row;
  return {
    title,
    issuedVersionId,
    programYear,
    opensAt: row.opensAt?.toISOString() ?? null,
    closesAt: row.closesAt?.toISOString() ?? null,
    graceUntil: row.graceUntil?.toISOString() ?? null,
    contact,
    clauses: [...clauses],
    questions,
    materials,
    waivedMaterials,
  };
}

/** A round as the office sees it. */
export async function officeViewOf(reader: Reader, row: RoundRow, now: Date): Promise<OfficeRoundView> {
  const clauses = (await clausesOf(reader, [row.id])).get(row.id) ?? [];
  const { id, number, state, policyId, version, digest, readings, isSample, revision, changedBy } = row;
  return {
    ...draftOf(row, clauses),
    id,
    number,
    state,
    phase: phaseOf(row, now),
    policyId,
    version,
    digest,
    readings,
    isSample,
    revision,
    changedBy,
    changedAt: row.changedAt.toISOString(),
    changes: await changesOf(reader, id),
  };
}
