import { useState } from 'react';
import { type DraftClaim, draftClaim } from '../../../../contracts/application-draft.ts';
import { CheckboxGroup, Tick } from '../../../kit/fields/choice.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import type { Draft } from '../../../kit/use-autosave.tsx';
import { Callout } from '../../../public/components/callout.tsx';
import { clausePath } from '../../../public/paths.ts';
import { CostLines } from '../costs/cost-lines.tsx';
import { ClaimFacts } from './claim-facts.tsx';
import { useForm } from './form-context.ts';
import { MaterialList } from './material-list.tsx';
import { claimElement, costsElement, SECTION_IDS } from './model/places.ts';
import { factText } from './model/shown-values.ts';
import { reachFirst } from './reach-place.ts';
import { say } from './say.ts';
import { SectionDraft } from './section-draft.tsx';
import { OutcomeField, SubjectField } from './subject-field.tsx';

interface ClaimSectionProps {
  /** The claim as it stands, or as it last stood where it was removed. */
  readonly last: DraftClaim;
  readonly onRemoved: () => void;
}

/** One claim. Its id never changes; where it was removed, it can be brought back as long as the page is open. */
export function ClaimSection({ last, onRemoved }: ClaimSectionProps) {
  const { application, policy, subjects } = useForm();
  const { facts } = policy.definition.dictionary;
  const standing = application.draft.claims.find(({ id }) => id === last.id) ?? null;
  const titleOf = (id: string | undefined) => subjects.find((subject) => subject.id === id)?.title ?? '';
  return (
    <SectionDraft
      name={`claim:${last.id}`}
      schema={draftClaim.nullable()}
      standing={standing}
      section={(value, base) => ({ section: 'claim', base, claimId: last.id, value })}
      parts={(value) => [
        { id: 'claim', label: say('claim.itself'), text: value ? say('claim.there') : say('claim.gone') },
        { id: 'subject', label: say('subject.label'), text: titleOf(value?.subjectId) },
        { id: 'outcome', label: say('outcome.label'), text: value?.outcomeId ? say('outcome.chosen') : '' },
        ...Object.entries(value?.facts ?? {}).map(([id, typed]) => ({
          id: `fact ${id}`,
          label: facts[id]?.label ?? id,
          text: factText(facts[id], typed),
        })),
      ]}
    >
      {(draft) =>
        draft.value === null ? (
          <RemovedClaim last={last} onBack={() => draft.change(last)} />
        ) : (
          <OpenClaim
            claim={draft.value}
            onChange={draft.change}
            onRemove={() => {
              onRemoved();
              draft.change(null);
              draft.flush();
            }}
          />
        )
      }
    </SectionDraft>
  );
}

function RemovedClaim({ last, onBack }: { readonly last: DraftClaim; readonly onBack: () => void }) {
  const { round } = useForm();
  const title = round.clauses.find(({ clause }) => clause === last.clause)?.title ?? last.clause;
  return (
    <div className="claim-part" data-removed>
      <p role="status">{say('claim.removed', { clause: title })}</p>
      <Button kind="plain" onClick={onBack}>
        {say('claim.bring-back')}
      </Button>
    </div>
  );
}

interface OpenClaimProps {
  readonly claim: DraftClaim;
  readonly onChange: Draft<DraftClaim | null>['change'];
  readonly onRemove: () => void;
}

function OpenClaim({ claim, onChange, onRemove }: OpenClaimProps) {
  const { application, layoutOf, policy } = useForm();
  const [asking, setAsking] = useState(false);
  const { draft } = application;
  const isThere = draft.claims.some(({ id }) => id === claim.id);
  const claims = isThere ? draft.claims.map((one) => (one.id === claim.id ? claim : one)) : [...draft.claims, claim];
  const laid = layoutOf({ ...draft, claims }).claims.find((one) => one.claim.id === claim.id);
  const { questions, materials = [], number = 0 } = laid ?? {};
  const title = questions?.clause.title ?? claim.clause;
  return (
    <article
      className="claim-part"
      id={claimElement(claim.id)}
      aria-label={say('claim.title', { number, clause: title })}
    >
      <header>
        <h3>{say('claim.title', { number, clause: title })}</h3>
        {questions && <a href={clausePath(policy, claim.clause)}>{say('claim.text')}</a>}
        <Button kind="quiet" icon="cross" onClick={() => setAsking(true)}>
          {say('claim.remove')}
        </Button>
      </header>
      {!questions && (
        <Callout kind="warn">
          <p>{say('claim.not-in-round')}</p>
        </Callout>
      )}
      {questions?.clause.unpublished !== undefined && (
        <Callout kind="note">
          <p>{questions.clause.unpublished}</p>
        </Callout>
      )}
      {questions?.subject && <SubjectField claim={claim} onChange={onChange} />}
      {questions?.outcome && <OutcomeField claim={claim} onChange={onChange} />}
      {laid && <ClaimFacts laid={laid} onChange={onChange} />}
      {laid?.asksCompany && (
        <p className="note">
          <a
            href={`#${SECTION_IDS.applicant}`}
            onClick={(event) => {
              event.preventDefault();
              reachFirst([SECTION_IDS.applicant]);
            }}
          >
            {say('claim.company')}
          </a>
        </p>
      )}
      {questions?.costs && (
        <div className="stack" id={costsElement(claim.id)}>
          <h4>{say('costs.title')}</h4>
          {claim.costless !== true && <CostLines applicationId={application.id} claimId={claim.id} />}
          <Tick
            label={say('costs.none')}
            checked={claim.costless === true}
            onChange={(costless) => onChange({ ...claim, costless })}
          />
        </div>
      )}
      <SupportOfClaim claim={claim} onChange={onChange} />
      {materials.length > 0 && (
        <div className="stack">
          <h4>{say('materials.title')}</h4>
          <MaterialList claimId={claim.id} materials={materials} />
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={say('claim.remove-title', { clause: title })}
          act={say('claim.remove')}
          danger
          onConfirm={async () => onRemove()}
          onClose={() => setAsking(false)}
        >
          <p>{say('claim.remove-what')}</p>
        </ConfirmDialog>
      )}
    </article>
  );
}

/** Which other support is for the same thing; asked only where some is named. */
function SupportOfClaim({ claim, onChange }: Pick<OpenClaimProps, 'claim' | 'onChange'>) {
  const { application } = useForm();
  const { otherSupport } = application.draft;
  if (otherSupport.length === 0) return null;
  return (
    <CheckboxGroup
      label={say('claim.support')}
      options={otherSupport.map(({ id, policy }) => ({ value: id, label: policy || say('support.unnamed') }))}
      value={claim.otherSupport ?? []}
      onChange={(ids) => onChange({ ...claim, otherSupport: [...ids] })}
    />
  );
}
