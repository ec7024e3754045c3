import { Callout } from '../../components/callout.tsx';
import type { Answers } from '../model/answers.ts';
import type { ClaimFinding } from '../model/findings.ts';
import type { Outcome } from '../model/outcome.ts';
import { ClaimCard } from './claim-result.tsx';
import { Combination } from './combination.tsx';
import { fieldWords } from './field-words.ts';
import { Materials } from './materials.tsx';
import { Meter } from './meter.tsx';
import { ProblemSummary, ResultTop } from './result-top.tsx';
import { tell } from './words.ts';
import { kindOf, workName } from './work.tsx';

type Shown = Exclude<Outcome, { kind: 'defect' }>;

/** The right-hand side: what comes out. Rendered by the server and by the page from the same answers. */
export function Result({
  answers,
  outcome,
  loading,
}: {
  readonly answers: Answers;
  readonly outcome: Shown;
  readonly loading: boolean;
}) {
  if (outcome.kind === 'nothing') return <NothingYet loading={loading} />;
  const wordsOf = (field: string) => fieldWords(field, answers, outcome.layout);
  if (outcome.kind === 'refused') {
    return (
      <>
        <Callout kind="error">
          <p>
            <b>{tell('refused.title')}</b>
          </p>
          <p>{outcome.notComputed.refusal}</p>
        </Callout>
        <ProblemSummary
          problems={outcome.notComputed.problems}
          gaps={outcome.notComputed.built.gaps}
          wordsOf={wordsOf}
        />
      </>
    );
  }
  const { layout, computed, findings } = outcome;
  const nameOf = workNames(outcome);
  const supportName = supportNames(answers, outcome);
  const open = findings.claims.flatMap(({ limits }) => limits.filter(({ cuts, priorFen }) => !cuts && priorFen === 0));
  return (
    <>
      <ResultTop computed={computed} findings={findings} layout={layout} nameOf={nameOf} />
      <ProblemSummary problems={computed.problems} gaps={computed.built.gaps} wordsOf={wordsOf} />
      {findings.claims.map((finding) => (
        <ClaimCard
          key={finding.laid.claim.key}
          finding={finding}
          layout={layout}
          subject={nameOf(finding)}
          elsewhere={supportName(finding.result.elsewhere ?? '')}
        />
      ))}
      <Combination computed={computed} findings={findings} layout={layout} nameOf={nameOf} supportName={supportName} />
      {open.length > 0 && (
        <section aria-labelledby="limits">
          <h3 id="limits">{tell('limits.title')}</h3>
          {open.map((limit) => (
            <Meter key={`${limit.code} ${limit.subject ?? ''}`} limit={limit} policy={layout.policy} alone />
          ))}
        </section>
      )}
      <Materials findings={findings} layout={layout} />
      <p className="note basis-note">
        {tell('basis', {
          title: layout.policy.definition.manifest.shortTitle,
          version: layout.policy.definition.manifest.version,
          revision: computed.highest.policy.readings,
          digest: computed.highest.policy.digest.slice(0, 16),
        })}
      </p>
    </>
  );
}

function workNames({ layout }: Extract<Outcome, { kind: 'computed' }>): (finding: ClaimFinding) => string {
  const names = new Map(
    layout.works.flatMap((laid, at) =>
      laid.work ? [[laid.work.key, workName(laid.work, at + 1, kindOf(laid))] as const] : [],
    ),
  );
  return ({ laid }) => names.get(laid.claim.work) ?? '';
}

function supportNames(answers: Answers, { computed }: Extract<Outcome, { kind: 'computed' }>): (id: string) => string {
  const names = new Map(
    answers.support.map(({ key, policy }) => [
      computed.built.ids.support.get(key) ?? key,
      policy.trim() || tell('support.unnamed'),
    ]),
  );
  return (id) => names.get(id) ?? id;
}

/** Nothing has been asked yet: what to do, instead of a zero. */
function NothingYet({ loading }: { readonly loading: boolean }) {
  return (
    <div className="result__top result__top--empty">
      <h2 id="result-title">{tell('empty.title')}</h2>
      <ol className="start">
        <li>{tell('empty.step-1')}</li>
        <li>{tell('empty.step-2')}</li>
        <li>{tell('empty.step-3')}</li>
      </ol>
      <p className="note">{tell('empty.privacy')}</p>
      {loading && (
        <div className="loading">
          <p className="loading__now">{tell('loading.title')}</p>
          <span className="loading__bar" />
          <span className="loading__bar" />
          <p className="loading__slow">{tell('loading.slow')}</p>
        </div>
      )}
    </div>
  );
}
