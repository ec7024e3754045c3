import { z } from 'zod';
import type { ShootingTotals } from '../../contracts/shooting-days.ts';
import { useGet } from '../kit/data.ts';
import { Cite } from '../kit/parts/marks.tsx';
import { word } from './words.ts';
import './works.css';

/** The clause that supports filming in the district, and what is used here of the public description of it. */
const CLAUSE = 'location-filming';
const policies = z.object({
  items: z.array(z.object({ id: z.string(), version: z.string(), isDefault: z.boolean() })),
});
const clause = z.object({
  conditions: z.array(
    z.object({ label: z.string(), cite: z.string(), phrase: z.string().optional(), test: z.looseObject({}) }),
  ),
});

/** How many days were shot, how many of them in the district, and the rule that counts them, with its place in the text. */
export function HalfDays({ totals }: { readonly totals: ShootingTotals }) {
  const { total, inDistrict, undecided, confirmed } = totals;
  return (
    <div className="half-days">
      <p>
        <b>{total === 0 ? word('half.none') : word('half.sum', { total, inDistrict })}</b>
      </p>
      {total > 0 && <progress aria-label={word('half.bar')} value={inDistrict} max={total} />}
      {undecided > 0 && <p>{word('half.undecided', { undecided })}</p>}
      {confirmed > 0 && <p className="note">{word('half.confirmed', { confirmed })}</p>}
      <Rule />
      <p className="note">{word('half.rule')}</p>
    </div>
  );
}

function Rule() {
  const list = useGet('/policies', policies);
  const policy = list.data?.items.find(({ isDefault }) => isDefault);
  const path = policy && `/policies/${policy.id}/versions/${policy.version}/clauses/${CLAUSE}`;
  const found = useGet(path ?? '/policies', clause, { enabled: path !== undefined });
  const rule = found.data?.conditions.find(({ test }) => JSON.stringify(test).includes('shootingDays'));
  if (!policy || !rule) return null;
  return (
    <p>
      {word('half.text', { text: rule.phrase ?? rule.label })} <Cite policy={policy} sentence={rule.cite} />
    </p>
  );
}
