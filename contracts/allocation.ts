import { z } from 'zod';
import { anyId, calendarYear, clauseId, fenAmount } from './literals.ts';

/** The form of an allocation of places and money; the engine's own check is the judge. */

export const candidate = z
  .strictObject({
    id: anyId,
    crew: anyId,
    score: z.number().min(0).max(100),
    keyProject: z.enum(['national', 'municipal', 'none']),
    awardFen: fenAmount,
    submittedAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'Candidate' });

export const allocationRequest = z
  .strictObject({
    clause: clauseId,
    programYear: calendarYear,
    quota: z.int().min(0).optional(),
    crewsAwarded: z.array(anyId).optional(),
    budgetFen: z.int().min(0).max(1e15).optional(),
    candidates: z.array(candidate),
  })
  .meta({ id: 'AllocationRequest' });

export const allocation = z
  .strictObject({
    awarded: z.array(
      z.strictObject({ id: anyId, rank: z.int().min(1), awardFen: fenAmount }).meta({ id: 'AwardedCandidate' }),
    ),
    notAwarded: z.array(
      z
        .strictObject({ id: anyId, rank: z.int().min(1), reason: z.enum(['QUOTA', 'BUDGET']) })
        .meta({ id: 'PassedOverCandidate' }),
    ),
    placesLeft: z.int().min(0).nullable(),
    budgetLeftFen: z.int().min(0).nullable(),
  })
  .meta({ id: 'Allocation' });
