import type { ReactNode } from 'react';
import type { SubjectAttributes } from '../../../../contracts/subjects.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Callout } from '../../../public/components/callout.tsx';
import { wordOf, yesNoWord } from '../../../works/words.ts';
import { differences } from './form-state.ts';
import { say } from './say.ts';

interface ConflictProps {
  readonly newest: SubjectAttributes;
  readonly own: SubjectAttributes;
  /** What the person goes on with. */
  readonly onChoose: (attributes: SubjectAttributes) => void;
}

const WORDS: Readonly<Partial<Record<keyof SubjectAttributes, string>>> = {
  presenterName: 'fact.presenter',
  producerName: 'fact.producer',
  investmentFen: 'fact.investment',
  specialThemes: 'fact.themes',
  aiGenerated: 'fact.ai',
  licenceNumber: 'fact.licence',
  filingNumber: 'fact.filing',
  totalMinutes: 'fact.minutes',
  aiLabelling: 'fact.labelling',
};

/** A value in words; parts of the form that hold several answers are compared there. */
function shown(name: keyof SubjectAttributes, attributes: SubjectAttributes): ReactNode {
  const value = attributes[name];
  if (value === null || value === '') return say('conflict.open');
  if (name === 'investmentFen') return <Money fen={attributes.investmentFen} />;
  if (name === 'platforms')
    return attributes.platforms.map((platform) => platform.name).join('、') || say('conflict.open');
  if (typeof value === 'boolean') return yesNoWord(value);
  return typeof value === 'object' ? say('conflict.differs') : value;
}

/** Two people changed it: what differs, side by side. Nothing is overwritten before the person has chosen. */
export function Conflict({ newest, own, onChoose }: ConflictProps) {
  return (
    <div role="alert">
      <Callout kind="warn">
        <p>
          <b>{say('conflict.title')}</b>
        </p>
        <p>{say('conflict.what')}</p>
        <div className="scroll-x">
          <table className="table">
            <caption className="sr">{say('conflict.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('conflict.item')}</th>
                <th scope="col">{say('conflict.newest')}</th>
                <th scope="col">{say('conflict.own')}</th>
              </tr>
            </thead>
            <tbody>
              {differences(newest, own).map((name) => (
                <tr key={name}>
                  <th scope="row">{wordOf(WORDS[name] ?? `fact.${name}`)}</th>
                  <td>{shown(name, newest)}</td>
                  <td>{shown(name, own)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="actions">
          <Button onClick={() => onChoose(newest)}>{say('conflict.theirs')}</Button>
          <Button kind="plain" onClick={() => onChoose(own)}>
            {say('conflict.mine')}
          </Button>
        </p>
      </Callout>
    </div>
  );
}
