/** One stretch of a compared text. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * What turns one text into the other, character by character, with as much kept as possible (longest common
 * subsequence). Sentences of a policy are some hundred characters: the quadratic table is small.
 */
export function characterDiff(before: string, after: string): Stretch[] {
  const [a, b] = [Array.from(before), Array.from(after)];
  const width = b.length + 1;
  const kept = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => kept[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      kept[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const stretches: { kind: Stretch['kind']; text: string }[] = [];
  const add = (kind: Stretch['kind'], character: string) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += character;
    else stretches.push({ kind, text: character });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i] as string);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      add('removed', a[i] as string);
      i += 1;
    } else {
      add('added', b[j] as string);
      j += 1;
    }
  }
  return stretches;
}
