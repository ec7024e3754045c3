/** Text of files whose encoding nobody declares rightly: UTF-8 and UTF-16 by their marks, else UTF-8, else GB 18030. */
export function textIn(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether it is text that a person wrote: no control characters besides tabs and line ends. */
export function isPlainText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text);
}

/** Trimmed, spaces within made one, clipped; undefined where nothing is left. */
export function tidy(text: string | undefined, most = 200): string | undefined {
  const squeezed = text?.replace(/\s+/g, ' ').trim().slice(0, most);
  return squeezed === '' ? undefined : squeezed;
}
