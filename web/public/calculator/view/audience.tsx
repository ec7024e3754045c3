import { paths } from '../../paths.ts';
import type { PolicyLink } from '../page-data.ts';
import { useForm } from './context.ts';
import { SelectField, TextField, Tick } from './fields.tsx';
import { tell } from './words.ts';

/** What the person is, and the day that decides which values hold. */
export function Audiences() {
  const { answers, layout } = useForm();
  const { audiences } = layout.policy.definition.manifest;
  if (audiences.length === 0) return null;
  return (
    <fieldset className="block" id="audiences">
      <legend>{tell('audience.title')}</legend>
      <div className="kinds">
        {audiences.map(({ id, label, help }) => (
          <div className="kind" key={id}>
            <Tick
              name="audience"
              value={id}
              checked={answers.audience.includes(id)}
              {...(help === undefined ? {} : { describedBy: `audience.${id}.help` })}
            >
              {label}
            </Tick>
            {help !== undefined && (
              <p className="help" id={`audience.${id}.help`}>
                {help}
              </p>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

export function Days({ today }: { readonly today: string }) {
  const { answers, layout } = useForm();
  const { programYears } = layout;
  return (
    <div className="block">
      <div className="row">
        <TextField
          name="asOf"
          value={answers.asOf || today}
          label={tell('as-of')}
          type="date"
          help={tell('as-of.help')}
        />
        {programYears.length > 1 && (
          <SelectField
            name="programYear"
            value={answers.programYear}
            label={tell('program-year')}
            options={programYears
              .slice(1)
              .map((year) => [String(year), tell('program-year.option', { year })] as const)}
            blank={tell('program-year.option', { year: programYears[0] ?? '' })}
            help={tell('program-year.help')}
          />
        )}
      </div>
    </div>
  );
}

/** By which text this is computed, and the way to the others. */
export function WhichPolicy({ others }: { readonly others: readonly PolicyLink[] }) {
  const { layout } = useForm();
  const { manifest } = layout.policy.definition;
  return (
    <p className="which note">
      {tell('which-policy', { title: manifest.shortTitle })}
      {others.length > 0 && (
        <>
          {' '}
          <a href={paths.comparison}>{tell('which-policy.compare')}</a>
        </>
      )}
    </p>
  );
}
