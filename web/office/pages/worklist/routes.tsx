import type { StaffRole } from '../../../../contracts/roles.ts';
import type { NavigationEntry, PageGroup } from '../../../kit/frame/pages.ts';
import { countOf } from './counts.ts';
import { SavedFilters } from './saved-filters.tsx';

const OVERSEERS: readonly StaffRole[] = ['supervisor', 'auditor'];
const CLERKS: readonly StaffRole[] = ['clerk', ...OVERSEERS];
const OFFICERS: readonly StaffRole[] = ['officer', ...OVERSEERS];
const WORKERS: readonly StaffRole[] = ['clerk', 'officer', 'panel-secretary', ...OVERSEERS];

const mine = { group: 'office.group.mine', staffRoles: WORKERS } as const;
const process = { group: 'office.group.process', icon: 'list' } as const;

const ENTRIES: readonly NavigationEntry[] = [
  { to: '/', word: 'office.inbox', icon: 'home', group: 'office.group.mine', useCount: countOf('open') },
  { ...mine, to: '/?assignee=me', word: 'office.mine', icon: 'person', useCount: countOf('me') },
  { ...mine, to: '/?due=overdue', word: 'office.overdue', icon: 'warning', hot: true, useCount: countOf('overdue') },
  { ...mine, to: '/?due=today', word: 'office.due-today', icon: 'wait', useCount: countOf('today') },
  {
    ...process,
    to: '/?state=submitted',
    word: 'office.state.submitted',
    staffRoles: CLERKS,
    useCount: countOf('submitted'),
  },
  {
    ...process,
    to: '/?state=correction-requested',
    word: 'office.state.correction-requested',
    staffRoles: CLERKS,
    useCount: countOf('correction-requested'),
  },
  {
    ...process,
    to: '/?task=second-notice',
    word: 'office.task.second-notice',
    staffRoles: ['supervisor'],
    useCount: countOf('second-notice'),
  },
  { ...process, to: '/?task=sign', word: 'office.task.sign', staffRoles: ['supervisor'], useCount: countOf('sign') },
  {
    ...process,
    to: '/?state=accepted',
    word: 'office.state.accepted',
    staffRoles: OFFICERS,
    useCount: countOf('accepted'),
  },
  {
    ...process,
    to: '/?state=verifying',
    word: 'office.state.verifying',
    staffRoles: OFFICERS,
    useCount: countOf('verifying'),
  },
  {
    ...process,
    to: '/?state=verified',
    word: 'office.state.verified',
    staffRoles: ['panel-secretary', ...OVERSEERS],
    useCount: countOf('verified'),
  },
];

export const workListPages: PageGroup = {
  pages: [{ path: '/', load: () => import('./page.tsx') }],
  navigation: ENTRIES,
  rail: SavedFilters,
};
