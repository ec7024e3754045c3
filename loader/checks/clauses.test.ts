import { describe } from 'vitest';
import { testDefects } from '../testing/defect-table.ts';

const filming = 'clauses/filming.yaml';

describe('a clause that cannot be computed', () => {
  testDefects([
    {
      name: 'amounts on a clause whose text is not published',
      file: 'clauses/secret.yaml',
      replace: 'unpublished: 正文没有公布。',
      by: 'unpublished: 正文没有公布。\nbase: { label: 定额, cite: art2.s5, from: { flat: 5万元 } }',
      code: 'unpublished.terms',
      at: 'base:',
    },
    {
      name: 'a clause with nothing to compute',
      file: 'clauses/secret.yaml',
      replace: 'cite: [art3]\nunpublished: 正文没有公布。',
      by: 'cite: [art2.s5]',
      code: 'award.no-base',
      at: 'id: secret',
    },
    {
      name: 'costs without a rate',
      file: filming,
      replace:
        'rate:\n  cite: art2.s1\n  phrase: 支出的30%\n  share: { atMost: { dated: [{ value: 30% }, { from: 2027-01-01, value: 40% }] } }\n',
      by: '',
      code: 'award.no-rate',
      at: 'base:',
    },
    {
      name: 'once on an award that is not flat',
      file: 'clauses/once-only.yaml',
      replace: 'from: { flat: 10万元 }',
      by: 'from: { amount: boxOfficeFen }',
      code: 'once.no-flat',
      at: 'once:',
    },
    {
      name: 'a cap that leaves out its own clause',
      file: filming,
      replace: 'limit: 50万元',
      by: 'limit: 50万元\n    over: [prize]',
      code: 'cap.without-own',
      at: 'over: [prize]',
    },
    {
      name: 'a top-up of nothing',
      file: filming,
      replace: 'limit: 50万元',
      by: 'limit: computed',
      code: 'cap.computed-alone',
      at: '- code: FI-SUBJECT',
    },
    {
      name: 'caps that cross',
      file: 'clauses/episodes.yaml',
      replace: '      - { quantity: episodesAired, price: 2万元 }',
      by:
        '      - { quantity: episodesAired, price: 2万元 }\ncaps:\n  - { code: EP-ALL, label: 合计, cite: art2.s3, per: applicant-year, limit: 9万元, over: [episodes, growth] }\n' +
        '  - { code: EP-OTHER, label: 合计, cite: art2.s3, per: applicant-year, limit: 9万元, over: [episodes, prize] }',
      code: 'cap.crossing',
      at: '- { code: EP-OTHER',
      says: 'EP-ALL',
    },
    {
      name: 'a cap by subject that reaches further than one by applicant',
      file: 'clauses/prize.yaml',
      replace: '        - { from: 5000万元, amount: 50万元 }',
      by:
        '        - { from: 5000万元, amount: 50万元 }\ncaps:\n  - { code: PR-BOTH, label: 合计, cite: art2.s2, per: subject, limit: 9万元, over: [prize, episodes] }\n' +
        '  - { code: PR-YEAR, label: 合计, cite: art2.s2, per: applicant-year, limit: 9万元 }',
      code: 'cap.crossing',
      at: '- { code: PR-YEAR',
    },
    {
      name: 'top-ups that top up each other',
      file: 'clauses/prize.yaml',
      replace: '        - { from: 5000万元, amount: 50万元 }',
      by:
        '        - { from: 5000万元, amount: 50万元 }\ncaps:\n' +
        '  - { code: PR-TOP, label: 补足, cite: art2.s2, per: subject, limit: computed, over: [filming] }',
      also: { file: filming, replace: 'limit: 50万元', by: 'limit: computed\n    over: [prize]' },
      code: 'cap.ring',
      in: filming,
      at: '- code: FI-SUBJECT',
      says: 'filming → prize → filming',
    },
    {
      name: 'an increment of a year over itself',
      file: 'clauses/growth.yaml',
      replace: 'against: -2',
      by: 'against: -1',
      code: 'increment.same-year',
      at: 'increment:',
    },
    {
      name: 'steps in the wrong order',
      file: 'clauses/prize.yaml',
      replace: 'from: 5000万元',
      by: 'from: 500万元',
      code: 'tiers.order',
      at: '- { from: 500万元',
    },
    {
      name: 'a higher step that pays no more',
      file: 'clauses/prize.yaml',
      replace: 'amount: 50万元',
      by: 'amount: 10万元 ',
      code: 'tiers.falling',
      at: '- { from: 5000万元',
    },
    {
      name: 'a filter on a category that the claim never names',
      file: filming,
      replace: 'categories: [rooms, sets, land]',
      by: 'categories: [rooms, sets]',
      code: 'category.not-asked',
      at: '- notCategory: [land]',
    },
    {
      name: 'a category both required and excluded',
      file: filming,
      replace: '- notCategory: [land]',
      by: '- category: [rooms, land]\n        - notCategory: [land]',
      code: 'category.in-and-out',
      at: '- notCategory: [land]',
    },
    {
      name: 'filters that leave nothing',
      file: filming,
      replace: '- notCategory: [land]',
      by: '- notCategory: [land, rooms, sets]',
      code: 'category.none-left',
      at: '- notCategory: [land',
    },
    {
      name: 'a cap by subject on a clause that names none',
      file: filming,
      replace: 'needs: [subject]\n',
      by: '',
      code: 'needs.lacking',
      at: 'per: subject',
    },
    {
      name: 'an exclusion by a subject that a clause does not name',
      file: 'policy.yaml',
      replace: 'clauses: [filming, prize]\n    same: [subject]',
      by: 'clauses: [filming, growth]\n    same: [subject]',
      code: 'needs.lacking',
      at: 'clauses: [filming, growth]',
    },
  ]);
});
