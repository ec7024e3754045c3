import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from './document.ts';
import { toPdfInThread } from './pdf-in-thread.ts';
import { toPdf } from './to-pdf.ts';

const letter = (title: string): OfficialDocument => ({
  title,
  blocks: [{ kind: 'paragraph', text: '收到申报。' }],
  createdAt: new Date('2026-06-01T02:00:00.000Z'),
});

describe('setting pages in a thread', () => {
  it('says what is wrong with a document, and goes on with the next', async () => {
    await expect(toPdfInThread({ ...letter('坏的'), blocks: JSON.parse('[null]') })).rejects.toThrow();
    await expect(toPdfInThread(letter('申报回执'))).resolves.toBeInstanceOf(Uint8Array);
  });

  it('gives the same bytes as setting it here, whatever is asked at once', async () => {
    const titles = ['回执一', '回执二', '回执三'];
    const made = await Promise.all(titles.map((title) => toPdfInThread(letter(title))));
    const here = await Promise.all(titles.map((title) => toPdf(letter(title))));
    expect(made.map((bytes) => Buffer.from(bytes).toString('base64'))).toEqual(
      here.map((bytes) => Buffer.from(bytes).toString('base64')),
    );
  });
});
