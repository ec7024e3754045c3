import type { IssuedVersionView } from '../../../../contracts/instrument.ts';
import { Status, type StatusKind } from '../../../kit/parts/marks.tsx';
import { say } from './say.ts';

const KINDS: Readonly<Record<IssuedVersionView['state'], StatusKind>> = {
  proposed: 'going',
  issued: 'done',
  withdrawn: 'stopped',
};

/** How far the issuing of a version is. */
export function IssueStatus({ state }: Pick<IssuedVersionView, 'state'>) {
  return <Status kind={KINDS[state]}>{say(`state.${state}`)}</Status>;
}
