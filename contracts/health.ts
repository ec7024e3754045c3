import { z } from 'zod';

export const alive = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Alive' });

export const waitingFor = z
  .strictObject({ code: z.enum(['database', 'migrations', 'policies']), message: z.string() })
  .meta({ id: 'WaitingFor' });

export const readiness = z.strictObject({ ready: z.boolean(), reasons: z.array(waitingFor) }).meta({ id: 'Readiness' });
export type Readiness = z.output<typeof readiness>;
