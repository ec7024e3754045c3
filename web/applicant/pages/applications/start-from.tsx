import { applicationList } from '../../../../contracts/application.ts';
import type { RoundSummaryView } from '../../../../contracts/round.ts';
import { useGet } from '../../../kit/data.ts';
import { CheckboxGroup, RadioGroup, Select } from '../../../kit/fields/choice.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Answer } from '../../../kit/parts/states.tsx';
import { useQueryState } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { readHandover } from '../../../public/calculator/model/handover.ts';
import type { StartChoice } from './model/start-choice.ts';
import { say, stateWord } from './say.ts';

const KINDS = ['clauses', 'request', 'application', 'blank'] as const;

/** What the address chooses beforehand: a clause, or the calculation that the calculator has put by. */
export function useFirstChoice(round: RoundSummaryView, clause: string): StartChoice {
  const [{ from }] = useQueryState();
  const calculation = savedCalculation();
  const only = round.clauses.length === 1 ? (round.clauses[0]?.clause ?? '') : '';
  const chosen = clause || only;
  const kind = from === 'calculation' && calculation ? 'request' : 'clauses';
  return { kind, clauses: chosen === '' ? [] : [chosen], calculation, applicationId: '' };
}

/** A browser may refuse the storage: then there is no calculation. */
function savedCalculation() {
  try {
    return readHandover(window.localStorage);
  } catch {
    return undefined;
  }
}

interface StartFromProps {
  readonly round: RoundSummaryView;
  readonly choice: StartChoice;
  readonly onChange: (choice: StartChoice) => void;
}

/** From chosen clauses, a calculation, an earlier application, or nothing. */
export function StartFrom({ round, choice, onChange }: StartFromProps) {
  return (
    <div className="stack">
      <RadioGroup
        label={say('new.from')}
        quietLabel
        value={choice.kind}
        options={KINDS.map((kind) => ({ value: kind, label: say(`from.${kind}`), note: say(`from.${kind}-what`) }))}
        onChange={(value) => onChange({ ...choice, kind: KINDS.find((kind) => kind === value) ?? 'blank' })}
      />
      {choice.kind === 'clauses' && (
        <CheckboxGroup
          label={say('new.clauses')}
          value={choice.clauses}
          options={round.clauses.map(({ clause, title }) => ({ value: clause, label: title }))}
          onChange={(clauses) => onChange({ ...choice, clauses })}
        />
      )}
      {choice.kind === 'request' && <Calculation round={round} choice={choice} />}
      {choice.kind === 'application' && <Earlier choice={choice} onChange={onChange} />}
    </div>
  );
}

function Calculation({ round, choice: { calculation } }: Pick<StartFromProps, 'round' | 'choice'>) {
  if (!calculation) {
    return (
      <p>
        {say('from.no-calculation')} <a href="/calculator">{say('from.calculate')}</a>
      </p>
    );
  }
  const title = (id: string) => round.clauses.find(({ clause }) => clause === id)?.title;
  const known = calculation.clauses.flatMap((id) => title(id) ?? []);
  const unknown = calculation.clauses.length - known.length;
  return (
    <div>
      <p>
        {say('from.calculation', {
          day: chineseDay(calculation.asOf),
          clauses: known.join(say('list.separator')) || say('from.no-clause'),
        })}
      </p>
      {unknown > 0 && <p className="note">{say('from.left-out', { count: unknown })}</p>}
    </div>
  );
}

function Earlier({ choice, onChange }: Omit<StartFromProps, 'round'>) {
  const earlier = useGet('/applications?limit=100', applicationList);
  return (
    <Answer of={earlier} lines={1}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="note">{say('from.no-application')}</p>
        ) : (
          <Select
            label={say('from.which-application')}
            blank={say('choose.one')}
            value={choice.applicationId}
            options={items.map(({ id, number, roundTitle, state, draftSavedAt }) => ({
              value: id,
              label: say('from.application-option', {
                title: number ?? roundTitle,
                state: stateWord(state),
                moment: momentWords(draftSavedAt),
              }),
            }))}
            onChange={(applicationId) => onChange({ ...choice, applicationId })}
          />
        )
      }
    </Answer>
  );
}
