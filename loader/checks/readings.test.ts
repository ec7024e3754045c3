import { describe } from 'vitest';
import { testDefects } from '../testing/defect-table.ts';

const filming = 'clauses/filming.yaml';

describe('the register of readings', () => {
  testDefects([
    {
      name: 'a reading that nobody wrote',
      file: filming,
      replace: '{ reading: half-included }',
      by: '{ reading: half-includes }',
      code: 'reading.unknown',
      at: 'relation: { reading: half-includes }',
    },
    {
      name: 'a choice that is not among the alternatives',
      file: 'readings.yaml',
      replace: 'chosen: included',
      by: 'chosen: includes',
      code: 'reading.no-alternative',
      at: 'chosen: includes',
      says: 'included',
    },
    {
      name: 'a default that is not among the alternatives',
      file: 'readings.yaml',
      replace: 'default: included',
      by: 'default: nobody',
      code: 'reading.no-alternative',
      at: 'default: nobody',
    },
    {
      name: 'a chosen alternative without the value that the terms need',
      file: 'readings.yaml',
      replace: 'label: 算, value: atLeast',
      by: 'label: 算',
      code: 'reading.no-value',
      in: filming,
      at: 'relation: { reading: half-included }',
    },
    {
      name: 'an alternative in reserve without the value that the terms need',
      file: 'readings.yaml',
      replace: 'label: 不算, value: moreThan',
      by: 'label: 不算',
      code: 'reading.no-value',
      in: filming,
      at: 'relation: { reading: half-included }',
    },
    {
      name: 'an alternative in reserve that does not fit its place',
      file: 'readings.yaml',
      replace: 'label: 不算, value: moreThan',
      by: 'label: 不算, value: above',
      code: 'not-one-of',
      at: 'value: above',
    },
    {
      name: 'an alternative in reserve that names an unknown level',
      file: 'readings.yaml',
      replace: 'value: [district, municipal]',
      by: 'value: [district, national]',
      code: 'level.unknown',
      at: 'value: [district, national]',
    },
    {
      name: 'values that no term uses',
      file: filming,
      replace: '{ reading: half-included }',
      by: 'atLeast',
      code: 'reading.unused',
      in: 'readings.yaml',
      at: '- id: half-included',
    },
    {
      name: 'readings that refer to each other in a ring',
      file: 'readings.yaml',
      replace: 'label: 算, value: atLeast',
      by: 'label: 算, value: { reading: half-included }',
      code: 'reading.ring',
      at: 'value: { reading: half-included }',
      says: 'half-included → half-included',
    },
  ]);
});
