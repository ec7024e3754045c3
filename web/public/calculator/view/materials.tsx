import { Cite } from '../../components/cite.tsx';
import type { Findings } from '../model/findings.ts';
import type { Layout } from '../model/layout.ts';
import { useForm } from './context.ts';
import { tell } from './words.ts';

/** What to prepare for what is asked and has not failed; ticks are kept with the answers. */
export function Materials({ findings, layout }: { readonly findings: Findings; readonly layout: Layout }) {
  const { answers } = useForm();
  const open = findings.claims.filter(({ standing }) => standing !== 'failed' && standing !== 'unpublished');
  const clauses = new Map(open.map(({ laid }) => [laid.questions.clause.id, laid.questions.clause.title]));
  const wanted = layout.policy.materials.filter(
    (material) => material.clauses === 'all' || material.clauses.some((id) => clauses.has(id)),
  );
  if (wanted.length === 0 || open.length === 0) return null;
  return (
    <section aria-labelledby="materials">
      <h3 id="materials">{tell('materials.title')}</h3>
      <p className="help">
        {tell('materials.help', {
          done: wanted.filter(({ id }) => answers.prepared.includes(id)).length,
          count: wanted.length,
        })}
      </p>
      {(['text', 'practice'] as const).map((basis) => {
        const listed = wanted.filter((material) => material.basis === basis);
        if (listed.length === 0) return null;
        return (
          <div key={basis}>
            <h4 id={`materials.${basis}`}>{tell(`materials.${basis}`)}</h4>
            <ul className="check" aria-labelledby={`materials.${basis}`}>
              {listed.map((material) => (
                <MaterialRow key={material.id} material={material} clauses={clauses} layout={layout} />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

interface MaterialRowProps {
  readonly material: Layout['policy']['materials'][number];
  readonly clauses: ReadonlyMap<string, string>;
  readonly layout: Layout;
}

function MaterialRow({ material, clauses, layout }: MaterialRowProps) {
  const { answers, onField } = useForm();
  const { id, label, help, clauses: only, cite } = material;
  const named = only === 'all' ? [] : only.flatMap((clause) => clauses.get(clause) ?? []);
  return (
    <li>
      <input
        type="checkbox"
        id={`prepared.${id}`}
        name="prepared"
        value={id}
        form="calculator-form"
        checked={answers.prepared.includes(id)}
        onChange={onField}
      />
      <label htmlFor={`prepared.${id}`}>
        {label}
        {help !== undefined && <span className="help">{help}</span>}
        {clauses.size > 1 && named.length > 0 && (
          <span className="help">{tell('materials.for', { clauses: named.join(tell('list.and')) })}</span>
        )}
      </label>
      {cite !== undefined && <Cite policy={layout.policy} id={cite} />}
    </li>
  );
}
