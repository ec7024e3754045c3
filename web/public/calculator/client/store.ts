import { type Answers, EMPTY, isBlank } from '../model/answers.ts';
import { perform, withFormRows } from '../model/changes.ts';
import { type EditedField, editField } from '../model/edit.ts';
import { type Opening, openFor } from '../model/opening.ts';
import type { PagePolicy } from '../model/policy.ts';
import { sharedAnswers } from '../model/share.ts';
import { KEY, type KeptStore, keptOf, lastAside, load, putAside, recordOf, save } from '../model/storage.ts';

/** What the page says beside the form: something happened that a person should know, and can often undo. */
export interface Notice {
  readonly code:
    | 'shared'
    | 'shared-over'
    | 'damaged'
    | 'unreadable'
    | 'unavailable'
    | 'cleared'
    | 'removed'
    | 'imported'
    | 'import-refused'
    | 'restored';
  /** What its button does. */
  readonly action?: 'undo' | 'keep-shared' | 'own' | 'restore-aside' | 'download-aside';
  /** What its sentence speaks of: a reason, or the list from which a row was removed. */
  readonly words?: string;
}

export interface ClientState {
  readonly answers: Answers;
  readonly notice: Notice | undefined;
  /** Field to be reached; `count` tells one wish from the next. */
  readonly focus: { readonly id: string; readonly count: number } | undefined;
}

/**
 * Holds the answers in the page. Every change is saved before it is shown, so that whatever fails afterwards, nothing
 * typed is lost.
 */
export class AnswerStore {
  #state: ClientState;
  #revision = 0;
  /** A shared link is looked at: the own answers stay saved until the first change. */
  #viewing = false;
  #begun = false;
  #before: Answers | undefined;
  #raw: string | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #policy: PagePolicy;
  readonly #today: string;
  readonly #kept: KeptStore | undefined;
  readonly #taken: () => void;

