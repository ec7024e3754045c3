import { z } from 'zod';

/**
 * A file as its state is asked for: `GET /api/v1/files/:id`. Files arrive by tus (resumable) at `/api/v1/uploads`; the
 * last segment of the finished upload's address is the id.
 */
export const fileView = z
  .object({
    id: z.string().min(1),
    name: z.string(),
    bytes: z.number().int().min(0),
    /** Found from the content, never from the name: `pdf`, `ofd`, `xml`, `image`, … */
    kind: z.string(),
    /** unscanned: no scanner is configured. */
    scan: z.enum(['waiting', 'clean', 'infected', 'unscanned']),
    sha256: z.string(),
  })
  .meta({ id: 'File' });
export type FileView = z.output<typeof fileView>;
