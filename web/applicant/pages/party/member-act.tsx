import type { z } from 'zod';
import { type membersShown, nothing } from '../../../../contracts/party.ts';
import { useCommand } from '../../../kit/data.ts';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { useGo } from '../../../kit/url.ts';
import { useSessionAgain } from './form.tsx';
import { say } from './say.ts';

type Member = z.output<typeof membersShown>['members'][number];

export type MemberAct =
  | { readonly kind: 'role'; readonly member: Member; readonly role: 'preparer' | 'viewer' }
  | { readonly kind: 'transfer' | 'remove' | 'leave'; readonly member: Member };

interface MemberActDialogProps {
  readonly organisationId: string;
  readonly act: MemberAct;
  readonly onClose: () => void;
}

const PATHS = {
  role: 'change-role',
  transfer: 'transfer-representation',
  remove: 'remove-member',
  leave: 'leave',
} as const;

/** Asks once more before a membership changes. */
export function MemberActDialog({ organisationId, act, onClose }: MemberActDialogProps) {
  const again = useSessionAgain();
  const go = useGo();
  const { accountId, name: known } = act.member;
  const name = known || say('members.no-name');
  const words = wordsOf(act, name);
  const change = useCommand<object, typeof nothing>({
    path: `/organisations/${organisationId}/${PATHS[act.kind]}`,
    schema: nothing,
    refresh: ['/organisations'],
    onDone: async () => {
      toast(words.done);
      if (act.kind === 'transfer' || act.kind === 'leave') await again();
      if (act.kind === 'leave') go('/organisations');
    },
  });
  const input = act.kind === 'leave' ? {} : { accountId, ...(act.kind === 'role' ? { role: act.role } : {}) };
  return (
    <ConfirmDialog
      title={words.title}
      act={words.title}
      danger={act.kind !== 'role'}
      onConfirm={() => change.mutateAsync(input)}
      onClose={onClose}
    >
      {words.what}
    </ConfirmDialog>
  );
}

function wordsOf(act: MemberAct, name: string) {
  if (act.kind === 'role') {
    const title = say('members.change', { role: say(`role.${act.role}`) });
    return { title, what: `${name}：${say(`members.role.${act.role}`)}`, done: title };
  }
  const done = { transfer: 'members.transferred', remove: 'members.removed', leave: 'members.left' } as const;
  return {
    title: say(`members.${act.kind}`),
    what: say(`members.${act.kind}-what`, { name }),
    done: say(done[act.kind]),
  };
}
