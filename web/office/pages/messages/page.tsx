import { Messages } from '../../../inbox/messages.tsx';

/** What the person of the office was told. */
export function Page() {
  return <Messages />;
}
