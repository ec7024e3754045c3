import { PageBody } from '../../../kit/frame/page-body.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { say } from './say.ts';
import { VoucherView } from './voucher-view.tsx';

/** One voucher of an applicant, with everything that the office knows of it. */
export function Page() {
  const voucherId = usePathPart('voucherId');
  return (
    <PageBody title={say('list.name')}>
      <VoucherView voucherId={voucherId} />
    </PageBody>
  );
}
