import './verification.css';
import { type VerificationView, verification } from '../../../../contracts/verification.ts';
import { useGet } from '../../../kit/data.ts';
import { Answer } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { usePathPart } from '../../../kit/url.ts';
import { Begin } from './begin.tsx';
import { CaseHead } from './case-head.tsx';
import { Desk } from './desk.tsx';

/** One application on the desk of the officer who establishes what is true. */
export function Page() {
  const id = usePathPart('applicationId');
  const found = useGet(`/applications/${encodeURIComponent(id)}/verification`, verification);
  return <Answer of={found}>{(view) => <Verification view={view} />}</Answer>;
}

function Verification({ view }: { readonly view: VerificationView }) {
  const { staffRoles } = useSignedIn();
  return (
    <div className="verify">
      <CaseHead view={view} />
      {view.state === 'accepted' && staffRoles.includes('officer') && <Begin applicationId={view.applicationId} />}
      <Desk key={view.applicationId} view={view} mayDecide={view.mayDecide} />
    </div>
  );
}
