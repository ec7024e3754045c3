import { useSignedIn } from '../../../kit/session.ts';
import { Editor } from './editor.tsx';

/** A round that is not saved yet. */
export function Page() {
  const { today } = useSignedIn();
  return <Editor programYear={Number(today.slice(0, 4))} />;
}
