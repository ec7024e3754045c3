import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { readingsPath } from '../paths.ts';
import { chosenLabel, readingsOf } from '../rules/readings.ts';
import { say } from '../say.ts';

/** What the text leaves open about this clause, and how it is read for the time being. */
export function ClauseReadings({ policy, clause }: { readonly policy: PolicyPackage; readonly clause: Clause }) {
  const readings = readingsOf(policy, clause);
  if (readings.length === 0) return null;
  return (
    <section className="card" id="readings" aria-labelledby="readings-title">
      <h2 id="readings-title">{say('clause.readings')}</h2>
      <p className="small">
        {say('clause.readings-lead', { revision: policy.readings.revision, issuer: policy.text.issuer })}
      </p>
      <div className="folds">
        {readings.map((reading) => (
          <details key={reading.id}>
            <summary>{reading.question}</summary>
            <p>{say('reading.now', { label: chosenLabel(reading) })}</p>
            {reading.alternatives
              .filter(({ id }) => id !== reading.chosen)
              .map((alternative) => (
                <p key={alternative.id} className="note">
                  {say('reading.other', { label: alternative.label })}
                </p>
              ))}
            <p className="note">
              <a href={readingsPath(policy, reading.id)}>{say('reading.open')}</a>
            </p>
          </details>
        ))}
      </div>
    </section>
  );
}
