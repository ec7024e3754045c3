import { CHECKS } from './checks.ts';
import { runSteps } from './steps.ts';

/** `npm test`: everything that continuous integration runs, in the order in which a failure is cheapest to learn. */
process.exitCode = runSteps([
  ...CHECKS,
  {
    name: 'Lock file',
    command: ['npm', 'ci', '--dry-run', '--loglevel=error'],
    cure: 'pin the version whose platform packages all exist, then npm install.',
  },
  {
    name: 'Unit, property and front-door tests',
    command: ['vitest', 'run'],
    cure: 'mend the code; an expectation is only changed with its arithmetic.',
  },
  { name: 'Client build', command: ['vite', 'build', '--logLevel', 'warn'], cure: 'mend the build error above.' },
  {
    name: 'Browser tours',
    command: ['playwright', 'test'],
    cure: 'look at test-results/; npx playwright show-trace opens the recording of a failed tour.',
  },
]);
