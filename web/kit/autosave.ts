import { ApiProblem } from './problem.ts';

/**
 * Saves a draft while it is typed: a moment after the last change, one save at a time. Until the server has confirmed,
 * a copy lies in the browser, so that a closed window, a dead battery or a lost network loses nothing. When somebody
 * else has changed the draft meanwhile nothing is overwritten: both versions are handed over.
 */

/** offline covers every missing answer: no network, or the service away. refused: the server will not have it as it is. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'refused';

export type SaveOutcome<T> =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'conflict'; readonly theirs: T; readonly revision: number };

/** `revision` is the one the value was made from. Throws ApiProblem or Unreachable. */
export type Save<T> = (value: T, revision: number, options: { readonly keepalive: boolean }) => Promise<SaveOutcome<T>>;

/** Where copies lie: localStorage, or a map in tests. */
export interface Keep {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
  remove(key: string): void;
}

export interface AutosaveGround {
  readonly keep: Keep;
  /** Runs later; the returned function calls it off. */
  later(milliseconds: number, run: () => void): () => void;
}

export interface DraftView<T> {
  readonly value: T;
  readonly revision: number;
  readonly state: SaveState;
  /** Where the state is `conflict`: the version of the server. `value` is the one of this browser. */
  readonly theirs?: T;
  /** Where the state is `refused`. */
  readonly problem?: ApiProblem;
}

interface Copy<T> {
  readonly value: T;
  readonly revision: number;
}

const QUIET_MILLISECONDS = 800;
const AGAIN_MILLISECONDS = 5000;

export class Autosave<T> {
  readonly #key: string;
  readonly #save: Save<T>;
  readonly #ground: AutosaveGround;
  readonly #listeners = new Set<() => void>();
  #view: DraftView<T>;
  #inFlight = false;
  #callOff: () => void = () => {};

  constructor(draft: { readonly id: string } & Copy<T>, save: Save<T>, ground: AutosaveGround) {
    this.#key = `yunhe.draft.${draft.id}`;
    this.#save = save;
    this.#ground = ground;
    this.#view = { value: draft.value, revision: draft.revision, state: 'saved' };
    this.#takeUp(draft);
  }

  get view(): DraftView<T> {
    return this.#view;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The person typed. */
  change(value: T): void {
    const { revision, state } = this.#view;
    if (state === 'conflict') {
      this.#show({ ...this.#view, value });
      return;
    }
    this.#keepCopy(value, revision);
    this.#show({ value, revision, state: this.#inFlight ? 'saving' : 'unsaved' });
    this.#soon(QUIET_MILLISECONDS);
  }

  /** Saves now what is not saved; `keepalive` lets the call outlive the page. */
  flush(keepalive = false): void {
    this.#callOff();
    const { state } = this.#view;
    if (this.#inFlight || state === 'saved' || state === 'conflict' || state === 'refused') return;
    void this.#send(keepalive);
  }

  /** Ends a conflict: `mine` is saved over theirs, `theirs` replaces what stands here. */
  resolve(choice: 'mine' | 'theirs'): void {
    const { value, revision, theirs, state } = this.#view;
    if (state !== 'conflict' || theirs === undefined) return;
    if (choice === 'theirs') {
      this.#ground.keep.remove(this.#key);
      this.#show({ value: theirs, revision, state: 'saved' });
      return;
    }
    this.#keepCopy(value, revision);
    this.#show({ value, revision, state: 'unsaved' });
    this.flush();
  }

  /** A copy from before: taken up where the server has not moved on, else a conflict. */
  #takeUp({ value, revision }: Copy<T>): void {
    const copy = this.#readCopy();
    if (!copy) return;
    if (JSON.stringify(copy.value) === JSON.stringify(value)) this.#ground.keep.remove(this.#key);
    else if (copy.revision >= revision) {
      // A newer revision here than there: what was read is stale, and the server will say so itself.
      this.#view = { value: copy.value, revision: copy.revision, state: 'unsaved' };
      this.#soon(QUIET_MILLISECONDS);
    } else this.#view = { value: copy.value, revision, state: 'conflict', theirs: value };
  }

  async #send(keepalive: boolean): Promise<void> {
    const { value, revision } = this.#view;
    this.#inFlight = true;
    this.#show({ value, revision, state: 'saving' });
    try {
      const outcome = await this.#save(value, revision, { keepalive });
      this.#inFlight = false;
      this.#settle(outcome, value);
    } catch (error) {
      this.#inFlight = false;
      this.#fail(error);
    }
  }

  #settle(outcome: SaveOutcome<T>, sent: T): void {
    const { value } = this.#view;
    const { revision } = outcome;
    if (outcome.kind === 'conflict') {
      this.#keepCopy(value, revision - 1);
      this.#show({ value, revision, state: 'conflict', theirs: outcome.theirs });
    } else if (value === sent) {
      this.#ground.keep.remove(this.#key);
      this.#show({ value, revision, state: 'saved' });
    } else {
      this.#keepCopy(value, revision);
      this.#show({ value, revision, state: 'unsaved' });
      this.#soon(QUIET_MILLISECONDS);
    }
  }

  #fail(error: unknown): void {
    const { value, revision } = this.#view;
    const refused = error instanceof ApiProblem && error.status < 500 && error.status !== 429;
    if (refused) this.#show({ value, revision, state: 'refused', problem: error });
    else {
      this.#show({ value, revision, state: 'offline' });
      this.#soon(AGAIN_MILLISECONDS);
    }
  }

  #soon(milliseconds: number): void {
    this.#callOff();
    this.#callOff = this.#ground.later(milliseconds, () => this.flush());
  }

  #show(view: DraftView<T>): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }

  #keepCopy(value: T, revision: number): void {
    this.#ground.keep.set(this.#key, JSON.stringify({ value, revision }));
  }

  #readCopy(): Copy<T> | undefined {
    const text = this.#ground.keep.get(this.#key);
    if (text === undefined) return undefined;
    try {
      // Only this class writes below the key, and the value is JSON of the same draft.
      const { value, revision } = JSON.parse(text) as Copy<T>;
      return typeof revision === 'number' && value !== undefined ? { value, revision } : undefined;
    } catch {
      return undefined;
    }
  }
}
