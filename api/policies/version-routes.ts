import { z } from 'zod';
import { anyId, calendarDay, policyId, versionId } from '../../contracts/literals.ts';
import { pageQuery } from '../../contracts/paging.ts';
import * as shown from '../../contracts/policies.ts';
import { isCalendarDay } from '../../engine/format/literals.ts';
import type { PolicyPackage } from '../../engine/package.ts';
import { coverageOf, explain } from '../../loader/index.ts';
import { findPackage } from '../../loader/package-for.ts';
import type { Clock } from '../../platform/clock.ts';
import { sendKept } from '../kept.ts';
import type { Loaded } from '../loaded.ts';
import { describe } from '../openapi/describe.ts';
import { pageFrom } from '../paging.ts';
import { problemOf } from '../problems.ts';
import type { Server } from '../server-type.ts';
import { clauseDetail, clauseSummary, coverageView, detailOf, epochOn, sentenceDetail, sentencesOf } from './views.ts';

const VERSION = '/api/v1/policies/:policy/versions/:version';
const ofVersion = z.strictObject({ policy: policyId, version: versionId });
const ofMember = z.strictObject({ policy: policyId, version: versionId, id: anyId });
const onDay = z.strictObject({ on: calendarDay.refine(isCalendarDay).optional() });

interface Member {
  readonly id: string;
}

interface ListRoute {
  readonly path: string;
  readonly operation: string;
  readonly response: z.ZodType;
  itemsOf(found: PolicyPackage, today: string): readonly Member[];
}

const LISTS: readonly ListRoute[] = [
  { path: 'sentences', operation: 'listSentences', response: shown.sentencePage, itemsOf: sentencesOf },
  {
    path: 'clauses',
    operation: 'listClauses',
    response: shown.clausePage,
    itemsOf: (found, today) => epochOn(found, today).terms.clauses.map(clauseSummary),
  },
  {
    path: 'readings',
    operation: 'listReadings',
    response: shown.readingPage,
    itemsOf: (found) => found.readings.readings,
  },
  { path: 'materials', operation: 'listMaterials', response: shown.materialPage, itemsOf: (found) => found.materials },
  {
    path: 'coverage',
    operation: 'listCoverage',
    response: shown.coveragePage,
    itemsOf: (found) => coverageOf(found).map(coverageView),
  },
];

export interface VersionOptions {
  readonly loaded: Loaded;
  readonly clock: Clock;
}

/** One version of a policy, as a whole and member by member. */
export async function versionRoutes(server: Server, { loaded, clock }: VersionOptions): Promise<void> {
  const versionOf = ({ policy, version }: z.output<typeof ofVersion>): PolicyPackage => {
    const found = findPackage(loaded, policy, version);
    if (!found) throw problemOf('POLICY_NOT_FOUND');
    return found;
  };
  const present = <T>(member: T | undefined, id: string): T => {
    if (member === undefined) throw problemOf('MEMBER_NOT_FOUND', { id });
    return member;
  };

  const versionSchema = { params: ofVersion, response: { 200: shown.policyDetail } };
  server.get(VERSION, { schema: describe('getVersion', 'policies', versionSchema) }, async (request, reply) => {
    const found = versionOf(request.params);
    return sendKept(request, reply, found.definition.digest, detailOf(found, loaded.defaultPolicy));
  });

  for (const { path, operation, response, itemsOf } of LISTS) {
    const schema = describe(operation, 'policies', {
      params: ofVersion,
      querystring: pageQuery,
      response: { 200: response },
    });
    server.get(`${VERSION}/${path}`, { schema }, async (request, reply) => {
      const found = versionOf(request.params);
      const today = clock.today();
      const page = pageFrom(itemsOf(found, today), ({ id }) => id, request.query);
      return sendKept(request, reply, `${found.definition.digest} ${epochOn(found, today).from}`, page);
    });
  }

  const sentenceSchema = { params: ofMember, response: { 200: shown.sentenceDetail } };
  const sentence = describe('getSentence', 'policies', sentenceSchema);
  server.get(`${VERSION}/sentences/:id`, { schema: sentence }, async (request, reply) => {
    const found = versionOf(request.params);
    const explanation = present(explain(found, request.params.id), request.params.id);
    return sendKept(request, reply, found.definition.digest, sentenceDetail(explanation));
  });

  const readingSchema = { params: ofMember, response: { 200: shown.reading } };
  const reading = describe('getReading', 'policies', readingSchema);
  server.get(`${VERSION}/readings/:id`, { schema: reading }, async (request, reply) => {
    const found = versionOf(request.params);
    const { id } = request.params;
    const view = present(
      found.readings.readings.find((one) => one.id === id),
      id,
    );
    return sendKept(request, reply, found.definition.digest, view);
  });

  const clauseSchema = { params: ofMember, querystring: onDay, response: { 200: shown.clauseDetail } };
  const clause = describe('getClause', 'policies', clauseSchema);
  server.get(`${VERSION}/clauses/:id`, { schema: clause }, async (request, reply) => {
    const found = versionOf(request.params);
    const { id } = request.params;
    const { from, terms } = epochOn(found, request.query.on ?? clock.today());
    const view = clauseDetail(
      present(
        terms.clauses.find((one) => one.id === id),
        id,
      ),
      from,
    );
    return sendKept(request, reply, `${found.definition.digest} ${from}`, view);
  });
}
