import type { z } from 'zod';
import type { verificationLine } from '../../contracts/verification.ts';
import { voucherName } from '../../modules/verification/index.ts';
import type { ScannedVoucher } from '../../views/verification-lines.ts';
import type { LineInClause, VerificationGrounds } from './grounds.ts';

/** A cost line with its vouchers, what was decided, and the ids of what the machine noticed. */
export function lineView(
  { line, contract, invoice, slip, recognisedBy }: LineInClause,
  { decisions, loaded }: VerificationGrounds,
  names: ReadonlyMap<string, string>,
  findings: readonly { readonly id: string; readonly costLineId: string | null }[],
): z.output<typeof verificationLine> {
  const decision = decisions.get(line.id);
  return {
    id: line.id,
    claimId: line.claimId,
    position: line.position,
    category: line.category,
    categoryLabel: loaded.definition.dictionary.costCategories[line.category] ?? line.category,
    description: line.description,
    attributes: line.attributes,
    claimedFen: line.amountFen,
    incurredOn: line.incurredOn,
    contract: voucherView(contract),
    invoice: voucherView(invoice),
    slip: voucherView(slip),
    needsRecognition: recognisedBy !== null,
    decision: decision
      ? {
          decision: decision.decision,
          verifiedFen: decision.verifiedFen,
          isRecognized: decision.isRecognized,
          reason: decision.reason,
          by: names.get(decision.by) ?? '',
          at: decision.at.toISOString(),
        }
      : null,
    findings: findings.filter(({ costLineId }) => costLineId === line.id).map(({ id }) => id),
  };
}

function voucherView(scanned: ScannedVoucher | null) {
  if (!scanned) return null;
  const { id, fileId } = scanned.voucher;
  return { id, fileId, label: voucherName(scanned.voucher) };
}
