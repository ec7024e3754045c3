import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { Icon } from '../../public/components/icon.tsx';
import type { Option } from '../fields/choice.tsx';
import { say } from '../say.ts';
import { useQueryState } from '../url.ts';
import { Button } from './button.tsx';

export interface Filter {
  /** Name in the address. */
  readonly name: string;
  readonly label: string;
  /** Words for 「all」 are added in front. Left out: a text to search for. */
  readonly options?: readonly Option[];
}

interface FilterBarProps {
  readonly label: string;
  readonly filters: readonly Filter[];
  /** Beside the filters: save, export. */
  readonly children?: ReactNode;
}

/** Filters that live in the address, so that a link shows the same list. */
export function FilterBar({ label, filters, children }: FilterBarProps) {
  const [query, change] = useQueryState();
  const set = filters.filter(({ name }) => query[name]);
  return (
    <search className="filters" aria-label={label}>
      {filters.map((filter) =>
        filter.options ? (
          <select
            key={filter.name}
            className="select"
            aria-label={filter.label}
            value={query[filter.name] ?? ''}
            onChange={(event) => change({ [filter.name]: event.currentTarget.value })}
          >
            <option value="">{say('filter.all', { label: filter.label })}</option>
            {filter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <SearchText key={filter.name} filter={filter} value={query[filter.name] ?? ''} onSearch={change} />
        ),
      )}
      {set.map(({ name, label: filterLabel, options }) => (
        <button key={name} type="button" className="chip" onClick={() => change({ [name]: '' })}>
          {say('filter.set', { label: filterLabel, value: wordOf(query[name], options) })}
          <Icon name="cross" label={say('filter.remove')} />
        </button>
      ))}
      {children}
    </search>
  );
}

function wordOf(value = '', options: readonly Option[] = []): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

interface SearchTextProps {
  readonly filter: Filter;
  readonly value: string;
  readonly onSearch: (changes: Readonly<Record<string, string>>) => void;
}

function SearchText({ filter, value, onSearch }: SearchTextProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch({ [filter.name]: text.trim() });
  };
  return (
    <form className="search-box" onSubmit={submit}>
      <Icon name="search" />
      <input
        className="input"
        type="search"
        aria-label={filter.label}
        placeholder={filter.label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}

interface PagerProps {
  /** `next` of the list's answer; null at the end. */
  readonly next: string | null;
  /** What the page shows: 「50 件」. */
  readonly words?: string;
}

/** Forward by cursor, back to the beginning; the browser's own way back is the page before. */
export function Pager({ next, words }: PagerProps) {
  const [query, change] = useQueryState();
  if (next === null && !query.cursor) return words === undefined ? null : <p className="pager note">{words}</p>;
  return (
    <nav className="pager" aria-label={say('pager')}>
      {words !== undefined && <span className="note">{words}</span>}
      <Button kind="plain" icon="previous" disabled={!query.cursor} onClick={() => change({ cursor: '' })}>
        {say('pager.first')}
      </Button>
      <Button kind="plain" icon="next" disabled={next === null} onClick={() => change({ cursor: next ?? '' })}>
        {say('pager.next')}
      </Button>
    </nav>
  );
}
