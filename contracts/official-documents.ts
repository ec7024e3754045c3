import { z } from 'zod';
import { calendarDay } from './literals.ts';
import { pageOf, pageQuery } from './paging.ts';

/**
 * Official documents: drafted → signed (by somebody else than the drafter; that gives the number) → sent for seal →
 * served (the sealed copy is uploaded). Applicants see served ones only. Below /api/v1:
 *
 * - `GET /documents?state=&limit=&cursor=` newest first (staff) → OfficialDocumentList
 * - `GET /served-documents?limit=&cursor=` of the organisation acted for (own) → ServedDocumentList
 * - `GET /documents/:id` (staff; own when served) → OfficialDocumentDetail
 * - `POST /documents/:id/sign`, `/send-for-seal`, `/serve` {sealedFileId} (staff) → OfficialDocument
 * - `POST /documents/:id/read` (own) → ServedDocument; also kept when the sealed copy is downloaded
 * - `GET /documents/:id/docx`, `/pdf` made from the content; `/sealed` the sealed copy. Bytes, not JSON.
 */

export const DOCUMENT_KINDS = ['correction-notice', 'decline-notice'] as const;
export const DOCUMENT_STATES = ['drafted', 'signed', 'sent-for-seal', 'served'] as const;
export const documentKind = z.enum(DOCUMENT_KINDS).meta({ id: 'DocumentKind' });
export const documentState = z.enum(DOCUMENT_STATES).meta({ id: 'DocumentState' });
export type DocumentState = z.output<typeof documentState>;

export const documentParams = z.strictObject({ id: z.uuid() });
export const serveDocument = z.strictObject({ id: z.uuid(), sealedFileId: z.uuid() });

const instant = z.iso.datetime();
const servedMembers = {
  id: z.uuid(),
  kind: documentKind,
  /** 发文字号. */
  number: z.string(),
  title: z.string(),
  applicationId: z.uuid(),
  isSample: z.boolean(),
  servedAt: instant,
  readAt: instant.nullable(),
};

export const servedDocument = z.strictObject(servedMembers).meta({ id: 'ServedDocument' });
export type ServedDocumentView = z.output<typeof servedDocument>;

export const officialDocument = z
  .strictObject({
    ...servedMembers,
    number: z.string().nullable(),
    organisationId: z.uuid(),
    state: documentState,
    draftedBy: z.uuid(),
    draftedAt: instant,
    signedBy: z.uuid().nullable(),
    signedAt: instant.nullable(),
    sentForSealAt: instant.nullable(),
    sealedFileId: z.uuid().nullable(),
    servedAt: instant.nullable(),
  })
  .meta({ id: 'OfficialDocument' });
export type OfficialDocumentView = z.output<typeof officialDocument>;

const alignment = z.enum(['left', 'center', 'right']);
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: z.string() }),
  z.strictObject({ kind: z.literal('heading'), level: z.literal([1, 2, 3, 4]), text: z.string() }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(z.strictObject({ title: z.string(), share: z.number(), align: alignment })),
    rows: z.array(z.array(z.string())),
  }),
]);

/** What stands in a document. Number and date are added when it is signed. */
export const documentModel = z
  .strictObject({
    issuingMark: z.string(),
    title: z.string(),
    addressee: z.string(),
    blocks: z.array(block),
    /** The issuing body under the text. */
    body: z.string(),
    notes: z.array(z.string()),
    /** 示例·不具效力 on every page; left out where the document is of force. */
    mark: z.string().optional(),
  })
  .meta({ id: 'DocumentModel' });
export type DocumentModel = z.output<typeof documentModel>;

export const officialDocumentDetail = z
  .strictObject({
    ...officialDocument.shape,
    model: documentModel,
    /** Day of the document; null = not signed. */
    date: calendarDay.nullable(),
  })
  .meta({ id: 'OfficialDocumentDetail' });

export const listDocuments = pageQuery.extend({ state: documentState.optional() });
export const officialDocumentList = pageOf(officialDocument, 'OfficialDocumentList');
export const listServedDocuments = pageQuery;
export const servedDocumentList = pageOf(servedDocument, 'ServedDocumentList');

/** What answers a request for bytes stands on: who may, and what is in it. */
export const documentContent = z.strictObject({
  id: z.uuid(),
  number: z.string().nullable(),
  date: calendarDay.nullable(),
  createdAt: instant,
  model: documentModel,
  sealed: z.strictObject({ sha256: z.string(), kind: z.string(), bytes: z.int(), name: z.string() }).nullable(),
  /** The person reads it for the applicant: that is kept. */
  isApplicant: z.boolean(),
});
export type DocumentContent = z.output<typeof documentContent>;
