import { useState } from 'react';
import type {
  FindingView,
  LineDecision,
  VerificationLineView,
  VerificationView,
} from '../../../../contracts/verification.ts';
import { MoneyInput } from '../../../kit/fields/amount.tsx';
import { Tick } from '../../../kit/fields/choice.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { useKeys } from '../../../kit/keys.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ErrorState } from '../../../kit/parts/states.tsx';
import { yuanFigure } from '../../../public/amounts.ts';
import { useVerificationAct } from './acts.ts';
import { LineFindings } from './line-findings.tsx';
import { lineName } from './line-table.tsx';
import { say } from './say.ts';

interface DecideFormProps {
  readonly view: VerificationView;
  readonly line: VerificationLineView;
  readonly mayDecide: boolean;
  readonly onDecided: () => void;
}

interface Choice {
  /** null = not chosen yet. */
  readonly decision: LineDecision | null;
  readonly verifiedFen: number | null;
  readonly reason: string;
  readonly isRecognized: boolean;
}

interface LineInput {
  readonly costLineId: string;
  readonly decision: LineDecision;
  readonly reason: string;
  readonly verifiedFen?: number;
  readonly isRecognized?: boolean;
}

const KEYS = [
  ['allowed', '1', 'keys.allow'],
  ['reduced', '2', 'keys.reduce'],
  ['struck', '3', 'keys.strike'],
] as const;

function choiceFrom({ decision }: VerificationLineView): Choice {
  const { decision: kind = null, verifiedFen = null, reason = '', isRecognized = false } = decision ?? {};
  return { decision: kind, verifiedFen, reason, isRecognized: isRecognized ?? false };
}

/** What still has to be said before the decision can go out; undefined = nothing. */
function lacking({ decision, verifiedFen, reason, isRecognized }: Choice, line: VerificationLineView) {
  if (decision === null) return say('decide.decision-missing');
  if (decision === 'reduced' && !(verifiedFen !== null && verifiedFen > 0 && verifiedFen < line.claimedFen)) {
    return say('decide.amount-missing');
  }
  if (decision !== 'allowed' && reason.trim() === '') return say('decide.reason-missing');
  if (decision !== 'struck' && line.needsRecognition && !isRecognized) return say('decide.recognition-missing');
  return undefined;
}

function inputOf(choice: Choice, decision: LineDecision, line: VerificationLineView): LineInput {
  const { verifiedFen, reason, isRecognized } = choice;
  return {
    costLineId: line.id,
    decision,
    reason: reason.trim(),
    ...(decision === 'reduced' && verifiedFen !== null ? { verifiedFen } : {}),
    ...(line.needsRecognition && decision !== 'struck' ? { isRecognized } : {}),
  };
}

/** Allows, reduces or strikes the open line: 1, 2, 3 and Enter. What the machine noticed comes first. */
export function DecideForm({ view, line, mayDecide, onDecided }: DecideFormProps) {
  const [choice, setChoice] = useState(() => choiceFrom(line));
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const findings = view.findings.filter(({ id }) => line.findings.includes(id));
  const open = findings.filter((finding) => finding.note === null);
  const act = useDecision(view.applicationId, line, open, onDecided);
  const missing = lacking(choice, line);
  const submit = () => {
    setPressed(true);
    if (missing === undefined && choice.decision) act.decide(inputOf(choice, choice.decision, line), note.trim());
  };
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  useKeys([
    ...KEYS.map(([decision, key, words]) => ({
      key,
      words: say(words),
      enabled: mayDecide,
      run: () => change({ decision }),
    })),
    { key: 'Enter', words: say('keys.confirm'), enabled: mayDecide, run: submit },
  ]);
  return (
    <form
      className="decide"
      aria-labelledby="decide-title"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 id="decide-title">
        {say('decide.title', { position: line.position + 1, name: lineName(line) })}
        <span className="num">{say('decide.claimed', { amount: yuanFigure(line.claimedFen) })}</span>
      </h2>
      <LineFindings view={view} line={line} findings={findings} />
      {mayDecide && (
        <>
          <Decisions line={line} chosen={choice.decision} onChoose={(decision) => change({ decision })} />
          <Details line={line} choice={choice} onChange={change} />
          {open.length > 0 && (
            <TextInput
              label={say('decide.note')}
              help={say('decide.note-help', { count: open.length })}
              maxLength={500}
              value={note}
              onChange={setNote}
            />
          )}
          {pressed && missing !== undefined && <p role="alert">{missing}</p>}
          {act.error !== null && <ErrorState error={act.error} />}
          <p className="actions">
            <Button kind="main" type="submit" shortcut="Enter" busy={act.isPending}>
              {say('decide.confirm')}
            </Button>
            <span className="small">{previewOf(view, line, choice)}</span>
          </p>
        </>
      )}
    </form>
  );
}

