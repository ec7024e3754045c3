import { useState } from 'react';
import { type CostLineView, revisedCostLine } from '../../../../contracts/cost-lines.ts';
import { useCommand } from '../../../kit/data.ts';
import { MoneyInput } from '../../../kit/fields/amount.tsx';
import { Select, YesNo } from '../../../kit/fields/choice.tsx';
import { DateInput, TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import type { EditorProps } from './cost-lines.tsx';
import { pathsAfter } from './paths.ts';
import { say } from './say.ts';

interface LineDialogProps extends EditorProps {
  /** Left out: a new one. */
  readonly line?: CostLineView;
  readonly onClose: () => void;
}

type Said = Pick<CostLineView, 'category' | 'attributes' | 'description' | 'incurredOn'> & {
  readonly amountFen: number | null;
};

const BLANK: Said = { category: '', attributes: {}, description: '', amountFen: null, incurredOn: null };

/** One cost line: what it was for, how much, what the clause asks of it. */
export function LineDialog({ applicationId, claimId, questions, line, onClose }: LineDialogProps) {
  const [said, setSaid] = useState<Said>(line ?? BLANK);
  const [missing, setMissing] = useState(false);
  const set = (change: Partial<Said>) => setSaid({ ...said, ...change });
  const path = `/applications/${applicationId}/cost-lines`;
  const save = useCommand({
    path: line ? `${path}/${line.id}/change` : path,
    schema: revisedCostLine,
    body: () => {
      const { category, attributes, description, amountFen, incurredOn } = said;
      const body = { category, attributes, description, amountFen, incurredOn };
      return line ? { ...body, revision: line.revision } : { ...body, claimId };
    },
    refresh: pathsAfter(applicationId),
    onDone: () => {
      toast(say('saved'));
      onClose();
    },
  });
  const press = () => {
    setMissing(said.amountFen === null);
    if (said.amountFen !== null) save.mutate();
  };
  return (
    <Dialog title={line ? say('dialog.edit', { number: line.position + 1 }) : say('dialog.add')} onClose={onClose} wide>
      <div className="stack">
        {questions.categories.length > 0 && (
          <Select
            label={say('category')}
            value={said.category}
            blank={say('category.blank')}
            options={questions.categories.map(({ id, label }) => ({ value: id, label }))}
            onChange={(category) => set({ category })}
          />
        )}
        <TextInput
          label={say('description')}
          help={say('description.help')}
          value={said.description}
          maxLength={500}
          onChange={(description) => set({ description })}
        />
        <div className="row">
          <MoneyInput
            label={say('amount')}
            required
            value={said.amountFen}
            error={missing && said.amountFen === null ? say('dialog.amount-missing') : undefined}
            onChange={(amountFen) => set({ amountFen })}
          />
          <DateInput label={say('incurred')} value={said.incurredOn} onChange={(incurredOn) => set({ incurredOn })} />
        </div>
        <Questions questions={questions} said={said} onChange={(attributes) => set({ attributes })} />
        {save.error && <ErrorState error={save.error} />}
        <p className="actions">
          <Button kind="main" busy={save.isPending} onClick={press}>
            {say('save')}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {say('close')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

interface QuestionsProps {
  readonly questions: EditorProps['questions'];
  readonly said: Said;
  readonly onChange: (attributes: Readonly<Record<string, boolean>> & Said['attributes']) => void;
}

/** Yes or no of the clause; what nobody has answered is left out. */
function Questions({ questions, said, onChange }: QuestionsProps) {
  const asked = questions.attributes.filter(
    ({ onlyCategory }) => onlyCategory === null || onlyCategory === said.category,
  );
  return (
    <>
      {asked.map(({ id, label, question, help }) => (
        <YesNo
          key={id}
          label={question || label}
          help={help || undefined}
          value={said.attributes[id] ?? null}
          onChange={(answer) => {
            const { [id]: _before, ...rest } = said.attributes;
            onChange(answer === null ? rest : { ...rest, [id]: answer });
          }}
        />
      ))}
    </>
  );
}
