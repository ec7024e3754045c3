import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleEngine } from './testing/bundle.ts';

let code: string;

beforeAll(async () => {
  code = await bundleEngine();
});

describe('the engine in a page', () => {
  it('needs no built-in of Node', () => {
    expect(code).not.toMatch(/__vite-browser-external|["']node:|\brequire\(|\bprocess\.|\bBuffer\./);
  });

  it('makes no code from text, so that it runs without unsafe-eval', () => {
    expect(code).not.toMatch(/\beval\(|\bnew Function\b|\bFunction\(/);
  });

  it('carries neither the parser of packages nor anything else from outside', () => {
    expect(code).not.toMatch(/zod|_zod|ZodError|safeParse/i);
    expect(code).not.toMatch(/^import\b/m);
  });

  it('is small: at most 40 kB as it travels', () => {
    expect(gzipSync(code).length).toBeLessThan(40_000);
  });
});