/** One press: what was found of the findings, then the decision. */
function useDecision(
  applicationId: string,
  line: VerificationLineView,
  open: readonly FindingView[],
  onDecided: () => void,
) {
  const noting = useVerificationAct<{ readonly findingId: string; readonly note: string }>(
    applicationId,
    'note-finding',
  );
  const deciding = useVerificationAct<LineInput>(applicationId, 'decide-line');
  const decide = async (input: LineInput, note: string) => {
    if (note !== '') for (const { id } of open) await noting.mutateAsync({ findingId: id, note });
    if (!isAsBefore(input, line)) await deciding.mutateAsync(input);
    onDecided();
  };
  return {
    decide: (input: LineInput, note: string) => void decide(input, note).catch(() => undefined),
    isPending: noting.isPending || deciding.isPending,
    error: deciding.error ?? noting.error,
  };
}

/** The line was decided so before: only the note is new. */
function isAsBefore({ decision, reason, verifiedFen }: LineInput, line: VerificationLineView): boolean {
  const before = line.decision;
  if (before?.decision !== decision || before.reason !== reason) return false;
  return decision !== 'reduced' || before.verifiedFen === verifiedFen;
}

interface DecisionsProps {
  readonly line: VerificationLineView;
  readonly chosen: LineDecision | null;
  readonly onChoose: (decision: LineDecision) => void;
}

function Decisions({ line, chosen, onChoose }: DecisionsProps) {
  return (
    <fieldset>
      <legend className="sr">{say('decide.legend')}</legend>
      <div className="decide__acts">
        {KEYS.map(([decision, key]) => (
          <label key={decision} className="choice" data-chosen={chosen === decision || undefined}>
            <input type="radio" name="decision" checked={chosen === decision} onChange={() => onChoose(decision)} />
            <span>
              <kbd>{key}</kbd>{' '}
              {decision === 'allowed'
                ? say('decide.allow', { amount: yuanFigure(line.claimedFen) })
                : say(`decision.${decision}`)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface DetailsProps {
  readonly line: VerificationLineView;
  readonly choice: Choice;
  readonly onChange: (part: Partial<Choice>) => void;
}

function Details({ line, choice, onChange }: DetailsProps) {
  const { decision, verifiedFen, reason, isRecognized } = choice;
  return (
    <>
      {line.needsRecognition && decision !== 'struck' && (
        <Tick
          label={say('decide.recognise')}
          checked={isRecognized}
          onChange={(checked) => onChange({ isRecognized: checked })}
        />
      )}
      <div className="row">
        {decision === 'reduced' && (
          <MoneyInput
            label={say('decide.to')}
            required
            value={verifiedFen}
            onChange={(fen) => onChange({ verifiedFen: fen })}
          />
        )}
        <TextInput
          label={say('decide.reason')}
          required={decision === 'reduced' || decision === 'struck'}
          maxLength={500}
          value={reason}
          onChange={(words) => onChange({ reason: words })}
        />
      </div>
    </>
  );
}

/** What the sum of the established costs becomes, with its parts. */
function previewOf(view: VerificationView, line: VerificationLineView, choice: Choice): string {
  if (choice.decision === null) return '';
  const claim = view.claims.find(({ id }) => id === line.claimId);
  const next = { allowed: line.claimedFen, reduced: choice.verifiedFen ?? 0, struck: 0 }[choice.decision];
  const before = claim?.verifiedFen ?? 0;
  const change = next - (line.decision?.verifiedFen ?? 0);
  return say('decide.preview', {
    before: yuanFigure(before),
    sign: change < 0 ? '−' : '+',
    change: yuanFigure(Math.abs(change)),
    after: yuanFigure(before + change),
  });
}
