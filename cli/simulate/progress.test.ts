import { expect, test } from 'vitest';
import { openProgress } from './progress.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

test('nothing is shown where nobody looks on', () => {
  const silent = screen(false);
  const progress = openProgress(100, silent);
  progress.show(50, 5);
  progress.clear();
  expect(silent.written).toEqual([]);
});

test('a bar shows the share of the input that is read, and is cleared at the end', () => {
  const terminal = screen(true);
  const progress = openProgress(100, terminal);
  progress.show(50, 5);
  progress.clear();
  expect(terminal.written[0]).toContain(`${'█'.repeat(15)}${'░'.repeat(15)} 50%`);
  expect(terminal.written[0]).toContain('已算 5 项');
  expect(terminal.written.at(-1)).toBe('\r\u001b[K');
});

test('without a known size only the number of claims is shown', () => {
  const terminal = screen(true);
  openProgress(undefined, terminal).show(50, 5);
  expect(terminal.written.join('')).not.toContain('%');
});
