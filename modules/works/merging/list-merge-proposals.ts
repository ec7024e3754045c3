import { and, asc, eq, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { listMergeProposalsInput, type MergeProposal, mergeProposalPage } from '../../../contracts/works.ts';
import { defineQuery } from '../../../platform/command/command.ts';
import { isInstant, pageOfRows, placeOf } from '../keyset.ts';
import { may } from '../permissions.ts';
import { refuse } from '../refusals.ts';
import { mergeProposalTable, type SubjectRow, subjectTable } from '../tables.ts';

const first = alias(subjectTable, 'first_subject');
const second = alias(subjectTable, 'second_subject');

const sideOf = ({
  id,
  organisationId,
  title,
  kind,
  presenterName,
  licenceNumber,
  filingNumber,
  createdAt,
}: SubjectRow) => ({
  id,
  organisationId,
  title,
  kind,
  presenterName,
  filingNumber: filingNumber === '' ? licenceNumber : filingNumber,
  registeredAt: createdAt.toISOString(),
});

/** Pairs of registrations that look like one work, oldest first. For staff. */
export const listMergeProposals = defineQuery({
  name: 'works.listMergeProposals',
  input: listMergeProposalsInput,
  output: mergeProposalPage,
  permission: may.listMergeProposals,
  async run({ tx }, { limit, cursor, state, subjectId }) {
    const from = cursor === undefined ? undefined : placeOf(cursor, isInstant);
    if (from === null) return refuse('CURSOR_UNKNOWN', { path: '/cursor', kind: 'invalid' });
    const table = mergeProposalTable;
    const rows = await tx
      .select({ proposal: table, first, second })
      .from(table)
      .innerJoin(first, eq(first.id, table.firstSubjectId))
      .innerJoin(second, eq(second.id, table.secondSubjectId))
      .where(
        and(
          eq(table.state, state),
          subjectId === undefined
            ? undefined
            : or(eq(table.firstSubjectId, subjectId), eq(table.secondSubjectId, subjectId)),
          from && sql`(${table.foundAt}, ${table.id}) > (${from.at}::timestamptz, ${from.id}::uuid)`,
        ),
      )
      .orderBy(asc(table.foundAt), asc(table.id))
      .limit(limit + 1);
    const page = pageOfRows(
      rows,
      limit,
      ({ proposal }) => ({ at: proposal.foundAt.toISOString(), id: proposal.id }),
      (row): MergeProposal => ({
        id: row.proposal.id,
        state: row.proposal.state,
        reasons: [...row.proposal.reasons],
        foundAt: row.proposal.foundAt.toISOString(),
        first: sideOf(row.first),
        second: sideOf(row.second),
        decidedBy: row.proposal.decidedBy,
        decisionReason: row.proposal.decisionReason,
      }),
    );
    return { ok: true, value: { items: [...page.items], next: page.next } };
  },
});
