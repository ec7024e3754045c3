import { z } from 'zod';

/** How every list is paged: `limit` items from `cursor` on; `next` is the cursor of the following page, or null. */

const MOST = 200;
const USUAL = 50;

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST).default(USUAL),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,200}$/)
    .optional(),
});
export type PageQuery = z.output<typeof pageQuery>;

export const nextCursor = z
  .string()
  .nullable()
  .meta({ id: 'Cursor', examples: [null] });

/** The envelope of a list. */
export function pageOf<T extends z.ZodType>(item: T, id: string) {
  return z.strictObject({ items: z.array(item), next: nextCursor }).meta({ id });
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
