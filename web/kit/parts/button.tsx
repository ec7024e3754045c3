import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from '../../public/components/icon.tsx';
import { say } from '../say.ts';

/** main: the one act of the page · plain: beside it · quiet: text only · danger: cannot be taken back. */
export type ButtonKind = 'main' | 'usual' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  /** The act is on its way: the button stays where it is, says so and takes no second press. */
  readonly busy?: boolean;
  /** Key that does the same, shown on the button. The page binds it with `useKeys`. */
  readonly shortcut?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

export function Button({ kind = 'usual', icon, busy = false, shortcut, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(kind)}
      aria-disabled={busy || rest.disabled || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      <span>{busy ? say('button.busy') : children}</span>
      {shortcut && <kbd>{shortcut}</kbd>}
    </button>
  );
}

export function buttonClass(kind: ButtonKind): string {
  return kind === 'usual' ? 'btn' : `btn btn--${kind}`;
}
