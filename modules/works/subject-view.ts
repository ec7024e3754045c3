import type { SubjectLine, SubjectView } from '../../contracts/works.ts';
import type { SubjectRow } from './tables.ts';

type Check = SubjectView['filing'];

/** A row of a list. `mergedInto` as far as the reader may know it. */
export function lineOf(row: SubjectRow, mergedInto: string | null): SubjectLine {
  const { id, organisationId, kind, title, presenterName, producerName, releasedOn } = row;
  return {
    id,
    organisationId,
    kind,
    title,
    presenterName,
    producerName,
    releasedOn,
    filingTier: row.filingTier,
    filingState: row.filingState,
    keyProject: row.keyProject,
    keyProjectState: row.keyProjectState,
    mergedInto,
    createdAt: row.createdAt.toISOString(),
  };
}

/** What the company says of a subject, as it said it. */
export function attributesOf(row: SubjectRow) {
  return {
    title: row.title,
    presenterName: row.presenterName,
    presenterUscc: row.presenterUscc,
    producerName: row.producerName,
    producerUscc: row.producerUscc,
    investmentFen: row.investmentFen,
    specialThemes: row.specialThemes,
    aiGenerated: row.aiGenerated,
    licenceNumber: row.licenceNumber,
    filingNumber: row.filingNumber,
    filedOn: row.filedOn,
    episodes: row.episodes,
    totalMinutes: row.totalMinutes,
    startedOn: row.startedOn,
    completedOn: row.completedOn,
    releasedOn: row.releasedOn,
    platforms: row.platforms,
    aiLabelling: row.aiLabelling,
    details: row.details,
  };
}

/** How far the office is with the numbers; who confirmed is for the office. */
export function filingCheckOf(row: SubjectRow, forOffice: boolean): Check {
  return {
    state: row.filingState,
    note: row.filingNote,
    confirmedBy: forOffice ? row.filingConfirmedBy : null,
    confirmedAt: row.filingConfirmedAt?.toISOString() ?? null,
  };
}

export function keyProjectCheckOf(row: SubjectRow, forOffice: boolean): Check {
  return {
    state: row.keyProjectState,
    note: row.keyProjectNote,
    confirmedBy: forOffice ? row.keyProjectConfirmedBy : null,
    confirmedAt: row.keyProjectConfirmedAt?.toISOString() ?? null,
  };
}
