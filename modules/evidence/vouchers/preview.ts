import sharp from 'sharp';

/** Longest side of a preview in pixels, and most pixels of the picture that it is made of. */
const LONGEST_SIDE = 1600;
const MOST_PIXELS = 100_000_000;
const SECONDS = 20;

/** A PNG of a picture, upright, without what cameras write into it; undefined where it cannot be decoded. */
export async function pngOf(picture: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'none' })
      .timeout({ seconds: SECONDS })
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 6 })
      .toBuffer();
  } catch {
    return undefined;
  }
}
