import type { CostLineView } from '../../../../contracts/cost-lines.ts';
import { useCommand } from '../../../kit/data.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { problemWords } from '../../../kit/problem.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { State } from '../../../public/components/state.tsx';
import { costLineElement } from '../applications/model/places.ts';
import type { EditorProps } from './cost-lines.tsx';
import { pathsAfter } from './paths.ts';
import { say } from './say.ts';

interface LinesTableProps extends EditorProps {
  readonly onEdit?: (line: CostLineView) => void;
  readonly onBind?: (line: CostLineView) => void;
  readonly onRemove?: (line: CostLineView) => void;
}

/** The lines as a table; on a phone each is a block. */
export function LinesTable(props: LinesTableProps) {
  const { lines, questions, onBind } = props;
  const categories = new Map(questions.categories.map(({ id, label }) => [id, label]));
  return (
    <Table
      caption={say('caption')}
      folds
      rows={lines.items}
      keyOf={({ id }) => id}
      columns={[
        { id: 'number', head: say('number'), cell: ({ position }) => String(position + 1) },
        {
          id: 'description',
          head: say('description'),
          rowHead: true,
          wide: true,
          cell: ({ id, description, category }) => (
            <span id={costLineElement(id)}>
              {description || '—'}
              {categories.size > 0 && <SubLine>{categories.get(category) ?? say('category.blank')}</SubLine>}
            </span>
          ),
        },
        {
          id: 'incurred',
          head: say('incurred'),
          cell: ({ incurredOn }) => (incurredOn === null ? '—' : chineseDay(incurredOn)),
        },
        {
          id: 'amount',
          head: say('amount-head'),
          figure: true,
          cell: ({ amountFen }) => <Money fen={amountFen} as="table" />,
        },
        { id: 'vouchers', head: say('vouchers'), cell: (line) => <Marks line={line} /> },
        ...(lines.mayEdit && onBind
          ? [{ id: 'acts', head: say('acts'), cell: (line: CostLineView) => <Acts line={line} table={props} /> }]
          : []),
      ]}
    />
  );
}

function Marks({ line }: { readonly line: CostLineView }) {
  return (
    <span className="voucher-marks">
      {(['contract', 'invoice', 'slip'] as const).map((place) => {
        const isThere = line[place] !== null;
        const word = say(isThere ? 'bound' : 'missing', { kind: say(place) });
        return <State key={place} kind={isThere ? 'met' : 'wait'} word={word} />;
      })}
    </span>
  );
}

function Acts({ line, table }: { readonly line: CostLineView; readonly table: LinesTableProps }) {
  const { applicationId, lines, onEdit, onBind, onRemove } = table;
  const number = line.position + 1;
  const at = lines.items.findIndex(({ id }) => id === line.id);
  const above = lines.items[at - 1];
  const move = useCommand<string>({
    path: `/applications/${applicationId}/cost-lines/${line.id}/move`,
    body: (before) => ({ revision: line.revision, before }),
    refresh: pathsAfter(applicationId),
  });
  const moveUp = (before: string) =>
    move.mutateAsync(before).catch((error) => toast(problemWords(error), { warn: true }));
  return (
    <span className="nowrap-acts">
      <Button kind="quiet" aria-label={say('bind-label', { number })} onClick={() => onBind?.(line)}>
        {say('vouchers')}
      </Button>
      <Button kind="quiet" aria-label={say('edit-label', { number })} onClick={() => onEdit?.(line)}>
        {say('edit')}
      </Button>
      {above && (
        <Button
          kind="quiet"
          busy={move.isPending}
          aria-label={say('up-label', { number })}
          onClick={() => void moveUp(above.id)}
        >
          {say('up')}
        </Button>
      )}
      <Button
        kind="quiet"
        aria-label={say('remove-what', { number, description: line.description })}
        onClick={() => onRemove?.(line)}
      >
        {say('remove')}
      </Button>
    </span>
  );
}
