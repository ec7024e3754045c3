import { useState } from 'react';
import { useCommand } from '../kit/data.ts';
import { MoneyInput, NumberInput } from '../kit/fields/amount.tsx';
import { RadioGroup } from '../kit/fields/choice.tsx';
import { TextArea, TextInput } from '../kit/fields/text.tsx';
import { Button } from '../kit/parts/button.tsx';
import { ErrorState } from '../kit/parts/states.tsx';
import { say } from './say.ts';

interface Award {
  readonly policy: string;
  readonly amountFen: number | null;
  readonly year: number | null;
}

const OPINIONS = ['no-objection', 'objection', 'not-concerned'] as const;
const BLANK_AWARD: Award = { policy: '', amountFen: null, year: null };

/** What the department says, and its own awards to the same subject. It goes out once. */
export function AnswerForm({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const [opinion, setOpinion] = useState('');
  const [reasons, setReasons] = useState('');
  const [answeredBy, setAnsweredBy] = useState('');
  const [awards, setAwards] = useState<readonly Award[]>([]);
  const [pressed, setPressed] = useState(false);
  const send = useCommand<object>({ path: `/opinions/${encodeURIComponent(token)}/answer`, onDone });
  const lacksReasons = opinion === 'objection' && reasons.trim() === '';
  const awardsWhole = awards.every(({ policy, amountFen, year }) => {
    return policy.trim() !== '' && amountFen !== null && year !== null;
  });
  const isWhole = opinion !== '' && !lacksReasons && answeredBy.trim() !== '' && awardsWhole;
  const missing = (isBlank: boolean) => (pressed && isBlank ? say('missing') : undefined);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (!isWhole) return;
        const otherAwards = awards.map((award) => ({ ...award, policy: award.policy.trim() }));
        send.mutate({ answeredBy: answeredBy.trim(), opinion, reasons: reasons.trim(), otherAwards });
      }}
    >
      <RadioGroup
        label={say('opinion')}
        required
        options={OPINIONS.map((value) => ({ value, label: say(`opinion.${value}`) }))}
        value={opinion}
        onChange={setOpinion}
        error={missing(opinion === '')}
      />
      <TextArea
        label={say('reasons')}
        help={say('reasons-help')}
        rows={5}
        maxLength={5000}
        value={reasons}
        onChange={setReasons}
        error={pressed && lacksReasons ? say('missing-reasons') : undefined}
      />
      <Awards awards={awards} onChange={setAwards} />
      {pressed && !awardsWhole && <p role="alert">{say('missing')}</p>}
      <TextInput
        label={say('by')}
        help={say('by-help')}
        required
        maxLength={100}
        value={answeredBy}
        onChange={setAnsweredBy}
        error={missing(answeredBy.trim() === '')}
      />
      {send.isError && <ErrorState error={send.error} />}
      <p className="note">{say('once')}</p>
      <p className="actions">
        <Button kind="main" type="submit" busy={send.isPending}>
          {say('send')}
        </Button>
      </p>
    </form>
  );
}

interface AwardsProps {
  readonly awards: readonly Award[];
  readonly onChange: (awards: readonly Award[]) => void;
}

function Awards({ awards, onChange }: AwardsProps) {
  const change = (at: number, part: Partial<Award>) =>
    onChange(awards.map((award, place) => (place === at ? { ...award, ...part } : award)));
  return (
    <fieldset className="field">
      <legend className="field__label">{say('awards')}</legend>
      <p className="field__help">{say('awards-help')}</p>
      {awards.map((award, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two awards may be alike while they are filled in.
        <fieldset key={at} className="stack">
          <legend className="field__label">{say('award', { number: at + 1 })}</legend>
          <div className="row">
            <TextInput
              label={say('award.policy')}
              maxLength={200}
              value={award.policy}
              onChange={(policy) => change(at, { policy })}
            />
            <MoneyInput
              label={say('award.amount')}
              value={award.amountFen}
              onChange={(amountFen) => change(at, { amountFen })}
            />
            <NumberInput
              label={say('award.year')}
              min={2000}
              max={2100}
              value={award.year}
              onChange={(year) => change(at, { year })}
            />
          </div>
          <p>
            <Button kind="quiet" onClick={() => onChange(awards.filter((_, place) => place !== at))}>
              {say('award.remove')}
            </Button>
          </p>
        </fieldset>
      ))}
      <p>
        <Button kind="plain" icon="plus" onClick={() => onChange([...awards, BLANK_AWARD])}>
          {say('award.add')}
        </Button>
      </p>
    </fieldset>
  );
}
