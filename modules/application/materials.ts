import type { Material } from '../../engine/format/files.ts';
import type { PolicyPackage } from '../../engine/index.ts';

/** Something that has to be handed in with a claim or, where `clauses` is `all`, once with the application. */
export interface NeededMaterial {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  /** The sentence asks for it, practice does, or the round. */
  readonly basis: Material['basis'] | 'round';
  readonly isForAll: boolean;
}

export interface RoundMaterials {
  readonly materials: readonly {
    readonly id: string;
    readonly label: string;
    readonly help: string;
    readonly required: boolean;
    readonly clauses: readonly string[];
  }[];
  readonly waivedMaterials: readonly string[];
}

const NO_ROUND: RoundMaterials = { materials: [], waivedMaterials: [] };

/** The materials that a clause needs beyond those for the whole application, in the order of the package, then the round's. */
export function materialsOf(loaded: PolicyPackage, clause: string, round: RoundMaterials = NO_ROUND): NeededMaterial[] {
  return allMaterials(loaded, round).flatMap(({ clauses, ...material }) => {
    return clauses !== 'all' && clauses.includes(clause) ? [material] : [];
  });
}

/** The materials that an application needs once, whatever it claims. */
export function materialsForAll(loaded: PolicyPackage, round: RoundMaterials = NO_ROUND): NeededMaterial[] {
  return allMaterials(loaded, round).flatMap(({ clauses, ...material }) => (clauses === 'all' ? [material] : []));
}

/** All ids that an attachment may name. */
export function materialIds(loaded: PolicyPackage, round: RoundMaterials = NO_ROUND): ReadonlySet<string> {
  return new Set([...loaded.materials, ...round.materials].map(({ id }) => id));
}

function allMaterials(
  loaded: PolicyPackage,
  round: RoundMaterials,
): (NeededMaterial & { readonly clauses: 'all' | readonly string[] })[] {
  const own = loaded.materials
    .filter(({ id }) => !round.waivedMaterials.includes(id))
    .map(({ id, label, help = '', basis, clauses }) => ({
      id,
      label,
      help,
      basis,
      clauses,
      isForAll: clauses === 'all',
    }));
  const asked = round.materials
    .filter(({ required }) => required)
    .map(({ id, label, help, clauses }) => {
      const isForAll = clauses.length === 0;
      return { id, label, help, basis: 'round' as const, clauses: isForAll ? ('all' as const) : clauses, isForAll };
    });
  return [...own, ...asked];
}
