/** One member that differs: its path (`lines/0/fen`) and both values; undefined = was not there. */
export interface MemberChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The members of two values of JSON that differ, in the order of their paths. */
export function changesBetween(before: unknown, after: unknown): MemberChange[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((change) => change.before !== change.after);
}

function membersOf(value: unknown): Map<string, string> {
  const members = new Map<string, string>();
  const walk = (part: unknown, path: string) => {
    const isTree = typeof part === 'object' && part !== null && Object.keys(part).length > 0;
    if (isTree) for (const [name, member] of Object.entries(part)) walk(member, path === '' ? name : `${path}/${name}`);
    else members.set(path, typeof part === 'string' ? part : JSON.stringify(part));
  };
  if (value !== null && value !== undefined) walk(value, '');
  return members;
}
