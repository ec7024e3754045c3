import { type ReactNode, useId } from 'react';
import { useKeys } from '../keys.ts';
import { say } from '../say.ts';
import { Button } from './button.tsx';

interface DrawerProps {
  readonly title: string;
  /** Beside the title: the clock. */
  readonly aside?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What stands open beside a list: at the right on a wide screen, below it on a narrow one. Put both into `<WithDrawer>`. */
export function Drawer({ title, aside, onClose, children }: DrawerProps) {
  const id = useId();
  useKeys([{ key: 'Escape', words: say('dialog.close'), run: onClose }]);
  return (
    <aside className="drawer" aria-labelledby={id}>
      <div className="drawer__head">
        <h2 id={id}>{title}</h2>
        {aside}
        <Button kind="quiet" icon="cross" onClick={onClose}>
          {say('dialog.close')}
        </Button>
      </div>
      {children}
    </aside>
  );
}

/** A list and, where one is open, its drawer. */
export function WithDrawer({ drawer, children }: { readonly drawer: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="with-drawer" data-open={drawer ? true : undefined}>
      <div className="with-drawer__list">{children}</div>
      {drawer}
    </div>
  );
}
