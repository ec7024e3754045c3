import type { AccountantReport, VerificationView } from '../../../../contracts/verification.ts';

/** What the accountant has filled in so far. */
export interface ReportDraft {
  readonly lines: Readonly<Record<string, ProposalDraft>>;
  readonly figures: readonly FigureDraft[];
  readonly opinion: string;
}

export interface ProposalDraft {
  readonly proposedFen: number | null;
  readonly reason: string;
  readonly page: number | null;
}

export interface FigureDraft {
  /** Fact and year, `rndExpenditureFen.2025`; '' = not chosen. */
  readonly name: string;
  readonly amountFen: number | null;
  readonly page: number | null;
}

export const BLANK_PROPOSAL: ProposalDraft = { proposedFen: null, reason: '', page: null };
export const BLANK_FIGURE: FigureDraft = { name: '', amountFen: null, page: null };

type Report = Omit<AccountantReport, 'assignmentId'>;

/** The report, or undefined where something of what was begun is not whole. Lines left blank are not proposed about. */
export function reportFrom(draft: ReportDraft, view: VerificationView): Report | undefined {
  if (draft.opinion.trim() === '') return undefined;
  const lines: Report['lines'] = [];
  for (const { id, claimedFen } of view.lines) {
    const { proposedFen, reason, page } = draft.lines[id] ?? BLANK_PROPOSAL;
    if (proposedFen === null && reason.trim() === '' && page === null) continue;
    if (proposedFen === null || proposedFen > claimedFen) return undefined;
    if (proposedFen < claimedFen && reason.trim() === '') return undefined;
    lines.push({ costLineId: id, proposedFen, reason: reason.trim(), page });
  }
  const figures: Report['figures'] = [];
  for (const { name, amountFen, page } of draft.figures) {
    if (name === '' || amountFen === null || page === null) return undefined;
    figures.push({ name, amountFen, page });
  }
  return { lines, figures, opinion: draft.opinion.trim(), reportVoucherId: null };
}

/** The figures of the company that the audit report may give, by fact and year. */
export function figureOptions({ applicantFacts }: VerificationView) {
  return applicantFacts.flatMap(({ fact, label, type, options }) => {
    if (type === 'money') return [{ value: fact, label }];
    if (type !== 'money-by-year') return [];
    return options.map(({ value }) => ({ value: `${fact}.${value}`, label: `${label} ${value}` }));
  });
}
