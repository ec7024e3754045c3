import { say } from './say.ts';

/** One answer of a section, in words. */
export interface ShownPart {
  readonly id: string;
  readonly label: string;
  /** '' = no answer. */
  readonly text: string;
}

interface TwoVersionsProps {
  /** Who saved the other version, when. */
  readonly by: string | undefined;
  readonly mine: readonly ShownPart[];
  readonly theirs: readonly ShownPart[];
}

/** What differs between two people's versions of a section, side by side. */
export function TwoVersions({ by, mine, theirs }: TwoVersionsProps) {
  const ids = [...new Set([...mine, ...theirs].map(({ id }) => id))];
  const rows = ids.flatMap((id) => {
    const own = mine.find((part) => part.id === id);
    const other = theirs.find((part) => part.id === id);
    if (own?.text === other?.text) return [];
    return [{ id, label: own?.label ?? other?.label ?? id, own: own?.text, other: other?.text }];
  });
  return (
    <>
      {by !== undefined && <p>{by}</p>}
      {rows.length > 0 && (
        <div className="scroll-x">
          <table className="table">
            <caption className="sr">{say('conflict.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('conflict.item')}</th>
                <th scope="col">{say('conflict.mine')}</th>
                <th scope="col">{say('conflict.theirs')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, label, own, other }) => (
                <tr key={id}>
                  <th scope="row">{label}</th>
                  <td>{own || say('conflict.nothing')}</td>
                  <td>{other || say('conflict.nothing')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
