import { Cite } from '../../components/cite.tsx';
import type { Findings } from '../model/findings.ts';
import type { Layout } from '../model/layout.ts';
import { useForm } from './context.ts';
import { tell } from './words.ts';

/** What to prepare for what is asked and has not failed; ticks are kept with the answers. */
export function Materials({ findings, layout }: { readonly findings: Findings; readonly layout: Layout }) {
  const { answers, onField } = useForm();
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
      <ul className="check">
        {wanted.map(({ id, label, help, clauses: only, basis, cite, source }) => {
          const named = only === 'all' ? [] : only.flatMap((clause) => clauses.get(clause) ?? []);
          return (
            <li key={id}>
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
              <span className="basis">
                {tell(`materials.${basis}`)} {cite !== undefined && <Cite policy={layout.policy} id={cite} />}
                {cite === undefined && source !== undefined && <span className="sr">{source}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
