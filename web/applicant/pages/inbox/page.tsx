import { Messages } from '../../../inbox/messages.tsx';

/** What the applicant was told. */
export function Page() {
  return <Messages />;
}
