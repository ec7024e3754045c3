import sharp from 'sharp';
import { expect, test } from 'vitest';
import { hashDistance, pictureHash } from './picture-hash.ts';

async function hashOf(picture: Uint8Array): Promise<string> {
  const hash = await pictureHash(picture);
  if (!hash.ok) throw new Error(hash.refusal.code);
  return hash.value;
}

/** A picture of bars whose brightness follows a seed. */
async function bars(seed: number): Promise<Buffer> {
  const pixels = Uint8Array.from({ length: 320 * 240 }, (_, index) => {
    const [x, y] = [index % 320, Math.floor(index / 320)];
    return (Math.sin(x / (11 + seed)) + Math.cos(y / (7 + 2 * seed))) * 60 + 128;
  });
  return sharp(pixels, { raw: { width: 320, height: 240, channels: 1 } })
    .png()
    .toBuffer();
}

test('what is no picture has no hash', async () => {
  expect(await pictureHash(new Uint8Array(40))).toMatchObject({ ok: false, refusal: { code: 'file-damaged' } });
});

test('a picture scaled, saved again as JPEG, or slightly cropped stays near itself', async () => {
  const original = await bars(1);
  const hash = await hashOf(original);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  const scaled = await sharp(original).resize(160).jpeg({ quality: 60 }).toBuffer();
  const cropped = await sharp(original).extract({ left: 2, top: 2, width: 316, height: 236 }).png().toBuffer();
  expect(hashDistance(hash, await hashOf(scaled))).toBeLessThanOrEqual(6);
  expect(hashDistance(hash, await hashOf(cropped))).toBeLessThanOrEqual(6);
});

test('another picture is far away', async () => {
  expect(hashDistance(await hashOf(await bars(1)), await hashOf(await bars(9)))).toBeGreaterThan(6);
});

test('the distance counts bits', () => {
  expect(hashDistance('0000000000000000', 'ffffffffffffffff')).toBe(64);
  expect(hashDistance('00000000000000f0', '00000000000000f1')).toBe(1);
});
