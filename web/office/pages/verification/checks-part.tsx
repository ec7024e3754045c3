import type { VerificationView } from '../../../../contracts/verification.ts';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Status } from '../../../kit/parts/marks.tsx';
import { Empty } from '../../../kit/parts/states.tsx';
import { chineseDay } from '../../../public/amounts.ts';
import { State } from '../../../public/components/state.tsx';
import { say } from './say.ts';

type Check = VerificationView['siteChecks'][number];

/** What inspectors saw on site. */
export function ChecksPart({ checks }: { readonly checks: readonly Check[] }) {
  if (checks.length === 0) return <Empty title={say('checks.none')} />;
  return (
    <div className="stack verify__around">
      {checks.map((check) => (
        <article key={check.id} className="block">
          <CheckRecord check={check} />
        </article>
      ))}
    </div>
  );
}

function CheckRecord({ check: { record, inspectorName } }: { readonly check: Check }) {
  if (!record) return <Status kind="going">{say('checks.waiting', { name: inspectorName })}</Status>;
  return (
    <>
      <div className="block__head">
        <h2>{say('checks.done', { name: inspectorName, day: chineseDay(record.visitedOn) })}</h2>
        <State kind={record.agrees ? 'met' : 'fail'} word={say(record.agrees ? 'checks.agrees' : 'checks.differs')} />
      </div>
      <DataList
        data={[
          { label: say('checks.place'), value: record.place },
          { label: say('checks.seen'), value: <span className="prose-lines">{record.seen}</span> },
          {
            label: say('checks.photos'),
            value:
              record.photoFileIds.length === 0 ? (
                say('checks.no-photos')
              ) : (
                <span className="actions">
                  {record.photoFileIds.map((id, at) => (
                    <a key={id} href={`/api/v1/files/${id}/content`}>
                      {say('checks.photo', { number: at + 1 })}
                    </a>
                  ))}
                </span>
              ),
          },
        ]}
      />
    </>
  );
}
