import type { ReactNode } from 'react';
import { instrumentList, issuedVersion } from '../../../../contracts/instrument.ts';
import { clausePage, materialPage, policyDetail } from '../../../../contracts/policies.ts';
import { useGet } from '../../../kit/data.ts';
import { Answer } from '../../../kit/parts/states.tsx';
import type { Basis } from './defects.ts';

interface WithBasisProps {
  /** Empty: no version is chosen yet. */
  readonly issuedVersionId: string;
  readonly children: (basis: Basis | undefined) => ReactNode;
}

/** The package behind an issued version: its clauses, materials and programme years. */
export function WithBasis({ issuedVersionId, children }: WithBasisProps) {
  const chosen = issuedVersionId !== '';
  const issued = useGet(`/instruments/${encodeURIComponent(issuedVersionId)}`, issuedVersion, { enabled: chosen });
  const { policyId = '', version = '' } = issued.data ?? {};
  const path = `/policies/${encodeURIComponent(policyId)}/versions/${encodeURIComponent(version)}`;
  const enabled = issued.data !== undefined;
  const detail = useGet(path, policyDetail, { enabled });
  const clauses = useGet(`${path}/clauses?limit=200`, clausePage, { enabled });
  const materials = useGet(`${path}/materials?limit=200`, materialPage, { enabled });
  if (!chosen) return <>{children(undefined)}</>;
  return (
    <Answer of={issued}>
      {(found) => (
        <Answer of={detail}>
          {({ programYears }) => (
            <Answer of={clauses}>
              {({ items }) => (
                <Answer of={materials}>
                  {(asked) => children({ issued: found, programYears, clauses: items, materials: asked.items })}
                </Answer>
              )}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  );
}

/** Versions that a round may stand on: what was issued, and what waits for its second person. */
export function useVersions() {
  return useGet('/instruments', instrumentList);
}
