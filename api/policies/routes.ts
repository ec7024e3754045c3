import { createHash } from 'node:crypto';
import { z } from 'zod';
import { policyId } from '../../contracts/literals.ts';
import { pageQuery } from '../../contracts/paging.ts';
import { policyDetail, policyPage, versionPage } from '../../contracts/policies.ts';
import { findPackage } from '../../loader/package-for.ts';
import { sendKept } from '../kept.ts';
import type { Loaded } from '../loaded.ts';
import { describe } from '../openapi/describe.ts';
import { pageFrom } from '../paging.ts';
import { problemOf } from '../problems.ts';
import type { Server } from '../server-type.ts';
import { detailOf, summaryOf } from './views.ts';

const ofPolicy = z.strictObject({ policy: policyId });

/** Which policies and versions are loaded. They change only when the process is started with other files. */
export async function policyRoutes(server: Server, { loaded }: { readonly loaded: Loaded }): Promise<void> {
  const { packages, defaultPolicy } = loaded;
  const digests = packages.map(({ definition }) => definition.digest).join();
  const all = createHash('sha256').update(digests).digest('hex');
  const summaries = packages.map((one) => summaryOf(one, defaultPolicy));
  // By id, then newest first: the first of an id is its newest version.
  const newest = summaries.filter(({ id }, index) => summaries[index - 1]?.id !== id);

  server.get(
    '/api/v1/policies',
    { schema: describe('listPolicies', 'policies', { querystring: pageQuery, response: { 200: policyPage } }) },
    async (request, reply) => {
      return sendKept(
        request,
        reply,
        all,
        pageFrom(newest, ({ id }) => id, request.query),
      );
    },
  );

  server.get(
    '/api/v1/policies/:policy',
    { schema: describe('getPolicy', 'policies', { params: ofPolicy, response: { 200: policyDetail } }) },
    async (request, reply) => {
      const found = findPackage(loaded, request.params.policy);
      if (!found) throw problemOf('POLICY_NOT_FOUND');
      return sendKept(request, reply, found.definition.digest, detailOf(found, defaultPolicy));
    },
  );

  const versionSchema = { params: ofPolicy, querystring: pageQuery, response: { 200: versionPage } };
  server.get(
    '/api/v1/policies/:policy/versions',
    { schema: describe('listVersions', 'policies', versionSchema) },
    async (request, reply) => {
      const versions = summaries.filter(({ id }) => id === request.params.policy);
      if (versions.length === 0) throw problemOf('POLICY_NOT_FOUND');
      return sendKept(
        request,
        reply,
        all,
        pageFrom(versions, ({ version }) => version, request.query),
      );
    },
  );
}
