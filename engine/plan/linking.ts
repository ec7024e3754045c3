/** Disjoint sets of the numbers 0 .. size - 1 that are joined pair by pair. */
export class Links {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, member) => member);
  }

  /** The smallest number joined with the given one. */
  rootOf(member: number): number {
    let root = member;
    for (let parent = this.#parent[root] as number; parent !== root; parent = this.#parent[root] as number)
      root = parent;
    this.#parent[member] = root;
    return root;
  }

  join(one: number, other: number): void {
    const first = this.rootOf(one);
    const second = this.rootOf(other);
    // The smaller number becomes the root, so that groups come out in ascending order.
    if (first < second) this.#parent[second] = first;
    else this.#parent[first] = second;
  }

  /** Joins all members of a list with one another. */
  joinAll(members: readonly number[]): void {
    for (const member of members) this.join(members[0] as number, member);
  }

  /** The sets, each ascending, in the order of their smallest members. */
  groups(): number[][] {
    const byRoot = new Map<number, number[]>();
    for (let member = 0; member < this.#parent.length; member++) {
      const root = this.rootOf(member);
      const group = byRoot.get(root);
      if (group) group.push(member);
      else byRoot.set(root, [member]);
    }
    return [...byRoot.values()];
  }
}
