import { randomUUID } from 'node:crypto';
import type { Person, TestOffice } from '../../../api/testing/office.ts';
import { fileTable } from '../../../platform/files/tables.ts';

/** A micro-drama of which everything is known. */
export const DRAMA = {
  kind: 'micro-drama',
  title: '运河人家',
  presenterName: '示例影视有限公司',
  presenterUscc: '',
  producerName: '示例制作有限公司',
  producerUscc: '',
  investmentFen: 300_000_000,
  specialThemes: false,
  aiGenerated: false,
  licenceNumber: '(总局)网剧审字(2026)第001号',
  filingNumber: '',
  filedOn: '2026-03-01',
  episodes: 60,
  totalMinutes: 120,
  startedOn: '2026-03-02',
  completedOn: '2026-05-01',
  releasedOn: '2026-05-20',
  platforms: [{ name: '示例平台', url: 'https://video.example.org/play/1', releasedOn: '2026-05-20' }],
  aiLabelling: null,
  details: { of: 'drama', screenOrientation: 'vertical', platformPromoted: null, voluntaryKeyFiling: null },
};

/** What a company says of it, without the kind: for a change. */
export const { kind: _kind, ...ATTRIBUTES } = DRAMA;

/** Registers a subject and gives its id. */
export async function register(person: Person, more: object = {}): Promise<string> {
  const { status, body } = await person.post<{ id: string }>('/works', { ...DRAMA, ...more });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.id;
}

/** A clean file of an organisation. */
export async function proofOf(office: TestOffice, organisationId: string | undefined): Promise<string> {
  const id = randomUUID();
  await office.database.orm.insert(fileTable).values({
    id,
    sha256: id.replaceAll('-', '').padEnd(64, '0'),
    bytes: 100,
    name: '通告单.pdf',
    kind: 'pdf',
    ownerId: organisationId ?? null,
    scan: 'clean',
    createdAt: office.clock.now(),
  });
  return id;
}

/** One place on one day, in the district unless said otherwise. */
export function entry(day: string, more: object = {}) {
  return { day, place: '张家湾', inDistrict: true, ...more };
}
