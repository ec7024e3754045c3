import { QUESTION_KINDS } from '../../../../contracts/round.ts';
import { Select, Tick } from '../../../kit/fields/choice.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import type { PartProps } from './basic-fields.tsx';
import { newQuestion, type Question } from './draft.ts';
import { say } from './say.ts';

const MOST = 50;
const KINDS = QUESTION_KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }));

/** What this round asks beside the facts of the package. */
export function QuestionsField({ draft: { questions }, onChange }: PartProps) {
  const put = (changed: Question) =>
    onChange({ questions: questions.map((one) => (one.id === changed.id ? changed : one)) });
  return (
    <Section
      title={say('questions.title')}
      actions={
        questions.length < MOST && (
          <Button
            kind="plain"
            icon="plus"
            onClick={() => onChange({ questions: [...questions, newQuestion(questions)] })}
          >
            {say('questions.add')}
          </Button>
        )
      }
    >
      {questions.length === 0 && <p className="note">{say('questions.none')}</p>}
      <ol className="round-lines">
        {questions.map((question) => (
          <li key={question.id} className="stack">
            <div className="row">
              <TextInput
                name={`question-${question.id}`}
                label={say('questions.label')}
                required
                maxLength={300}
                value={question.label}
                onChange={(label) => put({ ...question, label })}
              />
              <Select
                label={say('questions.kind')}
                options={KINDS}
                value={question.kind}
                onChange={(value) => {
                  const kind = QUESTION_KINDS.find((one) => one === value);
                  if (kind) put({ ...question, kind });
                }}
              />
            </div>
            <p className="actions">
              <Tick
                label={say('questions.required')}
                checked={question.required}
                onChange={(required) => put({ ...question, required })}
              />
              <Button
                kind="quiet"
                onClick={() => onChange({ questions: questions.filter(({ id }) => id !== question.id) })}
              >
                {say('remove')}
                <span className="sr">{question.label}</span>
              </Button>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
