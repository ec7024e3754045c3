import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { problems } from './problems.test-oracle.ts';
const scale = { mostClaims: 20, mostItems: 30, mostSupports: 5, mostFen: 1e6, listing: 3, ratesBp: [3000, 2500] };
const r = fc.check(fc.property(problems(scale), () => false), { seed: 1809903, path: '3', endOnFailure: true });
writeFileSync('/tmp/case.json', JSON.stringify(r.counterexample![0]));
