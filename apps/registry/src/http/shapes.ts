import { z } from 'zod';

const subgraphName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be a name of lower-case letters, digits and hyphens');
export const variantShape = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be a name of lower-case letters, digits and hyphens');

export const subgraphText = z.object({ name: subgraphName, sdl: z.string().min(1) });
export const authorship = {
  variant: variantShape.default('production'),
  author: z.string().trim().min(1).max(200),
  commit: z.string().trim().min(1).max(200).nullable().default(null),
};

const together = z.array(z.string().min(1).max(100)).max(1_000).default([]);

const hasEachOnce = (subgraphs: readonly { readonly name: string }[]) =>
  new Set(subgraphs.map(({ name }) => name)).size === subgraphs.length;
const once = { message: 'must name each subgraph once' };

export const publishShape = z.object({
  ...authorship,
  subgraphs: z
    .array(subgraphText.extend({ revision: z.number().int().min(0) }))
    .min(1)
    .max(1_000)
    .refine(hasEachOnce, once),
  together,
});
export const checkShape = z.object({
  ...authorship,
  author: authorship.author.default('unknown'),
  together,
  subgraphs: z.array(subgraphText).min(1).max(1_000).refine(hasEachOnce, once),
});
export const rollbackShape = z.object({
  ...authorship,
  version: z.string().regex(/^[0-9a-f]{64}$/, 'must be a whole version, 64 hexadecimal digits'),
  together,
  force: z.boolean().default(false),
});
export const approveShape = z.object({
  variant: authorship.variant,
  author: authorship.author,
  what: z.string().trim().min(1).max(500),
  client: z.string().trim().min(1).max(100),
  until: z.iso.date('must be a day, YYYY-MM-DD').transform((day) => Temporal.PlainDate.from(day)),
  reason: z.string().trim().min(1).max(1_000),
});
export const historyShape = z.object({ first: z.coerce.number().int().min(1).max(500).default(20) });
