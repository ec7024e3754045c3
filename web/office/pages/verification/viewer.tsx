import { useState } from 'react';
import { VOUCHER_PLACES, type VoucherPlaceOfLine } from '../../../../contracts/cost-lines.ts';
import type { VerificationLineView } from '../../../../contracts/verification.ts';
import { useKeys } from '../../../kit/keys.ts';
import { Tabs } from '../../../kit/parts/tabs.tsx';
import { VoucherView } from '../evidence/voucher-view.tsx';
import { say } from './say.ts';

/** Contract, invoice and slip of the line that is open, one at a time; V goes on to the next. */
export function Viewer({ line }: { readonly line: VerificationLineView }) {
  const [place, setPlace] = useState<VoucherPlaceOfLine>('invoice');
  const voucher = line[place];
  const next = () => setPlace(VOUCHER_PLACES[(VOUCHER_PLACES.indexOf(place) + 1) % VOUCHER_PLACES.length] ?? place);
  useKeys([{ key: 'v', words: say('viewer.switch'), run: next }]);
  return (
    <div className="viewer__voucher">
      <Tabs
        label={say('viewer.of', { position: line.position + 1 })}
        tabs={VOUCHER_PLACES.map((id) => ({
          id,
          label: say(`place.${id}`),
          ...(line[id] === null ? { count: 0 } : {}),
        }))}
        current={place}
        onChange={(id) => setPlace(VOUCHER_PLACES.find((one) => one === id) ?? place)}
      >
        {voucher === null ? (
          <p className="note">{say('viewer.none', { kind: say(`place.${place}`) })}</p>
        ) : (
          <VoucherView key={voucher.id} voucherId={voucher.id} />
        )}
      </Tabs>
    </div>
  );
}
