import { useState } from 'react';
import type { VerificationView } from '../../../../contracts/verification.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { Tabs } from '../../../kit/parts/tabs.tsx';
import { AccountantsPart } from './accountants-part.tsx';
import { ChecksPart } from './checks-part.tsx';
import { Complete } from './complete.tsx';
import { FactsPart } from './facts-part.tsx';
import { LinesPart } from './lines-part.tsx';
import { OpinionsPart } from './opinions-part.tsx';
import { Running } from './running.tsx';
import { say } from './say.ts';

interface DeskProps {
  readonly view: VerificationView;
  readonly mayDecide: boolean;
}

const PARTS = ['lines', 'facts', 'accountants', 'checks', 'opinions'] as const;
type Part = (typeof PARTS)[number];

/** The running amounts on top, below them costs, facts, and what others contribute. */
export function Desk({ view, mayDecide }: DeskProps) {
  const [claimId, setClaimId] = useState(view.claims[0]?.id ?? '');
  const [part, setPart] = useState<Part>(view.lines.length > 0 ? 'lines' : 'facts');
  const claim = view.claims.find(({ id }) => id === claimId);
  const lines = view.lines.filter((line) => line.claimId === claimId);
  const counts = {
    lines: view.lines.length,
    facts: view.findings.filter(({ costLineId, note }) => costLineId === null && note === null).length,
    accountants: view.accountants.length,
    checks: view.siteChecks.length,
    opinions: view.opinions.length,
  };
  if (!claim) return null;
  return (
    <>
      {view.claims.length > 1 && (
        <div className="verify__claims">
          <Select
            label={say('claim')}
            value={claimId}
            options={view.claims.map(({ id, title, subjectTitle }) => ({
              value: id,
              label: subjectTitle === null ? title : say('claim.of-work', { claim: title, work: subjectTitle }),
            }))}
            onChange={setClaimId}
          />
        </div>
      )}
      <Running policy={view.policy} claim={claim} lines={lines} />
      <div className="verify__parts">
        <Tabs
          label={say('tabs')}
          tabs={PARTS.map((id) => ({ id, label: say(`tab.${id}`), ...(counts[id] > 0 ? { count: counts[id] } : {}) }))}
          current={part}
          onChange={(id) => setPart(PARTS.find((one) => one === id) ?? part)}
        >
          {part === 'lines' && <LinesPart key={claimId} view={view} lines={lines} mayDecide={mayDecide} />}
          {part === 'facts' && <FactsPart view={view} claim={claim} mayDecide={mayDecide} />}
          {part === 'accountants' && <AccountantsPart view={view} mayDecide={mayDecide} />}
          {part === 'checks' && <ChecksPart checks={view.siteChecks} />}
          {part === 'opinions' && <OpinionsPart view={view} mayDecide={mayDecide} />}
        </Tabs>
      </div>
      {mayDecide && <Complete view={view} />}
    </>
  );
}
