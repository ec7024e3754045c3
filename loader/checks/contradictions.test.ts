import { describe } from 'vitest';
import { testDefects } from '../testing/defect-table.ts';

const filming = 'clauses/filming.yaml';

describe('conditions that can never hold together', () => {
  testDefects([
    {
      name: 'a day before which and after which nobody may apply',
      file: 'clauses/prize.yaml',
      replace: '  - code: PR-REACHED',
      by: '  - { code: PR-LATER, label: 以后, cite: art2.s2, test: { applicationDay: { notBefore: 2029-01-01 } } }\n  - code: PR-REACHED',
      code: 'contradiction',
      at: '- { code: PR-LATER',
      says: 'G-PERIOD',
    },
    {
      name: 'a period that ends before it begins',
      file: 'policy.yaml',
      replace: 'applicationDay: { notAfter: 2028-12-31 }',
      by: 'applicationDay: { notBefore: 2029-01-01, notAfter: 2028-12-31 }',
      code: 'contradiction',
      at: 'test:\n      applicationDay',
    },
    {
      name: 'an amount at least and at most what it cannot be',
      file: 'clauses/prize.yaml',
      replace: '  - code: PR-REACHED',
      by: '  - { code: PR-SMALL, label: 小, cite: art2.s2, test: { compare: { left: 10000元, relation: atLeast, right: boxOfficeFen } } }\n  - code: PR-REACHED',
      code: 'contradiction',
      at: 'test:\n      compare: { left: boxOfficeFen',
      says: 'PR-SMALL',
    },
    {
      name: 'more than half and less than a third',
      file: filming,
      replace: '  - code: FI-GENRE',
      by: '  - { code: FI-THIRD, label: 少, cite: art2.s1, test: { compare: { left: daysHere.here, relation: lessThan, right: { share: 1/3, of: daysHere.total } } } }\n  - code: FI-GENRE',
      code: 'contradiction',
      at: '- { code: FI-THIRD',
    },
    {
      name: 'a fact that must hold and must not',
      file: 'clauses/episodes.yaml',
      replace: 'test: { review: passed }',
      by: 'test: { all: [{ review: passed }, { not: { fact: aired } }] }',
      code: 'contradiction',
      at: 'test: { all',
      says: 'EP-AIRED',
    },
    {
      name: 'choices without one in common',
      file: filming,
      replace: '  - code: FI-GENRE',
      by: '  - { code: FI-OTHER, label: 类型, cite: art2.s1, test: { oneOf: { fact: genre, values: [different] } } }\n  - { code: FI-FILM, label: 类型, cite: art2.s1, test: { oneOf: { fact: genre, values: [film] } } }\n  - code: FI-GENRE',
      code: 'contradiction',
      at: '- { code: FI-FILM',
    },
  ]);
});
