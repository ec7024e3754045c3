import { CHECKS } from './checks.ts';
import { runSteps } from './steps.ts';

/** `npm run check`: under two minutes. */
process.exitCode = runSteps(CHECKS);
