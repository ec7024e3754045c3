import { expect } from 'vitest';
import type { Assessment } from '../result.ts';
import { type ReferenceRequest, reference } from './reference.ts';

/** Asserts that an assessment is, member by member, what the contract read naively gives; sentences aside. */
export function expectAgreement(found: Assessment, request: ReferenceRequest): void {
  const wanted = reference(request);
  expect({
    asOf: found.asOf,
    programYear: found.programYear,
    claims: found.claims.map((claim) => ({
      ...claim,
      trace: claim.trace.map(({ code, holds, cite }) => [code, holds, cite]),
    })),
    limits: found.limits,
    totalFen: found.totalFen,
    elsewhereFen: found.elsewhereFen,
  }).toEqual(wanted);
  expect(found.plan).toEqual({ proven: true });
  for (const { trace } of found.claims) for (const { text } of trace) expect(text).toMatch(/[一-鿿]/);
}
