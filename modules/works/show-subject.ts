import { eq } from 'drizzle-orm';
import { type SubjectView, subjectPath, subjectView } from '../../contracts/works.ts';
import { defineQuery } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { crewsOf } from './crews.ts';
import { hintsOf } from './hints.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { countDaysOf } from './shooting/shooting-days-of.ts';
import { seesAsOffice, subjectResource } from './subject-rows.ts';
import { attributesOf, filingCheckOf, keyProjectCheckOf } from './subject-view.ts';
import { type SubjectRow, subjectTable } from './tables.ts';

/** The row of a subject, as it was registered; null = there is none. */
export async function subjectOf(reader: Reader, id: string): Promise<SubjectRow | null> {
  const [row] = await reader.select().from(subjectTable).where(eq(subjectTable.id, id));
  return row ?? null;
}

/** Everything about one subject but its lists. */
export const showSubject = defineQuery({
  name: 'works.showSubject',
  input: subjectPath,
  output: subjectView,
  permission: may.showSubject,
  resource: subjectResource,
  async run({ tx, actor }, { id }) {
    const row = await subjectOf(tx, id);
    if (!row) return refuse('SUBJECT_UNKNOWN', { kind: 'not-found' });
    const forOffice = seesAsOffice(actor);
    const crews = await crewsOf(tx, id);
    const { total, inDistrict, undecided, confirmed } = await countDaysOf(tx, [id]);
    const value: SubjectView = {
      ...attributesOf(row),
      id,
      organisationId: row.organisationId,
      kind: row.kind,
      revision: row.revision,
      createdAt: row.createdAt.toISOString(),
      mergedInto: await knownSurvivor(tx, row, forOffice),
      filing: filingCheckOf(row, forOffice),
      filingTier: row.filingTier,
      keyProject: row.keyProject,
      keyProjectProofFileId: row.keyProjectProofFileId,
      keyProjectCheck: keyProjectCheckOf(row, forOffice),
      rightsUndertaking: row.rightsUndertaking,
      crews,
      shooting: { total, inDistrict, undecided, confirmed },
      hints: hintsOf(row),
    };
    const named = crews.some(({ head }) => head !== '');
    const personalDataOf = forOffice && named ? [{ type: 'works.subject', id, fields: ['crews.head'] }] : [];
    return { ok: true, value, personalDataOf };
  },
});

/** What it was merged into, for the office and for an organisation that registered both. */
async function knownSurvivor(reader: Reader, row: SubjectRow, forOffice: boolean): Promise<string | null> {
  if (row.mergedInto === null || forOffice) return row.mergedInto;
  const survivor = await subjectOf(reader, row.mergedInto);
  return survivor?.organisationId === row.organisationId ? row.mergedInto : null;
}

/** When the work was made: from its first day to the later of completion and release. Open ends are null. */
export async function workPeriodOf(reader: Reader, subjectId: string) {
  const row = await subjectOf(reader, subjectId);
  if (!row) return null;
  const { startedOn, completedOn, releasedOn } = row;
  const ends = [completedOn, releasedOn].filter((day) => day !== null).sort();
  return { from: startedOn, until: ends.at(-1) ?? null };
}
