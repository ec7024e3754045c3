// A worker thread does not inherit the loader that runs our TypeScript: it brings its own.
import { join } from 'node:path';
import { register } from 'tsx/esm/api';

register({ tsconfig: join(import.meta.dirname, '..', '..', '..', 'tsconfig.json') });
await import('./thread.ts');
