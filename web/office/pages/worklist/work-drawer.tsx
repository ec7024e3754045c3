import { acceptanceDesk, completeness } from '../../../../contracts/acceptance.ts';
import { runningAssessment } from '../../../../contracts/application.ts';
import type { WorkItem } from '../../../../contracts/work-list.ts';
import { useGet } from '../../../kit/data.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { Clock } from '../../../kit/parts/clock.tsx';
import { Drawer } from '../../../kit/parts/drawer.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { Findings } from '../../../kit/parts/lists.tsx';
import { Cite, Money } from '../../../kit/parts/marks.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { Acts } from '../acceptance/acts.tsx';
import { Progress } from '../acceptance/progress.tsx';
import { deadlineOf } from './deadline.ts';
import { say, stateWord } from './say.ts';

interface WorkDrawerProps {
  readonly item: WorkItem;
  /** Several are chosen: acts stand in the bar below, so that A means one thing. */
  readonly hasChosen: boolean;
  readonly onAssign: () => void;
  readonly onClose: () => void;
}

/** The row beside the list: what can be done, the amounts, what is there and what is missing, where it stands. */
export function WorkDrawer({ item, hasChosen, onAssign, onClose }: WorkDrawerProps) {
  const { id, number, organisationName, responsible, state } = item;
  const { staffRoles } = useSignedIn();
  const mayAssign = staffRoles.some((role) => ['clerk', 'officer', 'supervisor'].includes(role));
  const isVerified = state === 'accepted' || state === 'verifying' || state === 'verified';
  const desk = useGet(`/applications/${id}/acceptance`, acceptanceDesk);
  return (
    <Drawer title={number} aside={<Clock deadline={deadlineOf(item)} />} onClose={onClose}>
      <p className="small">
        {organisationName} · {stateWord(state)} ·{' '}
        {responsible ? say('drawer.responsible', { name: responsible.name }) : say('drawer.nobody')}
      </p>
      {hasChosen ? (
        <p className="note">{say('drawer.chosen')}</p>
      ) : (
        desk.data && <Acts desk={desk.data} number={number} />
      )}
      <p className="actions">
        <LinkButton to={isVerified ? `/applications/${id}/verification` : `/applications/${id}`} kind="quiet">
          {say(isVerified ? 'drawer.verify' : 'drawer.open')}
        </LinkButton>
        {isVerified && (
          <LinkButton to={`/applications/${id}`} kind="quiet">
            {say('drawer.open')}
          </LinkButton>
        )}
        {mayAssign && (
          <Button kind="quiet" shortcut="G" onClick={onAssign}>
            {say('drawer.take')}
          </Button>
        )}
      </p>
      <Amounts item={item} />
      <Materials id={id} />
      <Progress applicationId={id} />
    </Drawer>
  );
}

/** Each claim with its base and its ceiling; the sum is that of the best combination. */
function Amounts({ item: { id, clauses } }: { readonly item: WorkItem }) {
  const found = useGet(`/applications/${id}/assessment`, runningAssessment);
  const title = (clause: string) => clauses.find((one) => one.id === clause)?.title ?? clause;
  return (
    <section>
      <h3>{say('drawer.amounts')}</h3>
      <Answer of={found}>
        {({ assessment }) =>
          assessment === null ? (
            <p className="note">{say('drawer.no-amounts')}</p>
          ) : (
            <div className="scroll-x">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{say('drawer.claim')}</th>
                    <th scope="col" className="num">
                      {say('drawer.base')}
                    </th>
                    <th scope="col" className="num">
                      {say('drawer.ceiling')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {assessment.claims.map(({ id: claimId, clause, baseFen, ceilingFen }) => (
                    <tr key={claimId}>
                      <th scope="row">{title(clause)}</th>
                      <td className="num">
                        <Money fen={baseFen} as="table" />
                      </td>
                      <td className="num">
                        <Money fen={ceilingFen} as="table" />
                      </td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{say('drawer.total')}</th>
                    <td />
                    <td className="num">
                      <Money fen={assessment.totalFen} as="table" />
                    </td>
                  </tr>
                </tfoot>
              </table>
            </div>
          )
        }
      </Answer>
    </section>
  );
}

/** Every material that is asked for, and everything else that the check found missing. */
function Materials({ id }: { readonly id: string }) {
  const found = useGet(`/applications/${id}/completeness`, completeness);
  return (
    <section>
      <Answer of={found}>
        {({ materials, defects, policy }) => {
          const given = materials.filter(({ vouchers }) => vouchers > 0).length;
          const label = say('drawer.completeness', { asked: materials.length, given });
          const others = defects.filter(({ code }) => code !== 'MATERIAL_MISSING');
          return (
            <>
              <h3>{label}</h3>
              {materials.length === 0 && defects.length === 0 && <p className="note">{say('drawer.complete')}</p>}
              <Findings
                label={label}
                findings={[
                  ...materials.map(({ materialId, claimId, label: words, vouchers, cite }) => ({
                    id: `${claimId ?? ''} ${materialId}`,
                    kind: vouchers > 0 ? ('met' as const) : ('fail' as const),
                    words,
                    aside:
                      vouchers > 0 ? (
                        say('drawer.vouchers', { count: vouchers })
                      ) : cite === undefined ? (
                        say('drawer.none')
                      ) : (
                        <Cite policy={policy} sentence={cite} />
                      ),
                  })),
                  ...others.map(({ code, path, sentence }) => ({
                    id: `${code} ${path}`,
                    kind: 'warn' as const,
                    words: sentence,
                  })),
                ]}
              />
            </>
          );
        }}
      </Answer>
    </section>
  );
}
