import type { z } from 'zod';
import type { accountantAssignment, opinion, siteCheck } from '../../contracts/verification.ts';
import type { AssignmentRow, OpinionRow, SiteCheckRow } from '../../modules/verification/index.ts';
import type { ApplicationName } from '../../views/application-names.ts';

/** What others contribute to a verification, as pages show it. */

type Names = ReadonlyMap<string, string>;

export function assignmentView(
  { id, applicationId, accountId, dueDay, returnedAt, ...row }: AssignmentRow,
  { number, organisationName }: ApplicationName,
  names: Names,
): z.output<typeof accountantAssignment> {
  const report = row.report as z.output<typeof accountantAssignment>['report'];
  const returned = returnedAt?.toISOString() ?? null;
  const accountName = names.get(accountId) ?? '';
  return { id, applicationId, number, organisationName, accountId, accountName, dueDay, returnedAt: returned, report };
}

export function siteCheckView(
  { id, applicationId, inspectorAccountId, orderedAt, doneAt, ...row }: SiteCheckRow,
  { number, organisationName }: ApplicationName,
  names: Names,
): z.output<typeof siteCheck> {
  const record = row.record as z.output<typeof siteCheck>['record'];
  return {
    id,
    applicationId,
    number,
    organisationName,
    inspectorAccountId,
    inspectorName: names.get(inspectorAccountId) ?? '',
    orderedAt: orderedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    record,
  };
}

export function opinionView(
  { id, department, question, dueDay, answeredAt, ...row }: OpinionRow,
  { number, organisationName }: ApplicationName,
  subjects: readonly string[],
  today: string,
): z.output<typeof opinion> {
  const answer = row.answer as z.output<typeof opinion>['answer'];
  return {
    id,
    department,
    question,
    dueDay,
    number,
    organisationName,
    subjects: [...subjects],
    answeredAt: answeredAt?.toISOString() ?? null,
    isOverdue: answeredAt === null && dueDay < today,
    answer,
  };
}
