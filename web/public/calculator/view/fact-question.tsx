import type { ReactNode } from 'react';
import type { Fact } from '../../../../engine/format/manifest.ts';
import { Cite } from '../../components/cite.tsx';
import { own } from '../model/answers.ts';
import { type FactField, fieldsOf } from '../model/fact-values.ts';
import { type FactPlace, isAsked } from '../model/layout.ts';
import type { FactUse } from '../model/questions.ts';
import { useForm } from './context.ts';
import { MoneyField, Segments, SelectField, TextField, yesNo } from './fields.tsx';
import { tell } from './words.ts';

/** The questions of one place, in the order in which the rules ask them. */
export function FactQuestions({ place }: { readonly place: FactPlace }) {
  const { layout } = useForm();
  const { facts } = layout.policy.definition.dictionary;
  return place.facts
    .filter((use) => isAsked(use, place))
    .map((use) => {
      const fact = own(facts, use.fact);
      return fact && <FactQuestion key={use.fact} use={use} fact={fact} place={place} />;
    });
}

interface FactQuestionProps {
  readonly use: FactUse;
  readonly fact: Fact;
  readonly place: FactPlace;
}

function FactQuestion({ use, fact, place }: FactQuestionProps) {
  const fields = fieldsOf(use, fact, place);
  const note = <QuestionNote use={use} help={fact.help} />;
  const first = fields[0];
  if (!first) return null;
  switch (fact.type) {
    case 'boolean':
      return <Segments name={first.name} value={first.typed} label={fact.question} options={yesNo()} note={note} />;
    case 'choice':
      return (
        <SelectField
          name={first.name}
          value={first.typed}
          label={fact.question}
          options={Object.entries(fact.values)}
          blank={tell('choose.later')}
          help={note}
        />
      );
    case 'money':
      return <MoneyField name={first.name} value={first.typed} label={fact.question} help={note} />;
    case 'integer':
      return (
        <TextField
          name={first.name}
          value={first.typed}
          label={fact.question}
          inputMode="numeric"
          placeholder={tell('blank')}
          {...(fact.unit === undefined ? {} : { unit: fact.unit })}
          help={note}
        />
      );
    case 'money-by-year':
      return (
        <Group id={`${place.prefix}.${use.fact}`} question={fact.question} note={note}>
          {fields.map((field) => (
            <MoneyField
              key={field.name}
              name={field.name}
              value={field.typed}
              label={tell('fact.of-year', { year: field.part ?? '', fact: fact.label })}
            />
          ))}
        </Group>
      );
    case 'counts':
      return (
        <Group id={`${place.prefix}.${use.fact}`} question={fact.question} note={note}>
          {fields.map((field) => (
            <Count key={field.name} field={field} fact={fact} />
          ))}
        </Group>
      );
  }
}

function Count({ field, fact }: { readonly field: FactField; readonly fact: Extract<Fact, { type: 'counts' }> }) {
  const member = own(fact.members, field.part ?? '');
  return (
    <TextField
      name={field.name}
      value={field.typed}
      label={member?.label ?? field.name}
      inputMode="numeric"
      placeholder={tell('blank')}
      {...(fact.unit === undefined ? {} : { unit: fact.unit })}
    />
  );
}

interface GroupProps {
  readonly id: string;
  readonly question: string;
  readonly note: ReactNode;
  readonly children: ReactNode;
}

/** Several fields that make one answer. */
function Group({ id, question, note, children }: GroupProps) {
  return (
    <fieldset className="question question--group" id={id} aria-describedby={`${id}-note`}>
      <legend>{question}</legend>
      <div className="row">{children}</div>
      <div className="help" id={`${id}-note`}>
        {note}
      </div>
    </fieldset>
  );
}

/** How to answer, who decides in the end, and the sentence that asks. */
function QuestionNote({ use, help }: { readonly use: FactUse; readonly help: string | undefined }) {
  const { layout } = useForm();
  return (
    <>
      {help}{' '}
      {use.cites.map((id) => (
        <Cite key={id} policy={layout.policy} id={id} />
      ))}
    </>
  );
}
