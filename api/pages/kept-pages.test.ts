import { describe, expect, it } from 'vitest';
import type { PageResponse } from '../../web/public/render.tsx';
import { KeptPages } from './kept-pages.ts';

const page = (html: string, status = 200): PageResponse => ({ status, html, headers: {} });

describe('kept pages', () => {
  it('are rendered once for each key', () => {
    const pages = new KeptPages();
    let rendered = 0;
    const render = () => page(`${++rendered}`);
    expect(pages.get('a', render)).toBe(pages.get('a', render));
    expect(pages.get('b', render).page.html).toBe('2');
  });

  it('have the same tag only where they have the same bytes', () => {
    const pages = new KeptPages();
    const [one, same, other] = [page('x'), page('x'), page('y')].map((of, index) => pages.get(String(index), () => of));
    expect(one?.tag).toBe(same?.tag);
    expect(one?.tag).not.toBe(other?.tag);
  });

  it('do not include errors, nor what has an endless address', () => {
    const pages = new KeptPages();
    for (const [key, status] of [
      ['missing', 404],
      ['x'.repeat(1000), 200],
    ] as const) {
      expect(pages.get(key, () => page('first', status)).page.html).toBe('first');
      expect(pages.get(key, () => page('second', status)).page.html).toBe('second');
    }
  });

  it('give way to others, the longest unread first', () => {
    const pages = new KeptPages();
    for (let index = 0; index < 300; index += 1) pages.get(`${index}`, () => page('kept'));
    pages.get('0', () => page('read again'));
    pages.get('one more', () => page('kept'));
    expect(pages.get('0', () => page('rendered again')).page.html).toBe('kept');
    expect(pages.get('1', () => page('rendered again')).page.html).toBe('rendered again');
  });
});
