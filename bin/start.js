#!/usr/bin/env node
// npm start: builds what a browser loads where that is stale, then runs the server from source in this process.
import { join } from 'node:path';
import { register } from 'tsx/esm/api';
import { buildWhatIsStale } from './build.js';

if (!process.argv.includes('--help')) buildWhatIsStale();
// Named, because tsx would look for it in the folder that the command was given in.
register({ tsconfig: join(import.meta.dirname, '..', 'tsconfig.json') });
await import('../api/production-react.mjs');
await import('../api/main.ts');
