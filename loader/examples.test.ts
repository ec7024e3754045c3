import { describe, expect, test } from 'vitest';
import { type Example, exampleRequest } from '../engine/format/example-request.ts';
import { testDefects } from './testing/defect-table.ts';

describe('an example that does not come out', () => {
  const file = 'examples/filming.yaml';
  testDefects([
    {
      name: 'another amount',
      file,
      replace: 'totalFen: 30万元',
      by: 'totalFen: 31万元',
      code: 'example.differs',
      at: 'totalFen: 31万元',
      says: '31000000',
    },
    {
      name: 'another status',
      file,
      replace: 'status: eligible',
      by: 'status: pending',
      code: 'example.differs',
      at: 'claims: { c1: { status: pending',
      says: 'eligible',
    },
    {
      name: 'a request that the engine refuses',
      file,
      replace: 'change: { asOf: 2027-01-01 }',
      by: 'change: { asOf: 2027-13-01 }',
      code: 'example.refused',
      at: 'change: { asOf: 2027-13-01 }',
      says: '/asOf',
    },
    {
      name: 'a change of a claim that is not there',
      file,
      replace: 'change: { claims.c1.facts.daysHere.here: 4 }',
      by: 'change: { claims.c2.facts.daysHere.here: 4 }',
      code: 'example.path',
      at: 'change: { claims.c2',
    },
    {
      name: 'an amount that is no money',
      file,
      replace: 'expect: { totalFen: 40万元 }',
      by: 'expect: { totalFen: 40万 }',
      code: 'example.money',
      at: '- name: 明年起按四成',
    },
    {
      name: 'an example that expects nothing',
      file,
      replace: 'expect: { totalFen: 40万元 }',
      by: 'expect: {}',
      code: 'example.empty',
      at: 'expect: {}',
    },
  ]);
});

describe('the request of an example', () => {
  const file = {
    title: '例',
    start: {
      asOf: '2026-06-01',
      applicant: { researchFen: { '2025': '900万元' } },
      claims: [{ id: 'c1', facts: { aired: true }, costs: [{ id: 'inv-1', amountFen: '620,000.00元' }] }],
    },
    examples: [],
  };
  const request = (change: Example['change']) =>
    exampleRequest(file, { name: '一', cite: [], change, expect: { claims: {} } });

  test('has amounts in fen wherever a member ends in Fen, and leaves the start as it is', () => {
    const before = structuredClone(file.start);
    expect(request({})).toEqual({
      asOf: '2026-06-01',
      applicant: { researchFen: { '2025': 900_000_000 } },
      claims: [{ id: 'c1', facts: { aired: true }, costs: [{ id: 'inv-1', amountFen: 62_000_000 }] }],
    });
    expect(file.start).toEqual(before);
  });

  test('has members written, added and removed, and items of lists found by id or position, added or taken out', () => {
    const changed = request({
      'claims.c1.facts.aired': null,
      'claims.c1.facts.daysHere.total': 7,
      'claims.c1.costs.inv-1.amountFen': '1元',
      'claims.c1.costs.inv-2': { amountFen: '2元' },
      'claims.c2': { clause: 'prize' },
      'claims.0.review': 'passed',
      'applicant.researchFen.2024': 5,
    });
    expect(changed).toEqual({
      asOf: '2026-06-01',
      applicant: { researchFen: { '2025': 900_000_000, '2024': 5 } },
      claims: [
        {
          id: 'c1',
          facts: { daysHere: { total: 7 } },
          costs: [
            { id: 'inv-1', amountFen: 100 },
            { id: 'inv-2', amountFen: 200 },
          ],
          review: 'passed',
        },
        { id: 'c2', clause: 'prize' },
      ],
    });
    expect(request({ 'claims.c1': null })).toMatchObject({ claims: [] });
  });

  test('is refused where a path leads nowhere', () => {
    expect(() => request({ 'claims.c9.review': 'passed' })).toThrow('example.path');
    expect(() => request({ 'asOf.day': 1 })).toThrow('example.path');
    expect(() => request({ 'claims.c9': 'passed' })).toThrow('example.path');
  });
});
