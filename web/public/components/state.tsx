import { Icon, type IconName } from './icon.tsx';

/** A finding: shape, word and colour together. `wait` = not yet known, which is never an error. */
export type StateKind = 'met' | 'fail' | 'wait' | 'none';

const SHAPES: Readonly<Record<StateKind, IconName>> = { met: 'check', fail: 'cross', wait: 'wait', none: 'dash' };

export function State({ kind, word }: { readonly kind: StateKind; readonly word: string }) {
  return (
    <span className="state" data-is={kind}>
      <Icon name={SHAPES[kind]} />
      {word}
    </span>
  );
}

/** true, false, not yet known (null) → the kind of finding. */
export function stateOf(holds: boolean | null): StateKind {
  if (holds === null) return 'wait';
  return holds ? 'met' : 'fail';
}
