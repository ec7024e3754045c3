import { useState } from 'react';
import type { VerificationView } from '../../../../contracts/verification.ts';
import { useCommand } from '../../../kit/data.ts';
import { MoneyInput, NumberInput } from '../../../kit/fields/amount.tsx';
import { Select } from '../../../kit/fields/choice.tsx';
import { TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { yuanFigure } from '../../../public/amounts.ts';
import { lineName } from '../verification/line-table.tsx';
import { say } from '../verification/say.ts';
import {
  BLANK_FIGURE,
  BLANK_PROPOSAL,
  type FigureDraft,
  figureOptions,
  type ProposalDraft,
  type ReportDraft,
  reportFrom,
} from './report-draft.ts';

interface ReportFormProps {
  readonly view: VerificationView;
  readonly assignment: VerificationView['accountants'][number];
}

const BLANK: ReportDraft = { lines: {}, figures: [], opinion: '' };

/** The structured report: what is proposed for lines, figures with the page cited, an opinion. */
export function ReportForm({ view, assignment }: ReportFormProps) {
  const [draft, setDraft] = useState(BLANK);
  const [pressed, setPressed] = useState(false);
  const [asking, setAsking] = useState(false);
  const report = reportFrom(draft, view);
  const giveBack = useCommand<object>({
    path: `/accountant/assignments/${assignment.id}/return`,
    refresh: ['/accountant', `/applications/${view.applicationId}/verification`],
    onDone: () => toast(say('report.returned')),
  });
  const submit = () => {
    setPressed(true);
    if (report) setAsking(true);
  };
  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {view.lines.length > 0 && (
          <Section title={say('report.lines')}>
            <p className="note">{say('report.lines-what')}</p>
            {view.lines.map((line) => (
              <Proposal
                key={line.id}
                title={say('report.line', {
                  position: line.position + 1,
                  name: lineName(line),
                  amount: yuanFigure(line.claimedFen),
                })}
                proposal={draft.lines[line.id] ?? BLANK_PROPOSAL}
                onChange={(proposal) => setDraft({ ...draft, lines: { ...draft.lines, [line.id]: proposal } })}
              />
            ))}
          </Section>
        )}
        <Figures view={view} figures={draft.figures} onChange={(figures) => setDraft({ ...draft, figures })} />
        <TextArea
          label={say('report.opinion')}
          required
          rows={5}
          maxLength={5000}
          value={draft.opinion}
          onChange={(opinion) => setDraft({ ...draft, opinion })}
        />
        {pressed && !report && <p role="alert">{say('report.incomplete')}</p>}
        <p className="actions">
          <Button kind="main" type="submit">
            {say('report.return')}
          </Button>
        </p>
      </form>
      {asking && report && (
        <ConfirmDialog
          title={say('report.return')}
          act={say('report.return')}
          onConfirm={() => giveBack.mutateAsync(report)}
          onClose={() => setAsking(false)}
        >
          {say('report.return-what', { count: report.lines.length, figures: report.figures.length })}
        </ConfirmDialog>
      )}
    </>
  );
}

interface ProposalProps {
  readonly title: string;
  readonly proposal: ProposalDraft;
  readonly onChange: (proposal: ProposalDraft) => void;
}

function Proposal({ title, proposal, onChange }: ProposalProps) {
  return (
    <fieldset className="field">
      <legend className="field__label">{title}</legend>
      <div className="row">
        <MoneyInput
          label={say('report.proposed')}
          value={proposal.proposedFen}
          onChange={(proposedFen) => onChange({ ...proposal, proposedFen })}
        />
        <TextInput
          label={say('report.reason')}
          maxLength={500}
          value={proposal.reason}
          onChange={(reason) => onChange({ ...proposal, reason })}
        />
        <NumberInput
          label={say('report.page')}
          min={1}
          max={9999}
          value={proposal.page}
          onChange={(page) => onChange({ ...proposal, page })}
        />
      </div>
    </fieldset>
  );
}

interface FiguresProps {
  readonly view: VerificationView;
  readonly figures: readonly FigureDraft[];
  readonly onChange: (figures: readonly FigureDraft[]) => void;
}

function Figures({ view, figures, onChange }: FiguresProps) {
  const options = figureOptions(view);
  if (options.length === 0) return null;
  const change = (at: number, part: Partial<FigureDraft>) =>
    onChange(figures.map((figure, place) => (place === at ? { ...figure, ...part } : figure)));
  return (
    <Section title={say('report.figures')}>
      {figures.map((figure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two figures may be alike while they are filled in.
        <div key={at} className="row">
          <Select
            label={say('report.figure')}
            blank={say('facts.choose')}
            options={options}
            value={figure.name}
            onChange={(name) => change(at, { name })}
          />
          <MoneyInput
            label={say('report.amount')}
            value={figure.amountFen}
            onChange={(amountFen) => change(at, { amountFen })}
          />
          <NumberInput
            label={say('report.page')}
            min={1}
            max={9999}
            value={figure.page}
            onChange={(page) => change(at, { page })}
          />
          <Button kind="quiet" onClick={() => onChange(figures.filter((_, place) => place !== at))}>
            {say('report.remove')}
          </Button>
        </div>
      ))}
      <Button kind="plain" icon="plus" onClick={() => onChange([...figures, BLANK_FIGURE])}>
        {say('report.add-figure')}
      </Button>
    </Section>
  );
}
