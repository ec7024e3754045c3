import { z } from 'zod';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  type ApplicationRow,
  applicationOf,
  keepReceipt,
  Naming,
  nextSentence,
  progressPath,
  type SnapshotRow,
  sayOfApplication as say,
  snapshotOf,
} from '../modules/application/index.ts';
import { type Organisation, organisationOf } from '../modules/party/index.ts';
import { type RoundRow, roundOf, termsOn } from '../modules/round/index.ts';
import { beijingDay } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import type { Reader } from '../platform/database/transaction.ts';
import type { OfficialDocument } from '../platform/documents/document.ts';
import { toPdfInThread } from '../platform/documents/pdf-in-thread.ts';
import type { ContentStore } from '../platform/files/content-store.ts';
import { keepMadeFile } from '../platform/files/file.ts';
import type { Handler } from '../platform/outbox/deliver.ts';

export interface ReceiptOptions {
  readonly database: Database;
  readonly policies: PolicyShelf;
  readonly contents: ContentStore;
  /** Origin under which people reach the site. */
  readonly baseUrl: string;
}

const submitted = z.looseObject({ applicationId: z.uuid(), sequence: z.int() });

/**
 * After a submission: the receipt as PDF, with a QR code for the public look-up of the progress. Setting the page takes
 * its time, so that no transaction is held meanwhile; after a crash it is made once more.
 */
export function receiptHandler({ database, policies, contents, baseUrl }: ReceiptOptions): Handler {
  return {
    name: 'application.makeReceipt',
    on: ['ApplicationSubmitted'],
    async reaches(payload, at) {
      const { applicationId, sequence } = submitted.parse(payload);
      const found = await submissionOf(database.orm, applicationId, sequence);
      const { application, snapshot, round, organisation } = found;
      const { number, checkCode } = application;
      if (number === null || checkCode === null) throw new Error(`application ${applicationId} has no number`);
      const address = `${baseUrl}${progressPath(number, checkCode)}`;
      const titles = claimTitles(policies, round, snapshot);
      const { title: policyTitle = round.policyId } =
        policies.find(round.policyId, round.version)?.definition.manifest ?? {};
      const content = await toPdfInThread(receiptOf({ ...found, number, address, titles, policyTitle }));
      const name = say('receipt.file', { number });
      await database.orm.transaction(async (tx) => {
        const kept = await keepMadeFile(tx, contents, { content, name, kind: 'pdf', ownerId: organisation.id, at });
        if (!kept.ok) throw new Error(kept.refusal.message);
        await keepReceipt(tx, applicationId, sequence, kept.file.id);
      });
    },
  };
}

interface ReceiptFacts {
  readonly application: ApplicationRow;
  readonly snapshot: SnapshotRow;
  readonly round: RoundRow;
  readonly organisation: Organisation;
  readonly number: string;
  readonly address: string;
  readonly titles: readonly string[];
  readonly policyTitle: string;
}

function receiptOf({
  application,
  snapshot,
  round,
  organisation,
  number,
  address,
  ...words
}: ReceiptFacts): OfficialDocument {
  const { titles, policyTitle } = words;
  const rows: string[][] = [
    [say('receipt.number'), number],
    [say('receipt.applicant'), organisation.name],
    [say('receipt.uscc'), organisation.uscc],
    [say('receipt.round'), round.title],
    [say('receipt.policy'), policyTitle],
    [say('receipt.claims'), titles.join(say('list.separator'))],
    [say('receipt.submittedAt'), `${beijingDay(snapshot.at)} ${TIME.format(snapshot.at)}`],
    [say('receipt.next'), nextSentence('submitted', application)],
    [say('receipt.digest'), snapshot.sha256],
  ];
  return {
    title: say('receipt.title'),
    blocks: [
      { kind: 'paragraph', text: say('receipt.body') },
      {
        kind: 'table',
        columns: [
          { title: say('receipt.item'), share: 3, align: 'left' },
          { title: say('receipt.content'), share: 7, align: 'left' },
        ],
        rows,
      },
    ],
    ...(round.isSample ? { mark: say('marks.sample') } : {}),
    qr: { text: address, caption: say('receipt.qr') },
    createdAt: snapshot.at,
  };
}

const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });

async function submissionOf(tx: Reader, applicationId: string, sequence: number) {
  const application = await applicationOf(tx, applicationId);
  const snapshot = await snapshotOf(tx, applicationId, sequence);
  const found = application && (await roundOf(tx, application.roundId));
  const organisation = application && (await organisationOf(tx, application.organisationId));
  if (!application || !snapshot || !found || !organisation) throw new Error(`no submission of ${applicationId}`);
  return { application, snapshot, round: found.round, organisation };
}

function claimTitles(policies: PolicyShelf, round: RoundRow, { request, draft }: SnapshotRow): string[] {
  const loaded = policies.find(round.policyId, round.version);
  if (!loaded) return request.claims.map(({ clause }) => clause);
  const circumstances = { applicant: NOBODY, subjects: new Map(), costs: [] };
  const naming = new Naming({ draft, circumstances, loaded, terms: termsOn(loaded, request.asOf) });
  return draft.claims.map((claim) => naming.claim(claim));
}

const NOBODY = { name: '', uscc: '', blank: [], debarments: [], priorAwards: [], usedCosts: [] };
