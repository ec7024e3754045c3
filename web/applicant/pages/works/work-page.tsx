import { WORK_KINDS } from '../../../../contracts/subjects.ts';
import { type SubjectView, subjectView } from '../../../../contracts/works.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { DataList, Findings } from '../../../kit/parts/lists.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { CheckWords } from '../../../works/check-mark.tsx';
import { HalfDays } from '../../../works/half-days.tsx';
import { SubjectFacts } from '../../../works/subject-facts.tsx';
import { kindWord } from '../../../works/words.ts';
import { Crews } from './crews.tsx';
import { KeyProject } from './key-project.tsx';
import { Outcomes } from './outcomes.tsx';
import { say } from './say.ts';
import { Undertaking } from './undertaking.tsx';

export function Page() {
  const id = usePathPart('workId');
  const work = useGet(`/works/${id}`, subjectView);
  return <Answer of={work}>{(found) => <Work work={found} />}</Answer>;
}

/** One work: what is known, what is still open, its days, crews and outcomes. */
function Work({ work }: { readonly work: SubjectView }) {
  const { id, kind, title, mergedInto } = work;
  const isWork = WORK_KINDS.includes(kind);
  return (
    <PageBody
      title={title}
      note={kindWord(kind)}
      actions={
        mergedInto === null && (
          <>
            {isWork && (
              <LinkButton kind="main" icon="plus" to={`/works/${id}/days/add`}>
                {say('work.today')}
              </LinkButton>
            )}
            <LinkButton kind="plain" to={`/works/${id}/edit`}>
              {say('work.edit')}
            </LinkButton>
          </>
        )
      }
    >
      {mergedInto !== null && (
        <Callout kind="warn">
          <p>
            {say('work.merged')} <PageLink to={`/works/${mergedInto}`}>{say('work.merged-to')}</PageLink>
          </p>
        </Callout>
      )}
      {work.hints.length > 0 && (
        <Section title={say('work.hints')}>
          <Findings
            label={say('work.hints')}
            findings={work.hints.map(({ path, code, message }) => ({ id: path + code, kind: 'warn', words: message }))}
          />
        </Section>
      )}
      {isWork && (
        <Section
          title={say('work.days')}
          actions={<PageLink to={`/works/${id}/days`}>{say('work.days-all')}</PageLink>}
        >
          <HalfDays totals={work.shooting} />
        </Section>
      )}
      <Section title={say('work.facts')}>
        <SubjectFacts subject={work} />
      </Section>
      {isWork && <WorkParts work={work} />}
    </PageBody>
  );
}

function WorkParts({ work }: { readonly work: SubjectView }) {
  return (
    <>
      <Section title={say('work.checks')}>
        <DataList data={[{ label: say('work.numbers'), value: <CheckWords check={work.filing} /> }]} />
      </Section>
      <KeyProject work={work} />
      <Undertaking work={work} />
      <Crews work={work} />
      <Outcomes work={work} />
    </>
  );
}
