import type { ReactNode } from 'react';
import type { TypedFact } from '../../../../../contracts/application-draft.ts';
import type { Fact } from '../../../../../engine/format/manifest.ts';
import { Select, YesNo } from '../../../../kit/fields/choice.tsx';
import type { FactUse } from '../../../../public/calculator/model/questions.ts';
import { Cite } from '../../../../public/components/cite.tsx';
import { useForm } from '../form-context.ts';
import { partOf, withPart } from '../model/typed-facts.ts';
import { say } from '../say.ts';
import { Figure } from './figure.tsx';

interface FactInputProps {
  /** Id of the field, which a checklist leads to. */
  readonly id: string;
  readonly use: FactUse;
  readonly fact: Fact;
  readonly value: TypedFact | undefined;
  readonly onChange: (value: TypedFact | undefined) => void;
}

/** One question of the dictionary, in the control that its type asks for. */
export function FactInput({ id, use, fact, value, onChange }: FactInputProps) {
  const help = <FactHelp use={use} help={fact.help} />;
  const common = { name: id, label: fact.question, help };
  switch (fact.type) {
    case 'boolean':
      return (
        <YesNo
          {...common}
          value={typeof value === 'boolean' ? value : null}
          onChange={(answer) => onChange(answer ?? undefined)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          value={typeof value === 'string' ? value : ''}
          blank={say('choose.later')}
          options={Object.entries(fact.values).map(([chosen, label]) => ({ value: chosen, label }))}
          onChange={onChange}
        />
      );
    case 'money':
      return <Figure {...common} kind="money" value={value} onChange={onChange} />;
    case 'integer':
      return (
        <Figure
          {...common}
          kind="whole"
          min={fact.min}
          max={fact.max}
          unit={fact.unit}
          value={value}
          onChange={onChange}
        />
      );
    case 'money-by-year':
      return (
        <Group id={id} question={fact.question} help={help}>
          {use.years.map(String).map((year) => (
            <Figure
              key={year}
              name={`${id}.${year}`}
              label={say('fact.of-year', { year, fact: fact.label })}
              kind="money"
              value={partOf(value, year)}
              onChange={(amount) => onChange(withPart(value, year, amount))}
            />
          ))}
        </Group>
      );
    case 'counts':
      return (
        <Group id={id} question={fact.question} help={help}>
          {Object.entries(fact.members).map(([part, member]) => (
            <Figure
              key={part}
              name={`${id}.${part}`}
              label={member.label}
              kind="whole"
              min={member.min}
              max={member.max}
              unit={fact.unit}
              value={partOf(value, part)}
              error={aboveWhole(fact, value, part)}
              onChange={(count) => onChange(withPart(value, part, count))}
            />
          ))}
        </Group>
      );
  }
}

/** A part may not be more than the whole that it belongs to. */
function aboveWhole(fact: Extract<Fact, { type: 'counts' }>, value: TypedFact | undefined, part: string) {
  const whole = fact.members[part]?.atMost;
  if (whole === undefined) return undefined;
  const [count, most] = [partOf(value, part), partOf(value, whole)];
  if (typeof count !== 'number' || typeof most !== 'number' || count <= most) return undefined;
  return say('fact.above-whole', { whole: fact.members[whole]?.label ?? whole, most });
}

interface GroupProps {
  readonly id: string;
  readonly question: string;
  readonly help: ReactNode;
  readonly children: ReactNode;
}

/** Several fields that make one answer. */
function Group({ id, question, help, children }: GroupProps) {
  return (
    <fieldset className="field" id={id} aria-describedby={`${id}-help`}>
      <legend className="field__label">{question}</legend>
      <div className="row">{children}</div>
      <div className="field__help" id={`${id}-help`}>
        {help}
      </div>
    </fieldset>
  );
}

/** How to answer, and the sentences that ask. */
export function FactHelp({ use, help }: { readonly use: FactUse; readonly help: string | undefined }) {
  const { policy } = useForm();
  return (
    <>
      {help}{' '}
      {use.cites.map((cite) => (
        <Cite key={cite} policy={policy} id={cite} />
      ))}
    </>
  );
}
