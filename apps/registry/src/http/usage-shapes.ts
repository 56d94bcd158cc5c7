import { z } from 'zod';
import { variantShape } from './shapes.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits');
const count = z.number().int().min(0);

export const usageShape = z.object({
  id: z.string().min(1).max(100),
  variant: variantShape.default('production'),
  lost: count,
  operations: z
    .array(z.object({ hash, name: z.string().max(200).nullable(), text: z.string().min(1).max(65_536) }))
    .max(10_000),
  uses: z
    .array(
      z.object({
        client: z.string().regex(/^[\w.:-]{1,100}$/, 'must be the name of a client'),
        operation: hash,
        calls: count,
        errors: count,
        lastSeenAgoMs: z
          .number()
          .min(0)
          .max(7 * 86_400_000),
      }),
    )
    .max(10_000),
});
export const daysShape = z.object({ days: z.coerce.number().int().min(1).max(1_000).optional() });
