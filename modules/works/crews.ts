import { and, asc, eq } from 'drizzle-orm';
import { addCrewInput, changeCrewInput, crewAnswer, removeCrewInput } from '../../contracts/works.ts';
import { defineCommand, done } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { lockForChange, subjectResource } from './subject-rows.ts';
import { crewTable } from './tables.ts';

/** A subject has few crews: they are shown with it, never paged. */
const MOST_CREWS = 50;

const constraints = { crew_name_once: refuse('CREW_NAME_TAKEN', { path: '/name' }) };

export async function crewsOf(reader: Reader, subjectId: string) {
  return reader
    .select({ id: crewTable.id, name: crewTable.name, head: crewTable.head, size: crewTable.size })
    .from(crewTable)
    .where(eq(crewTable.subjectId, subjectId))
    .orderBy(asc(crewTable.name))
    .limit(MOST_CREWS);
}

/** Who leads a crew is a person: the audit keeps that it was written, not the name. */
const auditOf = (subjectId: string, organisationId: string, before: unknown, after: unknown) => ({
  on: { type: 'works.subject', id: subjectId },
  organisationId,
  before,
  after,
});

export const addCrew = defineCommand({
  name: 'works.addCrew',
  input: addCrewInput,
  output: crewAnswer,
  permission: may.addCrew,
  resource: subjectResource,
  constraints,
  async run({ tx }, { id, name, head, size }) {
    const held = await lockForChange(tx, id);
    if (!held.ok) return held;
    if ((await crewsOf(tx, id)).length >= MOST_CREWS) return refuse('TOO_MANY_CREWS', { params: { most: MOST_CREWS } });
    const crewId = newId();
    await tx.insert(crewTable).values({ id: crewId, subjectId: id, name, head, size });
    return done({ crewId }, auditOf(id, held.row.organisationId, null, { crewId, name, size }));
  },
});

export const changeCrew = defineCommand({
  name: 'works.changeCrew',
  input: changeCrewInput,
  output: crewAnswer,
  permission: may.changeCrew,
  resource: subjectResource,
  constraints,
  async run({ tx }, { id, crewId, name, head, size }) {
    const held = await lockForChange(tx, id);
    if (!held.ok) return held;
    const before = (await crewsOf(tx, id)).find((crew) => crew.id === crewId);
    if (!before) return refuse('CREW_UNKNOWN', { kind: 'not-found' });
    await tx.update(crewTable).set({ name, head, size }).where(eq(crewTable.id, crewId));
    const was = { crewId, name: before.name, size: before.size };
    const after = { crewId, name, size, headChanged: before.head !== head };
    return done({ crewId }, auditOf(id, held.row.organisationId, was, after));
  },
});

export const removeCrew = defineCommand({
  name: 'works.removeCrew',
  input: removeCrewInput,
  output: crewAnswer,
  permission: may.removeCrew,
  resource: subjectResource,
  constraints: { shooting_day_crew_of_subject: refuse('CREW_HAS_SHOT') },
  async run({ tx }, { id, crewId }) {
    const held = await lockForChange(tx, id);
    if (!held.ok) return held;
    const [gone] = await tx
      .delete(crewTable)
      .where(and(eq(crewTable.id, crewId), eq(crewTable.subjectId, id)))
      .returning({ name: crewTable.name, size: crewTable.size });
    if (!gone) return refuse('CREW_UNKNOWN', { kind: 'not-found' });
    return done({ crewId }, auditOf(id, held.row.organisationId, { crewId, ...gone }, null));
  },
});
