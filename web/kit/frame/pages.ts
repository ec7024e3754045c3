import type { ComponentType } from 'react';
import type { StaffRole } from '../../../contracts/roles.ts';
import phrases from '../../../messages/zh-CN/navigation.json' with { type: 'json' };
import type { IconName } from '../../public/components/icon.tsx';

export type NavigationPhrase = keyof typeof phrases;

/** The word of an entry. All of them lie in one small file, because every page loads them. */
export function navigationWord(key: NavigationPhrase): string {
  return phrases[key];
}

/** A page of a workplace. The module behind `load` exports a component with the name `Page`. */
export interface PageEntry {
  /** Below the workplace: `/works/$workId`. */
  readonly path: string;
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
}

export interface NavigationEntry {
  /** Address below the workplace, a query included: `/inbox?due=today`. */
  readonly to: string;
  readonly word: NavigationPhrase;
  readonly icon: IconName;
  /** Heading in the rail of the office. Default `office.group.office`. */
  readonly group?: NavigationPhrase;
  /** A hook that tells the number behind the word; undefined: none is shown. */
  readonly useCount?: () => number | string | undefined;
  /** The number is one that somebody has to look at. */
  readonly hot?: boolean;
  /** Roles of the office that see the entry. Default: all. */
  readonly staffRoles?: readonly StaffRole[];
}

/** What a folder of pages gives to its workplace. */
export interface PageGroup {
  readonly pages: readonly PageEntry[];
  readonly navigation: readonly NavigationEntry[];
  /** More in the rail of the office, below the entries: what each person keeps there. */
  readonly rail?: ComponentType;
}
