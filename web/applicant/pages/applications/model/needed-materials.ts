import type { RoundView } from '../../../../../contracts/round.ts';
import type { PagePolicy } from '../../../../public/calculator/model/policy.ts';

/** A paper that is asked for: with a claim, or once with the whole application. */
export interface NeededMaterial {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  /** The sentence asks for it, practice does, or the call for applications. */
  readonly basis: 'text' | 'practice' | 'round';
  /** Of the package, where a sentence asks for it. */
  readonly cite: string | undefined;
  readonly required: boolean;
}

type Asked = Pick<RoundView, 'materials' | 'waivedMaterials'>;

/** The papers for one clause, or for the application as a whole (`clause` null): those of the package, then the round's. */
export function neededMaterials(policy: PagePolicy, round: Asked, clause: string | null): readonly NeededMaterial[] {
  const isFor = (clauses: 'all' | readonly string[]) =>
    clause === null ? clauses === 'all' : clauses !== 'all' && clauses.includes(clause);
  const ofPackage = policy.materials
    .filter(({ id, clauses }) => isFor(clauses) && !round.waivedMaterials.includes(id))
    .map(({ id, label, help = '', basis, cite }) => ({ id, label, help, basis, cite, required: true }));
  const ofRound = round.materials
    .filter(({ clauses }) => isFor(clauses.length === 0 ? 'all' : clauses))
    .map(({ id, label, help, required }) => ({ id, label, help, basis: 'round' as const, cite: undefined, required }));
  return [...ofPackage, ...ofRound];
}
