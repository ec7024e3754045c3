import type { Step } from './steps.ts';

/** The fast part of `npm test`: format, lint, types, import borders, unused code, committed schemas. */
export const CHECKS: readonly Step[] = [
  {
    name: 'Format and lint',
    command: ['biome', 'check', '--error-on-warnings', '.'],
    cure: 'npm run format mends what can be mended by itself; the rest is named above.',
  },
  { name: 'Types', command: ['tsc', '--noEmit'], cure: 'mend the types at the places named above.' },
  {
    name: 'Import borders',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'engine',
      'platform',
      'messages',
      'contracts',
      'loader',
      'modules',
      'views',
      'journeys',
      'api',
      'cli',
      'web',
      'bench',
      'tools',
      'town',
    ],
    cure: 'move the code to the place that may import it; the table stands in docs/architecture.md.',
  },
  { name: 'Unused code and dependencies', command: ['knip'], cure: 'remove what is named above, or use it.' },
  {
    name: 'Glossary',
    command: ['node', '--import', 'tsx', 'tools/glossary.ts'],
    cure: 'use the word of the glossary that is named above.',
  },
];
