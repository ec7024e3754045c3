import '../verification/verification.css';
import { siteCheckList } from '../../../../contracts/verification.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { ChecksPart } from '../verification/checks-part.tsx';
import { say } from '../verification/say.ts';
import { RecordForm } from './record-form.tsx';

/** One check on site, recorded on a phone. */
export function Page() {
  const id = usePathPart('checkId');
  const found = useGet('/site-checks/mine?limit=200', siteCheckList);
  return (
    <Answer of={found}>
      {({ items }) => {
        const check = items.find((one) => one.id === id);
        return (
          <PageBody title={say('visit.title', { number: check?.number ?? '' })} note={check?.organisationName} narrow>
            {!check && <Empty title={say('visit.unknown')} />}
            {check?.record && <ChecksPart checks={[check]} />}
            {check && !check.record && <RecordForm checkId={check.id} />}
          </PageBody>
        );
      }}
    </Answer>
  );
}
