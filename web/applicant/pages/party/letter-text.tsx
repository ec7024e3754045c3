import { say } from './say.ts';

interface LetterTextProps {
  readonly name: string;
  readonly uscc: string;
  readonly person: string;
}

/** The letter as it is printed, signed and stamped. */
export function LetterText({ name, uscc, person }: LetterTextProps) {
  return (
    <article className="stack" aria-label={say('letter.title')}>
      <h2>{say('letter.title')}</h2>
      <p>{say('letter.to')}</p>
      <p>{say('letter.unit', { name: name || '＿＿＿＿＿＿＿＿' })}</p>
      <p>{say('letter.uscc', { uscc: uscc || '＿＿＿＿＿＿＿＿' })}</p>
      <p>{say('letter.body-1', { person })}</p>
      <p>{say('letter.body-2')}</p>
      <p>{say('letter.body-3')}</p>
      <p>{say('letter.body-4')}</p>
      <p>{say('letter.body-5')}</p>
      <p>{say('letter.person', { person })}</p>
      <p>{say('letter.legal')}</p>
      <p>{say('letter.seal')}</p>
      <p>{say('letter.day')}</p>
    </article>
  );
}
