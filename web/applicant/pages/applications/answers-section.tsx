import type { z } from 'zod';
import { applicationDraft } from '../../../../contracts/application-draft.ts';
import type { roundQuestion } from '../../../../contracts/round.ts';
import { RadioGroup } from '../../../kit/fields/choice.tsx';
import { DateInput, TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { useForm } from './form-context.ts';
import { answerElement, SECTION_IDS } from './model/places.ts';
import { say } from './say.ts';
import { SectionDraft } from './section-draft.tsx';

type Question = z.output<typeof roundQuestion>;

/** The further questions of the call for applications. */
export function AnswersSection() {
  const { application, round } = useForm();
  if (round.questions.length === 0) return null;
  return (
    <Section id={SECTION_IDS.answers} title={say('answers.title')}>
      <SectionDraft
        name="answers"
        schema={applicationDraft.shape.answers}
        standing={application.draft.answers}
        section={(value, base) => ({ section: 'answers', base, value })}
        parts={(value) => round.questions.map(({ id, label }) => ({ id, label, text: answerText(value[id] ?? '') }))}
      >
        {({ value, change }) => (
          <div className="stack">
            {round.questions.map((question) => (
              <AnswerField
                key={question.id}
                question={question}
                value={value[question.id] ?? ''}
                onChange={(answer) => change({ ...value, [question.id]: answer })}
              />
            ))}
          </div>
        )}
      </SectionDraft>
    </Section>
  );
}

function answerText(answer: string): string {
  return answer === 'yes' || answer === 'no' ? say(`answer.${answer}`) : answer;
}

interface AnswerFieldProps {
  readonly question: Question;
  readonly value: string;
  readonly onChange: (answer: string) => void;
}

function AnswerField({ question: { id, label, kind, required }, value, onChange }: AnswerFieldProps) {
  const common = { name: answerElement(id), label, required, value, onChange };
  switch (kind) {
    case 'text':
      return <TextInput {...common} maxLength={500} />;
    case 'number':
      return <TextInput {...common} inputMode="decimal" maxLength={40} />;
    case 'long-text':
      return <TextArea {...common} maxLength={5000} />;
    case 'day':
      return <DateInput {...common} value={value || null} onChange={(day) => onChange(day ?? '')} />;
    case 'yes-no':
      return (
        <RadioGroup
          {...common}
          inline
          options={[
            { value: 'yes', label: say('answer.yes') },
            { value: 'no', label: say('answer.no') },
          ]}
        />
      );
  }
}
