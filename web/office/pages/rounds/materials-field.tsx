import { CheckboxGroup, Tick } from '../../../kit/fields/choice.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import type { PartProps } from './basic-fields.tsx';
import type { Basis } from './defects.ts';
import { type ExtraMaterial, newMaterial } from './draft.ts';
import { say } from './say.ts';

interface MaterialsProps extends PartProps {
  readonly basis: Basis;
}

const MOST = 50;

/** Materials that this round asks for beside those of the package, and those of the package that it does without. */
export function MaterialsField(props: MaterialsProps) {
  const { draft, basis, onChange } = props;
  const taken = [...basis.materials, ...draft.materials].map(({ id }) => id);
  return (
    <>
      <Section
        title={say('materials.title')}
        actions={
          draft.materials.length < MOST && (
            <Button
              kind="plain"
              icon="plus"
              onClick={() => onChange({ materials: [...draft.materials, newMaterial(taken)] })}
            >
              {say('materials.add')}
            </Button>
          )
        }
      >
        {draft.materials.length === 0 && <p className="note">{say('materials.none')}</p>}
        <ol className="round-lines">
          {draft.materials.map((material) => (
            <li key={material.id} className="stack">
              <MaterialFields {...props} material={material} />
            </li>
          ))}
        </ol>
      </Section>
      <Waived {...props} />
    </>
  );
}

function MaterialFields({ draft, basis, onChange, material }: MaterialsProps & { readonly material: ExtraMaterial }) {
  const { materials, clauses } = draft;
  const put = (changed: ExtraMaterial) =>
    onChange({ materials: materials.map((one) => (one.id === changed.id ? changed : one)) });
  const ids = [...new Set([...clauses.map(({ clause }) => clause), ...material.clauses])];
  return (
    <>
      <div className="row">
        <TextInput
          name={`material-${material.id}`}
          label={say('materials.label')}
          required
          maxLength={300}
          value={material.label}
          onChange={(label) => put({ ...material, label })}
        />
        <TextInput
          label={say('materials.help')}
          maxLength={1000}
          value={material.help}
          onChange={(help) => put({ ...material, help })}
        />
      </div>
      {ids.length > 0 && (
        <CheckboxGroup
          label={say('materials.clauses')}
          help={say('materials.clauses-help')}
          inline
          options={ids.map((id) => ({
            value: id,
            label: basis.clauses.find((clause) => clause.id === id)?.title ?? id,
          }))}
          value={material.clauses}
          onChange={(chosen) => put({ ...material, clauses: [...chosen] })}
        />
      )}
      <p className="actions">
        <Tick
          label={say('materials.required')}
          checked={material.required}
          onChange={(required) => put({ ...material, required })}
        />
        <Button kind="quiet" onClick={() => onChange({ materials: materials.filter(({ id }) => id !== material.id) })}>
          {say('remove')}
          <span className="sr">{material.label}</span>
        </Button>
      </p>
    </>
  );
}

/** Only materials that the chosen clauses ask for, and what is waived already. */
function Waived({ draft: { waivedMaterials, clauses }, basis, onChange }: MaterialsProps) {
  const chosen = new Set(clauses.map(({ clause }) => clause));
  const asked = basis.materials.filter(
    (one) =>
      waivedMaterials.includes(one.id) || one.clauses === 'all' || one.clauses.some((clause) => chosen.has(clause)),
  );
  const known = asked.map(({ id, label, basis: by }) => ({ value: id, label, note: say(`waived.${by}`) }));
  const foreign = waivedMaterials
    .filter((waived) => known.every(({ value }) => value !== waived))
    .map((id) => ({ value: id, label: id, note: say('waived.unknown') }));
  return (
    <Section title={say('waived.title')}>
      <div className="round-waived">
        <CheckboxGroup
          name="waived"
          label={say('waived.label')}
          help={say('waived.help')}
          options={[...known, ...foreign]}
          value={waivedMaterials}
          onChange={(ids) => onChange({ waivedMaterials: [...ids] })}
        />
      </div>
    </Section>
  );
}
