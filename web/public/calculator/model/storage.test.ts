import { describe, expect, it } from 'vitest';
import { FILMING, groundOf, typedInto } from '../testing/ground.ts';
import { EMPTY } from './answers.ts';
import { KEY, type KeptStore, lastAside, load, putAside, recordOf, save } from './storage.ts';

function shelf(content: Record<string, string> = {}): KeptStore & { readonly content: Record<string, string> } {
  return {
    content,
    getItem: (key) => content[key] ?? null,
    setItem: (key, value) => {
      content[key] = value;
    },
    removeItem: (key) => {
      delete content[key];
    },
  };
}

const refusing: KeptStore = {
  getItem: () => {
    throw new Error('denied');
  },
  setItem: () => {
    throw new Error('full');
  },
  removeItem: () => {},
};

describe('what the browser keeps', () => {
  it('and cannot be read is put aside, never thrown away', () => {
    for (const raw of ['{', 'null', '[]', '{"form":99}', '{"form":1,"entries":"x"}', '']) {
      const store = shelf({ [KEY]: raw });
      const found = load(store);
      expect(found.kind, raw).toBe('unreadable');
      expect(Object.values(store.content).filter((value) => value === raw).length, raw).toBe(2);
    }
  });

  it('with entries of a wrong kind among good ones keeps the good ones', () => {
    const store = shelf({
      [KEY]: JSON.stringify({ form: 1, revision: 'x', entries: [['asOf', '2026-06-01'], ['asOf'], 7, null] }),
    });
    const found = load(store);
    expect(found.kind === 'kept' && found.kept.answers.asOf).toBe('2026-06-01');
  });

  it('is a state of its own where the browser refuses', () => {
    expect(load(refusing).kind).toBe('unavailable');
    expect(load(undefined).kind).toBe('unavailable');
    expect(save(refusing, EMPTY, 0).kind).toBe('unavailable');
    expect(putAside(refusing, 'x')).toBeUndefined();
  });

  it('comes back as it was typed', () => {
    const answers = typedInto(groundOf(), FILMING);
    const store = shelf();
    expect(save(store, answers, 0)).toEqual({ kind: 'saved', revision: 1 });
    expect(load(store)).toEqual({ kind: 'kept', kept: { answers, revision: 1 } });
  });

  it('by another tab in the meantime goes aside before it is written over', () => {
    const store = shelf();
    const mine = { ...EMPTY, companyName: '甲' };
    const theirs = { ...EMPTY, companyName: '乙' };
    save(store, mine, 0);
    save(store, theirs, 1);
    expect(save(store, mine, 1)).toEqual({ kind: 'saved', revision: 3 });
    expect(lastAside(store)?.companyName).toBe('乙');
  });

  it('aside is kept five times over, the oldest gives way', () => {
    const store = shelf();
    for (let n = 1; n <= 7; n += 1) putAside(store, recordOf({ ...EMPTY, companyName: String(n) }));
    expect(Object.keys(store.content).length).toBe(5);
    expect(lastAside(store)?.companyName).toBe('7');
  });
});
