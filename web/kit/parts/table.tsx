import type { ReactNode } from 'react';
import { Icon } from '../../public/components/icon.tsx';
import { say } from '../say.ts';

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures: to the right, never broken. */
  readonly figure?: boolean;
  /** May break and needs room: names, reasons. */
  readonly wide?: boolean;
  /** Names the row for assistive technology; one column at most. */
  readonly rowHead?: boolean;
  /** The head becomes a button that sorts. */
  readonly sortable?: boolean;
  /** Under the column: sums. */
  readonly foot?: ReactNode;
}

export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

export interface Selection<Row> {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** What the box of a row is called: 「选择 2026-0131」 is made of it. */
  readonly nameOf: (row: Row) => string;
}

interface TableProps<Row> {
  /** Read out, and printed; says what is listed and in which order. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  readonly selection?: Selection<Row>;
  /** Key of the row that stands open beside the table, or is reached by J and K. */
  readonly open?: string | undefined;
  /** A press anywhere in the row. Links and boxes inside keep their own meaning. */
  readonly onOpen?: (row: Row) => void;
  /** A line that is done with: quieter. */
  readonly isDone?: (row: Row) => boolean;
  /** On a phone each row becomes a block with the heads beside the values; otherwise it scrolls sideways. */
  readonly folds?: boolean;
}

/** A dense table with a head that stays. Empty lists are the page's to tell (`Empty`). */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, keyOf, sorting, onSort, selection, folds = false } = props;
  const keys = rows.map(keyOf);
  const all = selection !== undefined && keys.length > 0 && keys.every((key) => selection.chosen.has(key));
  const foot = columns.some((column) => column.foot !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="grid-scroll" tabIndex={0} aria-label={caption}>
      <table className="grid" data-folds={folds || undefined}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label={say('table.all')}
                  checked={all}
                  onChange={() => selection.onChange(new Set(all ? [] : keys))}
                />
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={keyOf(row)} row={row} table={props} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {selection && <td />}
              {columns.map((column) => (
                <td key={column.id} className={cellClass(column)}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function cellClass<Row>({ figure, wide }: Column<Row>): string | undefined {
  return figure ? 'num' : wide ? 'who' : undefined;
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
}

function Head<Row>({ column, sorting, onSort }: HeadProps<Row>) {
  const sorted = sorting?.by === column.id ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" className={cellClass(column)} aria-sort={sorted}>
      {column.sortable && onSort ? (
        <button type="button" onClick={() => onSort({ by: column.id, descending: sorted === 'ascending' })}>
          {column.head}
          <span aria-hidden="true">{sorted === 'descending' ? ' ↓' : sorted === 'ascending' ? ' ↑' : ' ↕'}</span>
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

function Line<Row>({ row, table }: { readonly row: Row; readonly table: TableProps<Row> }) {
  const { columns, keyOf, selection, open, onOpen, isDone } = table;
  const key = keyOf(row);
  const chosen = selection?.chosen.has(key) ?? false;
  const toggle = () => {
    const next = new Set(selection?.chosen);
    if (chosen) next.delete(key);
    else next.add(key);
    selection?.onChange(next);
  };
  return (
    <tr
      data-key={key}
      data-selected={chosen || undefined}
      data-open={open === key || undefined}
      data-done={isDone?.(row) || undefined}
      data-acts={onOpen ? true : undefined}
      onClick={(event) => {
        const inner = event.target instanceof Element && event.target.closest('a, button, input, label, select');
        if (!inner) onOpen?.(row);
      }}
    >
      {selection && (
        <td>
          <input
            type="checkbox"
            aria-label={say('table.choose', { name: selection.nameOf(row) })}
            checked={chosen}
            onChange={toggle}
          />
        </td>
      )}
      {columns.map((column) =>
        column.rowHead ? (
          <th key={column.id} scope="row" className={cellClass(column)} data-label={column.head}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} className={cellClass(column)} data-label={column.head}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

/** Second line of a cell, quieter: the work under the company, the day under the clock. */
export function SubLine({ children }: { readonly children: ReactNode }) {
  return <span className="sub">{children}</span>;
}

/** A short mark in a row: 缺材料 2 项. `warn` carries a shape beside the word. */
export function Tag({ warn = false, children }: { readonly warn?: boolean; readonly children: ReactNode }) {
  return (
    <span className="tag" data-is={warn ? 'warn' : undefined}>
      {warn && <Icon name="warning" />}
      {children}
    </span>
  );
}
