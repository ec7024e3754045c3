import { lockOwnVerification } from '../../modules/verification/index.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import { namesOf } from '../../views/accounts.ts';
import { accountsActedFor } from '../../views/acting-staff.ts';

/** The open verification of the officer who acts, or of a colleague for whom they stand in; held until the end. */
export function ownVerification(context: CommandContext, applicationId: string) {
  const { tx, actor, today } = context;
  return lockOwnVerification(context, applicationId, {
    namesOf,
    actedFor: () => accountsActedFor(tx, actor.accountId ?? '', today),
  });
}
