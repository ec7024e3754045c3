#!/usr/bin/env node
// Plain JavaScript, so that `npx yunhe` works right after `npm ci`: the rest is TypeScript and is read as it is.
import { register } from 'tsx/esm/api';

register();
const { run } = await import('./main.ts');
await run(process.argv.slice(2));
