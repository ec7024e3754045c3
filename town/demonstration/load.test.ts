import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtIn } from '../../api/testing/front-door.ts';
import { openOffice, type TestOffice } from '../../api/testing/office.ts';
import { applicationTable } from '../../modules/application/tables.ts';
import { auditEntryTable } from '../../platform/audit/tables.ts';
import { openInstallation } from '../../platform/database/installation.ts';
import { play } from './play.ts';
import { Stage } from './stage.ts';
import story from './story.json' with { type: 'json' };

let office: TestOffice;
let stage: Stage;

beforeAll(async () => {
  office = await openOffice();
  await openInstallation(office.database, { asked: true, byDefault: true });
  const { clock, database } = office;
  const moveTo = async (instant: Date) => clock.stopAt(instant);
  stage = new Stage({ database, office: office.office, loaded: await builtIn(), clock, moveTo });
  await play(stage, office.office.personal, async () => undefined);
});
afterAll(() => office.close());

describe('the story of a new demonstration', () => {
  it('brings every company as far as it is told, by the real commands', async () => {
    const rows = await office.database.orm.select({ state: applicationTable.state }).from(applicationTable);
    const ends = story.companies.map((company) => company.ends).filter((state) => state !== 'nothing');
    const told = ends.map((state) => (state === 'resubmitted' ? 'submitted' : state));
    expect(rows.map(({ state }) => state).sort()).toEqual(told.sort());
  });

  it('changes nothing where it is played again', async () => {
    const before = await office.database.orm.$count(auditEntryTable);
    await play(stage, office.office.personal, async () => undefined);
    expect(await office.database.orm.$count(auditEntryTable)).toBe(before);
  });
});
