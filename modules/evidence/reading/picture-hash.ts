import { greyPixels } from './picture.ts';
import { given, type Outcome, refuse } from './refusals.ts';

const WIDTH = 9;
const HEIGHT = 8;

/**
 * A hash of 64 bits of how a picture looks (difference hash), as 16 hexadecimal digits: the same picture scaled, saved
 * again or slightly cropped differs in few bits. A picture of one colour hashes to zeros and says nothing.
 */
export async function pictureHash(bytes: Uint8Array): Promise<Outcome<string>> {
  const grey = await greyPixels(bytes, WIDTH, { width: WIDTH, height: HEIGHT });
  if (!grey) return refuse('file-damaged');
  let hash = 0n;
  for (let row = 0; row < HEIGHT; row += 1) {
    for (let column = 1; column < WIDTH; column += 1) {
      const at = row * WIDTH + column;
      hash = (hash << 1n) | ((grey.data[at] ?? 0) > (grey.data[at - 1] ?? 0) ? 1n : 0n);
    }
  }
  return given(hash.toString(16).padStart(16, '0'));
}

/** In how many of the 64 bits two hashes differ; up to 6 the pictures are taken for near-identical. */
export function hashDistance(one: string, other: string): number {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits > 0n; bits >>= 1n) count += Number(bits & 1n);
  return count;
}
