import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { roleWord, say } from '../../say.ts';

/** The first page of the office: who is here, in which role, on which day. */
export function Page() {
  const { account, staffRoles, today } = useSignedIn();
  return (
    <PageBody title={say('home.title')}>
      <Section title={say('home.who')}>
        <DataList
          data={[
            { label: say('home.name'), value: account.name },
            { label: say('home.roles'), value: staffRoles.map(roleWord).join('、') },
            { label: say('home.day'), value: chineseDay(today) },
          ]}
        />
      </Section>
    </PageBody>
  );
}
