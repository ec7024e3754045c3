import { runSteps } from './steps.ts';

/** `npm run test:long`: what is too long for continuous integration. */
process.exitCode = runSteps([
  {
    name: 'Long property tests',
    command: ['vitest', 'run', '--config', 'vitest.long.config.ts'],
    cure: 'the failing seed is printed; a counterexample belongs into the short tests as an example of its own.',
  },
]);
