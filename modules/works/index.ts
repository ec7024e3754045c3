/** The register of what claims refer to: works, parks, events, projects; their shooting days and overseas outcomes. */

export { filingTierOf } from './filing-tier.ts';
export { outcomesOf } from './outcomes.ts';
export { worksRoutes } from './routes.ts';
export type { DayCounting } from './shooting/count.ts';
export { shootingDaysOf, shootingDaysOfWork } from './shooting/shooting-days-of.ts';
export { subjectOf, workPeriodOf } from './show-subject.ts';
export { resolveSubject } from './subject-rows.ts';
