import { type Completeness, completeness } from '../../../../contracts/acceptance.ts';
import type { DraftClaim } from '../../../../contracts/application-draft.ts';
import { useGet } from '../../../kit/data.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Findings } from '../../../kit/parts/lists.tsx';
import { Cite } from '../../../kit/parts/marks.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { Table } from '../../../kit/parts/table.tsx';
import { State } from '../../../public/components/state.tsx';
import { say } from './say.ts';
import { useTitles } from './titles.ts';

interface CompletenessProps {
  readonly applicationId: string;
  readonly roundId: string;
  readonly claims: readonly DraftClaim[];
}

/** What the check found missing, and every material that is asked for. */
export function CompletenessSection({ applicationId, roundId, claims }: CompletenessProps) {
  const found = useGet(`/applications/${applicationId}/completeness`, completeness);
  return (
    <Section title={say('completeness.title')}>
      <Answer of={found}>{(one) => <Found found={one} roundId={roundId} claims={claims} />}</Answer>
    </Section>
  );
}

interface FoundProps extends Omit<CompletenessProps, 'applicationId'> {
  readonly found: Completeness;
}

function Found({ found, roundId, claims }: FoundProps) {
  const { defects, materials, policy } = found;
  const titles = useTitles(roundId);
  const claimTitle = (claimId: string | null) => {
    if (claimId === null) return say('completeness.whole');
    return titles.clause(claims.find(({ id }) => id === claimId)?.clause ?? claimId);
  };
  return (
    <>
      {defects.length === 0 ? (
        <p>
          <State kind="met" word={say('completeness.none')} />
        </p>
      ) : (
        <>
          <p>
            <b>{say('completeness.count', { count: defects.length })}</b>
          </p>
          <Findings
            label={say('completeness.defects')}
            findings={defects.map(({ code, path, sentence, cite }) => ({
              id: `${code} ${path}`,
              kind: 'warn' as const,
              words: sentence,
              ...(cite === undefined ? {} : { aside: <Cite policy={policy} sentence={cite} /> }),
            }))}
          />
        </>
      )}
      {materials.length > 0 && (
        <Table
          caption={say('completeness.materials')}
          folds
          rows={materials}
          keyOf={({ claimId, materialId }) => `${claimId ?? ''} ${materialId}`}
          columns={[
            { id: 'label', head: say('completeness.material'), cell: ({ label }) => label, wide: true, rowHead: true },
            { id: 'for', head: say('completeness.for'), cell: ({ claimId }) => claimTitle(claimId) },
            {
              id: 'given',
              head: say('completeness.given'),
              cell: ({ vouchers: count }) =>
                count === 0 ? (
                  <State kind="fail" word={say('completeness.missing')} />
                ) : (
                  <State kind="met" word={say('completeness.vouchers', { count })} />
                ),
            },
            {
              id: 'basis',
              head: say('completeness.basis'),
              cell: ({ cite }) =>
                cite === undefined ? say('completeness.by-round') : <Cite policy={policy} sentence={cite} />,
            },
          ]}
        />
      )}
    </>
  );
}
