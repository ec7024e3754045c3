import { useRef, useState } from 'react';
import type { DraftClaim } from '../../../../contracts/application-draft.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Empty, toast } from '../../../kit/parts/states.tsx';
import { problemWords } from '../../../kit/problem.ts';
import { randomId } from '../../../kit/random-id.ts';
import { ClaimSection } from './claim-section.tsx';
import { useForm } from './form-context.ts';
import { MaterialList } from './material-list.tsx';
import { claimElement, SECTION_IDS } from './model/places.ts';
import { reachSoon } from './reach-place.ts';
import { say } from './say.ts';

/** What is asked for: one part for each claim, then the papers that are asked for once. */
export function ClaimsSection() {
  const { application, layout, stateOf } = useForm();
  const { claims } = application.draft;
  // A claim that is gone from the draft stays in sight as long as it can be brought back or something in it is not saved.
  const known = useRef(new Map<string, DraftClaim>());
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  for (const claim of claims) known.current.set(claim.id, claim);
  const shown = [...known.current.values()].filter(
    ({ id }) => claims.some((claim) => claim.id === id) || removed.has(id) || stateOf(`claim:${id}`) !== 'saved',
  );
  return (
    <Section id={SECTION_IDS.claims} title={say('claims.title')}>
      {shown.length === 0 && (
        <Empty title={say('claims.none')}>
          <p>{say('claims.none-what')}</p>
        </Empty>
      )}
      {shown.map((claim) => (
        <ClaimSection key={claim.id} last={claim} onRemoved={() => setRemoved(new Set([...removed, claim.id]))} />
      ))}
      <AddClaim />
      {layout.materials.length > 0 && (
        <div className="stack">
          <h3>{say('materials.once')}</h3>
          <MaterialList claimId={null} materials={layout.materials} />
        </div>
      )}
    </Section>
  );
}

function AddClaim() {
  const { round, save } = useForm();
  const [clause, setClause] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    const id = `c${randomId().replaceAll('-', '').slice(0, 12)}`;
    try {
      await save({ section: 'claim', base: 0, claimId: id, value: { id, clause, facts: {} } }, false);
      setClause('');
      reachSoon([claimElement(id)]);
    } catch (error) {
      toast(problemWords(error), { warn: true });
    }
    setBusy(false);
  };
  return (
    <div className="add-claim">
      <Select
        label={say('claims.add')}
        blank={say('claims.choose')}
        value={clause}
        options={round.clauses.map(({ clause: value, title }) => ({ value, label: title }))}
        onChange={setClause}
      />
      <Button icon="plus" busy={busy} disabled={clause === ''} onClick={() => clause !== '' && void add()}>
        {say('claims.add-do')}
      </Button>
    </div>
  );
}
