import { useKeys } from '../../../kit/keys.ts';
import { say } from './say.ts';

/** J and K through the lines; Enter is the decision's. */
export function useLineKeys(ids: readonly string[], current: string | undefined, onMove: (id: string) => void): void {
  const move = (step: number) => {
    const at = current === undefined ? -1 : ids.indexOf(current);
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    onMove(next);
    document.querySelector(`[data-key="${CSS.escape(next)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys([
    { key: 'j', words: say('keys.next'), run: () => move(1) },
    { key: 'k', words: say('keys.previous'), run: () => move(-1) },
  ]);
}