  /** `taken` is called when the figures of a shared link have become one's own, or were put away. */
  constructor(answers: Answers, policy: PagePolicy, today: string, kept: KeptStore | undefined, taken: () => void) {
    this.#taken = taken;
    this.#policy = policy;
    this.#today = today;
    this.#kept = kept;
    const first: ClientState = { answers, notice: undefined, focus: undefined };
    this.#state = first;
    this.atFirst = () => first;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly get = (): ClientState => this.#state;

  /** What the server has rendered: the page takes over from there, whatever has happened in between. */
  readonly atFirst: () => ClientState;

  /** Reads what was kept. `posted` answers are newer than it: what was kept goes aside. */
  begin(options: { readonly posted: boolean; readonly opening: Opening; readonly hash: string }): void {
    this.#begun = true;
    const found = load(this.#kept);
    if (found.kind === 'unavailable') this.#set({ notice: { code: 'unavailable' } });
    if (found.kind === 'unreadable') {
      this.#raw = found.raw;
      this.#set({ notice: { code: 'unreadable', action: 'download-aside' } });
    }
    if (found.kind === 'kept') {
      this.#revision = found.kept.revision;
      if (options.posted) this.#keepAside(found.kept.answers);
      else this.#show(openFor(found.kept.answers, options.opening, this.#policy, this.#today));
    } else if (options.posted) this.#save();
    this.open(options.hash);
  }

  /** Opens a shared link. Own answers are never overwritten by it. */
  open(hash: string): boolean {
    const shared = sharedAnswers(hash);
    if (shared === undefined) return false;
    if (shared === 'damaged') {
      this.#set({ notice: { code: 'damaged' } });
      return false;
    }
    const own = this.#state.answers;
    const over = !isBlank(own);
    this.#show(shared);
    this.#viewing = over;
    this.#set({ notice: over ? { code: 'shared-over', action: 'own' } : { code: 'shared' } });
    if (over) return true;
    this.#save();
    this.#taken();
    return true;
  }

  edit(field: EditedField): void {
    this.#change(editField(this.#state.answers, field, this.#policy, this.#today));
  }

  /** Adds or removes a row; a removed one can be brought back. */
  act(action: string): void {
    const before = this.#state.answers;
    const performed = perform(before, action);
    if (!performed) return;
    this.#change(withFormRows(performed.answers, this.#policy, this.#today), performed.focus);
    if (!action.startsWith('remove:')) return;
    this.#before = before;
    this.#set({ notice: { code: 'removed', action: 'undo', words: action.split(':')[1] ?? '' } });
  }

  /** Takes answers from a file; the former ones can be brought back. */
  replace(answers: Answers): void {
    const before = this.#state.answers;
    if (!isBlank(before) && this.#kept) putAside(this.#kept, recordOf(before));
    this.#change(withFormRows(answers, this.#policy, this.#today));
    this.#before = before;
    this.#set({ notice: { code: 'imported', action: 'undo' } });
  }

  clear(): void {
    const before = this.#state.answers;
    if (!isBlank(before) && this.#kept) putAside(this.#kept, recordOf(before));
    this.#change(withFormRows(EMPTY, this.#policy, this.#today), 'audiences');
    this.#before = before;
    this.#set({ notice: { code: 'cleared', action: 'undo' } });
  }

  notify(notice: Notice | undefined): void {
    this.#set({ notice });
  }

  /** Does what the button of the notice says. */
  answerNotice(): void {
    const action = this.#state.notice?.action;
    if (action === 'undo' && this.#before) {
      this.#change(this.#before);
      this.#set({ notice: { code: 'restored' } });
    }
    if (action === 'restore-aside') {
      const aside = lastAside(this.#kept);
      if (aside) this.replace(aside);
    }
    if (action === 'own') {
      this.#viewing = false;
      this.#taken();
      const found = load(this.#kept);
      if (found.kind === 'kept') this.#show(found.kept.answers);
      this.#set({ notice: { code: 'restored' } });
    }
  }

  /** Content that could not be read, for the person to keep. */
  get unreadable(): string | undefined {
    return this.#raw;
  }

  /** Another tab has saved, or this one comes back to the front: the newest answers are shown. */
  refresh(): void {
    if (this.#viewing || !this.#begun) return;
    try {
      const raw = this.#kept?.getItem(KEY) ?? null;
      const kept = raw === null ? undefined : keptOf(raw);
      if (!kept || kept.revision <= this.#revision) return;
      this.#revision = kept.revision;
      this.#show(kept.answers);
    } catch {
      // A store that stopped answering is noticed at the next save.
    }
  }

  #change(answers: Answers, focus?: string): void {
    if (this.#viewing) this.#adopt();
    // To bring something back after going on would take the newer entries away.
    const { notice } = this.#state;
    this.#before = undefined;
    this.#set({
      answers,
      notice: notice?.action === 'undo' || notice?.code === 'restored' ? undefined : notice,
      ...(focus === undefined ? {} : { focus: { id: focus, count: (this.#state.focus?.count ?? 0) + 1 } }),
    });
    this.#save();
  }

  /** The first change to a shared link makes it one's own; the former answers go aside and can be brought back. */
  #adopt(): void {
    this.#viewing = false;
    this.#taken();
    const found = load(this.#kept);
    if (found.kind !== 'kept') return;
    this.#revision = found.kept.revision;
    this.#keepAside(found.kept.answers);
    this.#set({ notice: { code: 'shared', action: 'restore-aside' } });
  }

  #keepAside(answers: Answers): void {
    if (this.#kept && !isBlank(answers)) putAside(this.#kept, recordOf(answers));
    if (!this.#viewing) this.#save();
  }

  #save(): void {
    const saved = save(this.#kept, this.#state.answers, this.#revision);
    if (saved.kind === 'saved') this.#revision = saved.revision;
    else if (this.#state.notice?.code !== 'unavailable') this.#set({ notice: { code: 'unavailable' } });
  }

  #show(answers: Answers): void {
    this.#set({ answers: withFormRows(answers, this.#policy, this.#today) });
  }

  #set(part: Partial<ClientState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
