import { expect, it } from 'vitest';
import { originsOf, passkeyHostOf } from './origins.ts';

it('a public address is the only origin of its site', () => {
  expect(originsOf('https://yunhe.example')).toEqual(['https://yunhe.example']);
  expect(passkeyHostOf('https://yunhe.example')).toBe('yunhe.example');
});

it('the own machine is this site under its name and its numbers, with the same port', () => {
  for (const written of ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000']) {
    const others = ['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost:3000'];
    expect([...originsOf(written)].sort()).toEqual(others);
    expect(passkeyHostOf(written)).toBe('localhost');
  }
  expect(originsOf('http://127.0.0.1:3000')).not.toContain('http://localhost:3001');
});
