import { describe, expect, it } from 'vitest';
import { Autosave, type AutosaveGround, type Save, type SaveOutcome } from './autosave.ts';
import { ApiProblem, Unreachable } from './problem.ts';

/** A clock that runs only when the test says so, and a store that outlives the draft. */
function testGround(copies = new Map<string, string>()) {
  let planned: { readonly at: number; readonly run: () => void }[] = [];
  let now = 0;
  const ground: AutosaveGround = {
    keep: {
      get: (key) => copies.get(key),
      set: (key, text) => void copies.set(key, text),
      remove: (key) => void copies.delete(key),
    },
    later(milliseconds, run) {
      const entry = { at: now + milliseconds, run };
      planned.push(entry);
      return () => {
        planned = planned.filter((one) => one !== entry);
      };
    },
  };
  return {
    ground,
    copies,
    /** Lets time pass, then what was started by it come to its end. */
    async pass(milliseconds: number) {
      now += milliseconds;
      const due = planned.filter(({ at }) => at <= now);
      planned = planned.filter(({ at }) => at > now);
      for (const { run } of due) run();
      await settle();
    },
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/** A server that answers when it is told to, and remembers what it was asked. */
function testServer() {
  const asked: { value: string; revision: number; keepalive: boolean }[] = [];
  const open: { resolve: (outcome: SaveOutcome<string>) => void; reject: (error: unknown) => void }[] = [];
  const save: Save<string> = (value, revision, { keepalive }) => {
    asked.push({ value, revision, keepalive });
    return new Promise((resolve, reject) => open.push({ resolve, reject }));
  };
  return {
    save,
    asked,
    async answer(outcome: SaveOutcome<string>) {
      open.shift()?.resolve(outcome);
      await settle();
    },
    async fail(error: unknown) {
      open.shift()?.reject(error);
      await settle();
    },
  };
}

const DRAFT = { id: 'a1', value: 'old', revision: 3 };
const KEY = 'yunhe.draft.a1';

function begin(copies?: Map<string, string>) {
  const time = testGround(copies);
  const server = testServer();
  return { ...time, server, draft: new Autosave(DRAFT, server.save, time.ground) };
}

describe('a draft that saves itself', () => {
  it('keeps a copy and tries again while the server cannot be reached', async () => {
    const { draft, server, copies, pass } = begin();
    draft.change('new');
    await pass(800);
    await server.fail(new Unreachable());
    expect(draft.view).toMatchObject({ value: 'new', state: 'offline' });
    expect(copies.get(KEY)).toBe('{"value":"new","revision":3}');
    await pass(5000);
    await server.answer({ kind: 'saved', revision: 4 });
    expect(draft.view).toEqual({ value: 'new', revision: 4, state: 'saved' });
    expect(copies.size).toBe(0);
  });

  it('says what it was refused with, keeps the copy, and tries again only after a change', async () => {
    const { draft, server, copies, pass } = begin();
    const problem = new ApiProblem({ status: 422, code: 'TOO_LONG', message: 'too long' });
    draft.change('new');
    await pass(800);
    await server.fail(problem);
    expect(draft.view).toMatchObject({ state: 'refused', problem });
    await pass(60_000);
    draft.flush();
    expect(server.asked).toHaveLength(1);
    expect(copies.has(KEY)).toBe(true);
    draft.change('newer');
    await pass(800);
    expect(server.asked[1]).toMatchObject({ value: 'newer', revision: 3 });
  });

  it('overwrites nothing when somebody else has saved: both versions are there, and the person chooses', async () => {
    const { draft, server, pass } = begin();
    draft.change('mine');
    await pass(800);
    await server.answer({ kind: 'conflict', theirs: 'theirs', revision: 7 });
    expect(draft.view).toEqual({ value: 'mine', revision: 7, state: 'conflict', theirs: 'theirs' });
    await pass(60_000);
    expect(server.asked).toHaveLength(1);
    draft.change('mine and more');
    expect(draft.view).toMatchObject({ state: 'conflict', value: 'mine and more' });
    draft.resolve('mine');
    expect(server.asked[1]).toMatchObject({ value: 'mine and more', revision: 7 });
  });

  it('takes over the version of the other person when that is chosen, and drops the copy', async () => {
    const { draft, server, copies, pass } = begin();
    draft.change('mine');
    await pass(800);
    await server.answer({ kind: 'conflict', theirs: 'theirs', revision: 7 });
    draft.resolve('theirs');
    expect(draft.view).toEqual({ value: 'theirs', revision: 7, state: 'saved' });
    expect(copies.size).toBe(0);
  });

  it('takes up what a closed window had not saved', async () => {
    const { copies } = begin();
    copies.set(KEY, '{"value":"typed before","revision":3}');
    const { draft, server, pass } = begin(copies);
    expect(draft.view).toMatchObject({ value: 'typed before', state: 'unsaved' });
    await pass(800);
    expect(server.asked[0]).toMatchObject({ value: 'typed before', revision: 3 });
  });

  it('opens with both versions when the draft was changed elsewhere since the copy was made', () => {
    const { draft } = begin(new Map([[KEY, '{"value":"typed before","revision":2}']]));
    expect(draft.view).toEqual({ value: 'typed before', revision: 3, state: 'conflict', theirs: 'old' });
  });

  it('drops a copy that says the same as the server, and one that is damaged', () => {
    const same = new Map([[KEY, '{"value":"old","revision":2}']]);
    expect(begin(same).draft.view.state).toBe('saved');
    expect(same.size).toBe(0);
    expect(begin(new Map([[KEY, '{"value"']])).draft.view).toMatchObject({ value: 'old', state: 'saved' });
  });

  it('sends one save at a time; what was typed meanwhile follows with the new revision', async () => {
    const { draft, server, copies, pass } = begin();
    draft.change('a');
    await pass(800);
    draft.change('ab');
    await pass(800);
    draft.flush();
    expect(server.asked).toHaveLength(1);
    await server.answer({ kind: 'saved', revision: 4 });
    expect(draft.view).toMatchObject({ value: 'ab', revision: 4, state: 'unsaved' });
    expect(copies.get(KEY)).toBe('{"value":"ab","revision":4}');
    await pass(800);
    expect(server.asked[1]).toMatchObject({ value: 'ab', revision: 4 });
  });

  it('waits until the typing rests', async () => {
    const { draft, server, pass } = begin();
    for (const value of ['a', 'ab', 'abc']) {
      draft.change(value);
      await pass(500);
    }
    expect(server.asked).toHaveLength(0);
    await pass(300);
    expect(server.asked).toEqual([{ value: 'abc', revision: 3, keepalive: false }]);
  });

  it('saves at once, by a call that outlives the page, when the page goes', () => {
    const { draft, server } = begin();
    draft.flush(true);
    draft.change('new');
    draft.flush(true);
    expect(server.asked).toEqual([{ value: 'new', revision: 3, keepalive: true }]);
  });
});
