import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { FILED_KINDS, type FilingTier, type SubjectAttributes, type SubjectKind } from '../../contracts/subjects.ts';
import { type CompiledPolicy, classify } from '../../engine/index.ts';

const PACKAGE = 'national-filing-tiers';
const CLASSIFICATION = 'filing-tier';

type Classified = Pick<SubjectAttributes, 'investmentFen' | 'specialThemes' | 'aiGenerated' | 'filedOn' | 'details'>;

/** Whether the subject is made by artificial intelligence, as far as it is known. */
export function isAiWork(kind: SubjectKind, aiGenerated: boolean | null): boolean | null {
  return kind === 'ai-comic-drama' ? true : aiGenerated;
}

/** The newest version of the dated tables; earlier days are in it. */
function tablesOf(policies: PolicyShelf): CompiledPolicy {
  const manifests = policies.packages
    .map(({ definition }) => definition)
    .filter(({ manifest }) => manifest.id === PACKAGE);
  const newest = manifests.reduce((one, other) => (other.manifest.version > one.manifest.version ? other : one));
  const tables = policies.compiled(PACKAGE, newest.manifest.version, newest.digest);
  if (!tables) throw new Error(`${PACKAGE} is not compiled`);
  return tables;
}

/**
 * The national filing tier on the day of the record filing (before it: today), from the dated tables of the package
 * `national-filing-tiers`. Null for kinds that are not filed.
 */
export function filingTierOf(
  policies: PolicyShelf,
  kind: SubjectKind,
  subject: Classified,
  today: string,
): FilingTier | null {
  if (!FILED_KINDS.includes(kind)) return null;
  const drama = subject.details?.of === 'drama' ? subject.details : undefined;
  const answers = {
    aiGenerated: isAiWork(kind, subject.aiGenerated),
    specialTheme: subject.specialThemes,
    platformPromoted: drama?.platformPromoted ?? null,
    voluntaryKeyFiling: drama?.voluntaryKeyFiling ?? null,
    productionInvestmentFen: subject.investmentFen,
  };
  const facts = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));
  const outcome = classify(tablesOf(policies), { asOf: subject.filedOn ?? today, facts });
  if (!outcome.ok) throw new Error(`the filing tiers refused ${outcome.refusal.path}`);
  const { policy, asOf, classes } = outcome.value;
  const found = classes.find(({ id }) => id === CLASSIFICATION);
  if (!found) throw new Error(`${policy.id} has no classification ${CLASSIFICATION}`);
  const decided = found.class === null ? undefined : found.trace.find(({ holds }) => holds === true);
  return {
    class: found.class,
    label: found.label,
    status: found.status,
    missing: [...found.missing],
    cite: decided?.cite ?? null,
    asOf,
    policy: { id: policy.id, version: policy.version, digest: policy.digest },
  };
}
