import { z } from 'zod';
import { anyId, fenAmount } from './literals.ts';
import { pageOf } from './paging.ts';

/** What would change the result of an assessment. */

const changeValue = z.union([z.number(), z.string(), z.boolean()]);

export const change = z
  .strictObject({
    path: z.string(),
    from: changeValue.nullable(),
    to: changeValue,
  })
  .meta({ id: 'Change' });

export const advice = z
  .strictObject({
    claim: anyId,
    code: z.string(),
    kind: z.enum(['move', 'add', 'raise', 'lower', 'wait', 'complete', 'surplus', 'room', 'other-year']),
    change: z.array(change),
    gainFen: fenAmount.optional(),
    atBestFen: fenAmount.optional(),
    text: z.string().min(1),
  })
  .meta({ id: 'Advice' });

export const advicePage = pageOf(advice, 'AdvicePage');
