import { useEffect, useState } from 'react';
import type { Outcome } from '../model/outcome.ts';
import { headlineOf, headlineWords } from './result-top.tsx';
import { tell } from './words.ts';

/** Milliseconds of quiet after which a change is read out: one sentence for a typed number, not one for each digit. */
const QUIET_MILLISECONDS = 1_200;

/** The result at the foot of the window while its box is out of sight, and its sentence for those who listen. */
export function Dock({ outcome, live }: { readonly outcome: Outcome; readonly live: boolean }) {
  const inSight = useInSight('result', live);
  const words =
    outcome.kind === 'computed'
      ? headlineWords(headlineOf(outcome.computed, outcome.findings))
      : { label: tell('top.not-yet'), figure: tell('empty.title') };
  const sentence = tell('dock.sentence', words);
  return (
    <>
      <div className="dock" hidden={inSight || outcome.kind === 'nothing'}>
        <p>
          {words.label}
          <b>{words.figure}</b>
        </p>
        <a className="btn btn--main" href="#result">
          {tell('dock.see')}
        </a>
      </div>
      {live && <Announcement sentence={outcome.kind === 'nothing' ? '' : sentence} />}
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

/** Whether the head of an element is in the window. Not known before the page is alive: then it counts as out of sight. */
function useInSight(id: string, live: boolean): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    const element = live ? document.getElementById(id) : null;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => setInSight(entries[entries.length - 1]?.isIntersecting ?? false),
      { rootMargin: '0px 0px -20% 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [id, live]);
  return inSight;
}
