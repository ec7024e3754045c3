import { spokenMoney } from '../../amounts.ts';
import { Cite } from '../../components/cite.tsx';
import { Icon } from '../../components/icon.tsx';
import { nextKey, type Work } from '../model/answers.ts';
import { addButton } from '../model/changes.ts';
import type { ClaimLayout, WorkLayout } from '../model/layout.ts';
import { ClaimQuestions } from './claim-questions.tsx';
import { useForm } from './context.ts';
import { Costs } from './costs.tsx';
import { FactQuestions } from './fact-question.tsx';
import { ActionButton, TextField, Tick } from './fields.tsx';
import { tell } from './words.ts';

/** How people call a work: by its name, else by its number and what the clauses call it. */
export function workName(work: Work, number: number, kind: string): string {
  const name = work.name.trim();
  return name === '' ? tell('work.unnamed', { kind, number }) : name;
}

export function kindOf({ claims, choices }: WorkLayout): string {
  const labels = [...claims.map(({ questions }) => questions.clause), ...choices.map(({ clause }) => clause)];
  return labels.find(({ subjectLabel }) => subjectLabel !== undefined)?.subjectLabel ?? tell('work.kind');
}

export function Works() {
  const { answers, layout } = useForm();
  const works = layout.works.filter(({ work }) => work !== undefined);
  return (
    <section className="block" aria-labelledby="works">
      <h2 id="works">{tell('works.title')}</h2>
      <p className="help">{tell('works.help')}</p>
      {works.map((laid, at) => (
        <WorkCard key={laid.work?.key} laid={laid} number={at + 1} />
      ))}
      <Unpublished />
      <div className="actions">
        <ActionButton
          kind="plain"
          action="add:work"
          id={addButton('work')}
          then={`work.${nextKey(answers, 'work')}.name`}
        >
          <Icon name="plus" />
          {tell(works.length === 0 ? 'works.add-first' : 'works.add')}
        </ActionButton>
      </div>
    </section>
  );
}

function WorkCard({ laid, number }: { readonly laid: WorkLayout; readonly number: number }) {
  const { work, claims, place, costs } = laid;
  if (!work) return null;
  const kind = kindOf(laid);
  const name = workName(work, number, kind);
  const titles = claims.map(({ questions }) => questions.clause.title);
  return (
    <details className="work" open>
      <summary>
        <b>{name}</b>
        <span className="work__claims">
          {titles.length === 0 ? tell('work.nothing-asked') : titles.join(tell('list.and'))}
        </span>
      </summary>
      <div className="work__body">
        <TextField
          name={`work.${work.key}.name`}
          value={work.name}
          label={tell('work.name')}
          placeholder={tell('optional')}
          help={tell('work.name-help')}
        />
        <ClauseChoices laid={laid} legend={tell('work.asks', { kind })} />
        {place.facts.length > 0 && (
          <div className="questions">
            <FactQuestions place={place} />
          </div>
        )}
        {claims.map((claim) => (
          <ClaimQuestions key={claim.claim.key} laid={claim} twins={twinsOf(claim, claims)} />
        ))}
        {costs && <Costs laid={laid} costs={costs} title={tell('costs.title', { work: name })} />}
        <div className="work__foot">
          <ActionButton
            kind="quiet"
            action={`remove:work:${work.key}`}
            then="works"
            label={tell('work.remove-label', { work: name })}
          >
            {tell('work.remove', { kind })}
          </ActionButton>
        </div>
      </div>
    </details>
  );
}

/** Clauses for these applicants whose terms are not public: named where they belong, computed nowhere. */
function Unpublished() {
  const { layout } = useForm();
  const clauses = layout.terms.clauses.filter(
    ({ id, unpublished }) => unpublished !== undefined && layout.offered.includes(id),
  );
  return clauses.map(({ id, title, cite }) => (
    <p key={id} className="help">
      {tell('clause.unpublished-title', { title })}{' '}
      {cite[0] !== undefined && <Cite policy={layout.policy} id={cite[0]} />}
    </p>
  ));
}

/** Claims under the same clause for the same work: told apart by their outcomes. */
function twinsOf({ claim }: ClaimLayout, claims: readonly ClaimLayout[]): number {
  return claims.filter((other) => other.claim.clause === claim.clause).length;
}

/** The clauses that can be asked for here, each with what it gives at most. */
export function ClauseChoices({ laid, legend }: { readonly laid: WorkLayout; readonly legend: string }) {
  const { layout } = useForm();
  if (laid.choices.length === 0) return null;
  return (
    <fieldset className="choices-list">
      <legend>{legend}</legend>
      {laid.choices.map(({ clause, claim }) => {
        if (!claim) return null;
        const name = `claim.${claim.key}.asked`;
        const cap = clause.caps.find(({ limitFen }) => limitFen !== 'computed');
        return (
          <div className="choice-row" key={claim.key}>
            <Tick name={name} checked={claim.asked} describedBy={`${name}.about`}>
              {clause.title}
            </Tick>
            <p className="help" id={`${name}.about`}>
              {clause.unpublished === undefined ? clause.summary : tell('clause.unpublished')}{' '}
              {cap && typeof cap.limitFen === 'number' && (
                <b>{tell('clause.most', { label: cap.label, limit: spokenMoney(cap.limitFen) })}</b>
              )}{' '}
              {clause.cite[0] !== undefined && <Cite policy={layout.policy} id={clause.cite[0]} />}
            </p>
          </div>
        );
      })}
    </fieldset>
  );
}
