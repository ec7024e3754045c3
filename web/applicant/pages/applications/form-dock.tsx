import { useEffect, useState } from 'react';
import type { RunningAssessmentView } from '../../../../contracts/application.ts';
import { headline } from './running-part.tsx';
import { say } from './say.ts';

interface DockProps {
  readonly running: RunningAssessmentView | undefined;
  /** How many items the checklist has. */
  readonly missing: number | undefined;
}

/** Milliseconds of quiet after which a new result is read out. */
const QUIET_MILLISECONDS = 1_200;

/** On a phone: the result and the way to what is missing, at the foot of the window. Read out when it has changed. */
export function FormDock({ running, missing = 0 }: DockProps) {
  const words = running && headline(running);
  const sentence = words ? say('dock.sentence', { ...words, count: missing }) : '';
  return (
    <>
      {words && (
        <div className="form-dock">
          <a href="#running">
            {words.label}
            <b>{words.figure}</b>
          </a>
          <a className="btn" href="#checklist">
            {missing === 0 ? say('dock.complete') : say('dock.missing', { count: missing })}
          </a>
        </div>
      )}
      <Announcement sentence={sentence} />
    </>
  );
}

function Announcement({ sentence }: { readonly sentence: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(sentence), QUIET_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <p className="sr" role="status">
      {said}
    </p>
  );
}
