import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../public/components/icon.tsx';
import { type ButtonKind, buttonClass } from './button.tsx';

interface LinkProps {
  /** A page of the same workplace: `/works/w1?tab=days`, without `/my` or `/office`. */
  readonly to: string;
  readonly children: ReactNode;
  /** The name for assistive technology where the words alone do not tell. */
  readonly label?: string;
}

/** A link to a page of the same workplace. Anything else (public pages, files) is a plain `<a href>`. */
export function PageLink({ to, children, label }: LinkProps) {
  const [path = '/', query = ''] = to.split('?');
  const search = Object.fromEntries(new URLSearchParams(query));
  return (
    <Link to={path} search={search} aria-label={label}>
      {children}
    </Link>
  );
}

interface LinkButtonProps {
  /** A page of the same workplace. */
  readonly to?: string;
  /** Any other address. */
  readonly href?: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  /** Saves the target under this name. */
  readonly download?: string;
  readonly children: ReactNode;
}

/** A link that looks like a button. */
export function LinkButton({ to, href, kind = 'usual', icon, download, children }: LinkButtonProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  if (to === undefined) {
    return (
      <a className={buttonClass(kind)} href={href} download={download}>
        {inside}
      </a>
    );
  }
  const [path = '/', query = ''] = to.split('?');
  return (
    <Link className={buttonClass(kind)} to={path} search={Object.fromEntries(new URLSearchParams(query))}>
      {inside}
    </Link>
  );
}
