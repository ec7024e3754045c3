import sharp from 'sharp';
import { given, type Outcome, refuse } from './refusals.ts';

/** Pixels of one picture: twice what telephones take. */
const MOST_PIXELS = 100_000_000;
const SECONDS = 20;

/** Width and height in pixels, turned upright; refuses what is no picture, broken, or larger than a camera takes. */
export async function pictureSize(
  bytes: Uint8Array,
): Promise<Outcome<{ readonly width: number; readonly height: number }>> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) return refuse('picture-too-large', { megapixels: MOST_PIXELS / 1_000_000 });
    return given({ width, height });
  } catch {
    return refuse('file-damaged');
  }
}

/** Grey values, upright and no longer than `most` on a side; undefined where the picture cannot be decoded. */
export async function greyPixels(
  bytes: Uint8Array,
  most: number,
  exactly?: { readonly width: number; readonly height: number },
): Promise<{ readonly data: Uint8Array; readonly width: number; readonly height: number } | undefined> {
  try {
    const size = exactly
      ? { ...exactly, fit: 'fill' as const }
      : { width: most, height: most, fit: 'inside' as const, withoutEnlargement: true };
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'none' })
      .timeout({ seconds: SECONDS })
      .rotate()
      .flatten({ background: 'white' })
      .resize(size)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    return undefined;
  }
}
