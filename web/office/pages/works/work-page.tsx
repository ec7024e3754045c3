import { WORK_KINDS } from '../../../../contracts/subjects.ts';
import { type SubjectView, subjectView } from '../../../../contracts/works.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { DataList, Findings } from '../../../kit/parts/lists.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { CheckWords } from '../../../works/check-mark.tsx';
import { SubjectFacts } from '../../../works/subject-facts.tsx';
import { kindWord, word } from '../../../works/words.ts';
import { Decide } from './decide.tsx';
import { say } from './say.ts';
import { ShootingDays } from './shooting-days.tsx';

export function Page() {
  const id = usePathPart('workId');
  const work = useGet(`/works/${id}`, subjectView);
  return <Answer of={work}>{(found) => <Work work={found} />}</Answer>;
}

/** One work as the office sees it: what the machine noticed, what has to be checked, the days. */
function Work({ work }: { readonly work: SubjectView }) {
  return (
    <PageBody
      title={work.title}
      note={
        <>
          {kindWord(work.kind)} · <PageLink to="/works">{say('register.title')}</PageLink>
        </>
      }
    >
      {work.mergedInto !== null && (
        <Callout kind="note">
          <p>
            {say('work.merged')} <PageLink to={`/works/${work.mergedInto}`}>{say('work.merged-to')}</PageLink>
          </p>
        </Callout>
      )}
      <div className="beside">
        <div>
          <Section title={say('work.facts')}>
            <SubjectFacts subject={work} />
          </Section>
        </div>
        <div>
          {work.hints.length > 0 && (
            <Section title={say('work.hints')}>
              <Findings
                label={say('work.hints')}
                findings={work.hints.map((hint) => ({ id: hint.path + hint.code, kind: 'warn', words: hint.message }))}
              />
            </Section>
          )}
          {WORK_KINDS.includes(work.kind) && <Checks work={work} />}
        </div>
      </div>
      {WORK_KINDS.includes(work.kind) && <ShootingDays work={work} />}
    </PageBody>
  );
}

function Checks({ work }: { readonly work: SubjectView }) {
  const { licenceNumber, filingNumber, keyProject, keyProjectProofFileId } = work;
  const hasNumber = licenceNumber !== '' || filingNumber !== '';
  return (
    <Section title={say('work.checks')}>
      <DataList
        data={[
          { label: word('fact.licence'), value: licenceNumber || undefined },
          { label: word('fact.filing'), value: filingNumber || undefined },
          { label: say('work.numbers'), value: <CheckWords check={work.filing} /> },
        ]}
      />
      {hasNumber && <Decide work={work} act="decide-filing" roles={['clerk']} />}
      {keyProject === null ? (
        <p className="note">{say('work.no-key')}</p>
      ) : (
        <>
          <DataList
            data={[
              { label: word('fact.keyProject'), value: word(`key.${keyProject}`) },
              {
                label: say('work.key-proof'),
                value: <a href={`/api/v1/files/${keyProjectProofFileId}/content`}>{word('days.proof-open')}</a>,
              },
              { label: say('work.key-check'), value: <CheckWords check={work.keyProjectCheck} /> },
            ]}
          />
          <Decide work={work} act="decide-key-project" roles={['officer', 'supervisor']} />
        </>
      )}
    </Section>
  );
}
