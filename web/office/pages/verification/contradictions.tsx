import { useState } from 'react';
import type { FindingView, VerificationView } from '../../../../contracts/verification.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { yuanFigure } from '../../../public/amounts.ts';
import { useVerificationAct } from './acts.ts';
import { say, sayIfKnown } from './say.ts';

/** Members of the evidence that are fen. */
const AMOUNTS: ReadonlySet<string> = new Set(['amount', 'costs', 'investment', 'audited']);

/** What two places say differently, with what came of it. Findings, never decisions. */
export function Contradictions({ view, mayDecide }: { readonly view: VerificationView; readonly mayDecide: boolean }) {
  const [noting, setNoting] = useState<FindingView>();
  const found = view.findings.filter(({ costLineId }) => costLineId === null);
  const note = useVerificationAct<{ readonly findingId: string; readonly note: string }>(
    view.applicationId,
    'note-finding',
    () => toast(say('note.done')),
  );
  if (found.length === 0) return null;
  return (
    <div className="contra">
      <h2>{say('contra', { count: found.length })}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard. */}
      <section className="scroll-x" tabIndex={0} aria-label={say('contra', { count: found.length })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('contra.what')}</th>
              <th scope="col">{say('contra.here')}</th>
              <th scope="col">{say('contra.there')}</th>
              <th scope="col">{say('contra.result')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((finding) => (
              <tr key={finding.id}>
                <th scope="row">{sayIfKnown(`contra.${finding.code}.what`) ?? finding.text}</th>
                <td>{sideOf(finding, 'here')}</td>
                <td>{sideOf(finding, 'there')}</td>
                <td>
                  {finding.note}{' '}
                  {mayDecide && (
                    <Button kind="quiet" onClick={() => setNoting(finding)}>
                      {say('contra.write')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {noting && (
        <ConfirmDialog
          title={say('note.title')}
          act={say('note.save')}
          reason={{ label: say('note.label'), required: true }}
          onConfirm={(words) => note.mutateAsync({ findingId: noting.id, note: words })}
          onClose={() => setNoting(undefined)}
        >
          {noting.text}
        </ConfirmDialog>
      )}
    </div>
  );
}

function sideOf({ code, evidence }: FindingView, side: 'here' | 'there'): string {
  const key = code.startsWith('SHARED_') ? 'SHARED' : code;
  const params = Object.fromEntries(
    Object.entries(evidence).map(([name, value]) => {
      const isAmount = AMOUNTS.has(name) || (name === 'stated' && code === 'AUDITED_FIGURE_DIFFERS');
      return [name, isAmount && typeof value === 'number' ? yuanFigure(value) : value];
    }),
  );
  return sayIfKnown(`contra.${key}.${side}`, params) ?? '';
}
