import { Findings } from '../../../kit/parts/lists.tsx';
import type { Defect } from './defects.ts';

/** What is missing, each with a link to its field. */
export function DefectList({ label, defects }: { readonly label: string; readonly defects: readonly Defect[] }) {
  return (
    <Findings
      label={label}
      findings={defects.map(({ id, field, words }) => ({
        id,
        kind: 'fail' as const,
        words: (
          <a
            href={`#${field}`}
            onClick={(event) => {
              const found = document.getElementById(field);
              if (!found) return;
              event.preventDefault();
              found.scrollIntoView({ block: 'center' });
              found.focus();
            }}
          >
            {words}
          </a>
        ),
      }))}
    />
  );
}
