import type { CommandContext } from '../../../platform/command/command.ts';
import { newId } from '../../../platform/ids.ts';
import { costLineTable } from '../tables.ts';

/** A cost line as a new application begins with it: copied, without vouchers. */
export interface DraftCostLine {
  readonly claimId: string;
  readonly category: string;
  readonly attributes: Readonly<Record<string, boolean>>;
  readonly description: string;
  readonly amountFen: number;
}

/** Writes the cost lines that an application begins with, in the order given. */
export async function addDraftCostLines(
  { tx }: CommandContext,
  { organisationId, applicationId }: { readonly organisationId: string; readonly applicationId: string },
  lines: readonly DraftCostLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ attributes, ...line }, position) => {
    return { ...line, id: newId(), attributes: { ...attributes }, organisationId, applicationId, position };
  });
  await tx.insert(costLineTable).values(rows);
}
