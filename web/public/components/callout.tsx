import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** change: what would alter the result · note: worth knowing · warn, error: with a word that says so. */
type CalloutKind = 'change' | 'note' | 'warn' | 'error';

const SHAPES: Readonly<Record<CalloutKind, IconName>> = {
  change: 'bulb',
  note: 'question',
  warn: 'warning',
  error: 'cross',
};

export function Callout({ kind, children }: { readonly kind: CalloutKind; readonly children: ReactNode }) {
  return (
    <div className="callout" data-kind={kind}>
      <Icon name={SHAPES[kind]} />
      <div>{children}</div>
    </div>
  );
}
