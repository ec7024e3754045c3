/** What waits is owned by a client; a large one may take long. */
export interface Waiting {
  readonly client: string;
  readonly large: boolean;
}

/** Clients take turns, so that one who asks a thousand times does not make everybody else wait for the thousand. */
export class FairQueue<T extends Waiting> {
  /** By client, in the order in which their turns come. */
  readonly #byClient = new Map<string, T[]>();

  /** How many of a client's are waiting. */
  waitingOf(client: string): number {
    return this.#byClient.get(client)?.length ?? 0;
  }

  add(item: T): void {
    const own = this.#byClient.get(item.client);
    if (own) own.push(item);
    else this.#byClient.set(item.client, [item]);
  }

  /** The next one whose turn it is; large ones only where asked for. */
  take(options: { readonly large: boolean }): T | undefined {
    for (const [client, own] of this.#byClient) {
      const place = own.findIndex((item) => options.large || !item.large);
      if (place < 0) continue;
      const [item] = own.splice(place, 1);
      this.#byClient.delete(client);
      if (own.length > 0) this.#byClient.set(client, own);
      return item;
    }
    return undefined;
  }

  /** Takes one out of turn; false where it does not wait. */
  remove(item: T): boolean {
    const own = this.#byClient.get(item.client);
    const place = own?.indexOf(item) ?? -1;
    if (!own || place < 0) return false;
    own.splice(place, 1);
    if (own.length === 0) this.#byClient.delete(item.client);
    return true;
  }

  /** Empties the queue. */
  drain(): T[] {
    const all = [...this.#byClient.values()].flat();
    this.#byClient.clear();
    return all;
  }
}
