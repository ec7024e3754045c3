import { FILED_KINDS, USUAL_NUMBER } from '../../contracts/subjects.ts';
import type { SubjectView } from '../../contracts/works.ts';
import messages from '../../messages/zh-CN/works.json' with { type: 'json' };
import { isAiWork } from './filing-tier.ts';
import type { SubjectRow } from './tables.ts';

type Hint = SubjectView['hints'][number];
type Code =
  | 'UNUSUAL_NUMBER'
  | 'NO_NUMBER'
  | 'RELEASED_EARLY'
  | 'TIER_OPEN'
  | 'NO_UNDERTAKING'
  | 'LABELS_OPEN'
  | 'LABEL_ABSENT';

/** What looks unusual or is still missing. A hint never stands in the way of anything. */
export function hintsOf(subject: SubjectRow): Hint[] {
  const hints: Hint[] = [];
  const hint = (path: string, code: Code) => hints.push({ path, code, message: messages[`hint.${code}`] });
  const { kind, licenceNumber, filingNumber, releasedOn, completedOn, filingTier, aiLabelling } = subject;
  if (licenceNumber !== '' && !USUAL_NUMBER.test(licenceNumber)) hint('/licenceNumber', 'UNUSUAL_NUMBER');
  if (filingNumber !== '' && !USUAL_NUMBER.test(filingNumber)) hint('/filingNumber', 'UNUSUAL_NUMBER');
  const isFiled = FILED_KINDS.includes(kind);
  if (isFiled && releasedOn !== null && licenceNumber === '' && filingNumber === '') hint('/filingNumber', 'NO_NUMBER');
  if (releasedOn !== null && completedOn !== null && releasedOn < completedOn) hint('/releasedOn', 'RELEASED_EARLY');
  if (filingTier?.status === 'pending') hint('/filingTier', 'TIER_OPEN');
  if (isAiWork(kind, subject.aiGenerated)) {
    if (subject.rightsUndertaking === null) hint('/rightsUndertaking', 'NO_UNDERTAKING');
    const labels = [aiLabelling?.explicitLabel ?? null, aiLabelling?.implicitLabel ?? null];
    if (labels.includes(null)) hint('/aiLabelling', 'LABELS_OPEN');
    if (labels.includes(false)) hint('/aiLabelling', 'LABEL_ABSENT');
  }
  return hints;
}
