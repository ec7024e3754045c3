import { type PersonalCopy, personalCopy } from '../../../contracts/personal.ts';
import { useGet } from '../data.ts';
import { PageBody, Section } from '../frame/page-body.tsx';
import { LinkButton } from '../parts/link.tsx';
import { DataList } from '../parts/lists.tsx';
import { Answer } from '../parts/states.tsx';
import { ConsentsSection } from './consents.tsx';
import { RequestsSection } from './requests.tsx';
import { say } from './say.ts';

/** What is registered of the person: to read, to take along, to have put right or erased. */
export function Page() {
  const copy = useGet('/personal-data/mine', personalCopy);
  return (
    <PageBody title={say('title')}>
      <p className="note">{say('lead')}</p>
      <Section title={say('copy')}>
        <Answer of={copy}>{(found) => <Copy copy={found} />}</Answer>
      </Section>
      <ConsentsSection />
      <RequestsSection fields={copy.data?.fields ?? []} />
    </PageBody>
  );
}

function Copy({ copy }: { readonly copy: PersonalCopy }) {
  if (copy.fields.length === 0) return <p className="note">{say('copy.none')}</p>;
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(copy, null, 2))}`;
  return (
    <div className="stack">
      <DataList
        data={copy.fields.map(({ name, values }) => ({
          label: name,
          value: values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('；'),
        }))}
      />
      <p className="actions">
        <LinkButton href={file} icon="down" download="personal-data.json">
          {say('copy.download')}
        </LinkButton>
      </p>
    </div>
  );
}
