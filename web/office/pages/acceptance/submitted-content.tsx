import { type ApplicationView, runningAssessment } from '../../../../contracts/application.ts';
import type { TypedFact } from '../../../../contracts/application-draft.ts';
import { useGet } from '../../../kit/data.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { Table } from '../../../kit/parts/table.tsx';
import { say } from './say.ts';
import { type Titles, useTitles } from './titles.ts';

/** What the applicant asks for and says of itself. */
export function SubmittedContent({ one }: { readonly one: ApplicationView }) {
  const titles = useTitles(one.roundId);
  const { draft } = one;
  const answers = Object.entries(draft.answers);
  return (
    <>
      <Section title={say('application.claims')}>
        <Amounts applicationId={one.id} titles={titles} />
        {draft.claims.map(({ id, clause, facts }) => (
          <FactList key={id} title={titles.clause(clause)} facts={facts} titles={titles} />
        ))}
      </Section>
      <Section title={say('application.company-facts')}>
        <FactList facts={draft.applicantFacts} titles={titles} />
      </Section>
      <Section title={say('application.other-support')}>
        {draft.otherSupport.length === 0 ? (
          <p className="note">{say('application.no-other-support')}</p>
        ) : (
          <DataList
            data={draft.otherSupport.map(({ policy, amountFen }) => ({
              label: policy,
              value: <Money fen={amountFen} />,
            }))}
          />
        )}
      </Section>
      {answers.length > 0 && (
        <Section title={say('application.answers')}>
          <DataList data={answers.map(([label, value]) => ({ label, value }))} />
        </Section>
      )}
    </>
  );
}

interface FactListProps {
  readonly title?: string;
  readonly facts: Readonly<Record<string, TypedFact>>;
  readonly titles: Titles;
}

function FactList({ title, facts, titles }: FactListProps) {
  const entries = Object.entries(facts);
  return (
    <>
      {title !== undefined && <h3>{title}</h3>}
      {entries.length === 0 ? (
        <p className="note">{say('application.no-facts')}</p>
      ) : (
        <DataList data={entries.map(([name, value]) => ({ label: titles.fact(name), value: factWords(value) }))} />
      )}
    </>
  );
}

function factWords(value: TypedFact): string {
  if (typeof value === 'boolean') return say(value ? 'application.yes' : 'application.no');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([part, of]) => `${part} ${factWords(of)}`)
    .join('、');
}

/** Each amount beside what it is: base, ceiling of the claim alone, award in the best combination. */
function Amounts({ applicationId, titles }: { readonly applicationId: string; readonly titles: Titles }) {
  const found = useGet(`/applications/${applicationId}/assessment`, runningAssessment);
  return (
    <Answer of={found}>
      {({ assessment }) =>
        assessment === null ? (
          <p className="note">{say('application.no-assessment')}</p>
        ) : (
          <>
            <Table
              caption={say('application.amounts')}
              folds
              rows={assessment.claims}
              keyOf={({ id }) => id}
              columns={[
                {
                  id: 'clause',
                  head: say('application.claim'),
                  cell: ({ clause }) => titles.clause(clause),
                  wide: true,
                  rowHead: true,
                  foot: say('application.total'),
                },
                { id: 'status', head: say('application.status'), cell: ({ status }) => say(`claim-status.${status}`) },
                {
                  id: 'base',
                  head: say('application.base'),
                  figure: true,
                  cell: ({ baseFen }) => <Money fen={baseFen} as="table" />,
                },
                {
                  id: 'ceiling',
                  head: say('application.ceiling'),
                  figure: true,
                  cell: ({ ceilingFen }) => <Money fen={ceilingFen} as="table" />,
                },
                {
                  id: 'award',
                  head: say('application.in-plan'),
                  figure: true,
                  cell: ({ awardFen }) => <Money fen={awardFen} as="table" />,
                  foot: <Money fen={assessment.totalFen} as="table" />,
                },
              ]}
            />
            <p className="note">{say('application.assumption')}</p>
          </>
        )
      }
    </Answer>
  );
}
