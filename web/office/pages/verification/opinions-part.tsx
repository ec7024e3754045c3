import { useState } from 'react';
import type { VerificationView } from '../../../../contracts/verification.ts';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { Status } from '../../../kit/parts/marks.tsx';
import { Empty } from '../../../kit/parts/states.tsx';
import { chineseDay, yuanFigure } from '../../../public/amounts.ts';
import { AskOpinionDialog } from './ask-opinion.tsx';
import { say } from './say.ts';

interface OpinionsPartProps {
  readonly view: VerificationView;
  readonly mayDecide: boolean;
}

type Opinion = VerificationView['opinions'][number];

/** What departments of the council were asked, and what they said. */
export function OpinionsPart({ view, mayDecide }: OpinionsPartProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="stack verify__around">
      {mayDecide && (
        <p className="actions">
          <Button onClick={() => setAsking(true)}>{say('opinions.ask')}</Button>
        </p>
      )}
      {view.opinions.length === 0 && <Empty title={say('opinions.none')} />}
      {view.opinions.map((one) => (
        <article key={one.id} className="block">
          <div className="block__head">
            <h2>{one.department}</h2>
            <StatusOf opinion={one} />
          </div>
          <p className="note prose-lines">{one.question}</p>
          {one.answer && (
            <>
              <p>
                <b>{say(`opinion.${one.answer.opinion}`)}</b> <span className="prose-lines">{one.answer.reasons}</span>
              </p>
              <ul className="item-list">
                {one.answer.otherAwards.map(({ policy, amountFen, year }) => (
                  <li key={`${year} ${policy}`}>
                    {say('opinions.award', { year, policy, amount: yuanFigure(amountFen) })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </article>
      ))}
      {isAsking && <AskOpinionDialog applicationId={view.applicationId} onClose={() => setAsking(false)} />}
    </div>
  );
}

function StatusOf({ opinion: { answer, answeredAt, dueDay, isOverdue } }: { readonly opinion: Opinion }) {
  const day = chineseDay(dueDay);
  if (answer && answeredAt !== null) {
    const words = { by: answer.answeredBy, moment: momentWords(answeredAt) };
    return <Status kind="done">{say('opinions.answered', words)}</Status>;
  }
  if (isOverdue) return <Status kind="stopped">{say('opinions.overdue', { day })}</Status>;
  return <Status kind="going">{say('opinions.waiting', { day })}</Status>;
}
