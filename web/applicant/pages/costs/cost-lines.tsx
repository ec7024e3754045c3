import { useState } from 'react';
import { type CostLinesView, type CostLineView, costLines } from '../../../../contracts/cost-lines.ts';
import { useGet } from '../../../kit/data.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Answer, Empty, ErrorState } from '../../../kit/parts/states.tsx';
import { writeQuery } from '../../../kit/url.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { BindDialog } from './bind-dialog.tsx';
import { FromInvoices } from './from-invoices.tsx';
import { LineDialog } from './line-dialog.tsx';
import { LinesTable } from './lines-table.tsx';
import { RemoveLine } from './remove-line.tsx';
import { say } from './say.ts';
import { SheetDialog } from './sheet-dialog.tsx';
import '../../../evidence/evidence.css';

const USUAL = 50;
const MOST = 200;

interface CostLinesProps {
  readonly applicationId: string;
  readonly claimId: string;
}

type Open =
  | { readonly kind: 'add' | 'invoices' | 'sheet' }
  | { readonly kind: 'edit' | 'bind' | 'remove'; readonly lineId: string };

/**
 * The cost lines of one claim: added, changed, ordered, bound to their vouchers, made from invoices or an Excel sheet.
 * Everything is saved at once; where the draft may not be edited it shows them only.
 */
export function CostLines({ applicationId, claimId }: CostLinesProps) {
  const [limit, setLimit] = useState(USUAL);
  const path = `/applications/${applicationId}/cost-lines`;
  const lines = useGet(`${path}${writeQuery({ claimId, limit })}`, costLines);
  return (
    <Answer of={lines} lines={3}>
      {(shown) =>
        shown.questions === null ? (
          <p className="note">{say('no-costs')}</p>
        ) : (
          <Editor
            applicationId={applicationId}
            claimId={claimId}
            lines={shown}
            questions={shown.questions}
            onMore={shown.next !== null && limit < MOST ? () => setLimit(MOST) : undefined}
          />
        )
      }
    </Answer>
  );
}

export interface EditorProps extends CostLinesProps {
  readonly lines: CostLinesView;
  readonly questions: NonNullable<CostLinesView['questions']>;
}

function Editor({ onMore, ...props }: EditorProps & { readonly onMore: (() => void) | undefined }) {
  const { applicationId, claimId, lines } = props;
  const [open, setOpen] = useState<Open>();
  const [later, setLater] = useState<readonly string[]>([]);
  const close = () => setOpen(undefined);
  const on = (kind: 'edit' | 'bind' | 'remove') => (line: CostLineView) => setOpen({ kind, lineId: line.id });
  const found = open && 'lineId' in open ? lines.items.find(({ id }) => id === open.lineId) : undefined;
  return (
    <div className="stack">
      {lines.mayEdit && (
        <p className="actions">
          <Button kind="usual" icon="plus" onClick={() => setOpen({ kind: 'add' })}>
            {say('add')}
          </Button>
          <Button kind="plain" icon="file" onClick={() => setOpen({ kind: 'invoices' })}>
            {say('from-invoices')}
          </Button>
          <Button kind="plain" icon="upload" onClick={() => setOpen({ kind: 'sheet' })}>
            {say('import')}
          </Button>
        </p>
      )}
      {lines.count === 0 ? (
        <Empty title={say('empty')}>
          <p>{say('empty-what')}</p>
        </Empty>
      ) : (
        <LinesTable {...props} onEdit={on('edit')} onBind={on('bind')} onRemove={on('remove')} />
      )}
      <Later {...props} cursors={later} onMore={onMore} onNext={(cursor) => setLater([...later, cursor])} />
      {lines.count > 0 && <Sum lines={lines} />}
      {open?.kind === 'add' && <LineDialog {...props} onClose={close} />}
      {open?.kind === 'invoices' && <FromInvoices applicationId={applicationId} claimId={claimId} onClose={close} />}
      {open?.kind === 'sheet' && <SheetDialog applicationId={applicationId} claimId={claimId} onClose={close} />}
      {open?.kind === 'edit' && found && <LineDialog {...props} line={found} onClose={close} />}
      {open?.kind === 'bind' && found && <BindDialog applicationId={applicationId} line={found} onClose={close} />}
      {open?.kind === 'remove' && found && <RemoveLine applicationId={applicationId} line={found} onClose={close} />}
    </div>
  );
}

interface LaterProps extends EditorProps {
  readonly cursors: readonly string[];
  readonly onMore: (() => void) | undefined;
  readonly onNext: (cursor: string) => void;
}

/** Lines behind the first two hundred, to look at; they are changed through the sheet or after those before are gone. */
function Later({ applicationId, claimId, lines, questions, cursors, onMore, onNext }: LaterProps) {
  const cursor = cursors.at(-1);
  const path = `/applications/${applicationId}/cost-lines${writeQuery({ claimId, limit: MOST, cursor })}`;
  const page = useGet(path, costLines, { enabled: cursor !== undefined });
  const next = cursor === undefined ? lines.next : (page.data?.next ?? null);
  return (
    <>
      {page.error && <ErrorState error={page.error} />}
      {page.data && (
        <LinesTable
          applicationId={applicationId}
          claimId={claimId}
          questions={questions}
          lines={{ ...page.data, mayEdit: false }}
        />
      )}
      {(onMore ?? next) && (
        <p className="actions">
          <Button kind="plain" icon="down" onClick={() => (onMore ? onMore() : next && onNext(next))}>
            {say('more')}
          </Button>
        </p>
      )}
    </>
  );
}

function Sum({ lines: { count, totalFen, unbound } }: { readonly lines: CostLinesView }) {
  return (
    <>
      <p className="cost-sum" role="status">
        {say('sum', { count })}{' '}
        <b>
          <Money fen={totalFen} />
        </b>
      </p>
      {unbound > 0 && (
        <Callout kind="note">
          <p>{say('unbound', { count: unbound })}</p>
        </Callout>
      )}
    </>
  );
}
