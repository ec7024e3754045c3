import { useState } from 'react';
import { useKeys, useKnownKeys } from '../keys.ts';
import { say } from '../say.ts';
import { Dialog } from './dialog.tsx';

const NAMES: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓' };

function keyName(key: string): string {
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** The line of keys at the foot of a page; `?` opens the whole list. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  useKeys([{ key: '?', words: say('keys.all'), run: () => setOpen(true) }]);
  const known = useKnownKeys();
  return (
    <>
      <p className="keys" aria-hidden="true">
        {known
          .filter(({ enabled = true }) => enabled)
          .map(({ key, words }) => (
            <span key={`${key} ${words}`}>
              <kbd>{keyName(key)}</kbd> {words}
            </span>
          ))}
      </p>
      {open && (
        <Dialog title={say('keys.all')} onClose={() => setOpen(false)}>
          <dl className="key-list">
            {known.map(({ key, words }) => (
              <div key={`${key} ${words}`}>
                <dt>
                  <kbd>{keyName(key)}</kbd>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  );
}
