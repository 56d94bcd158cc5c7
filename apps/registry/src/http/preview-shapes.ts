import { z } from 'zod';
import { PREVIEW_MINUTES } from '../domain/preview.ts';
import { authorship, subgraphText, variantShape } from './shapes.ts';

const name = z
  .string()
  .regex(
    /^(?!prv_)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    'must be a name of at most 63 lower-case letters, digits and hyphens',
  );

export const previewShape = z.object({
  ...authorship,
  name: name.nullable().default(null),
  subgraph: subgraphText,
  url: z.string().min(1).max(2_000),
  minutes: z
    .number()
    .int()
    .min(1)
    .max(PREVIEW_MINUTES.most, `must be at most a week, which is ${PREVIEW_MINUTES.most}`)
    .default(PREVIEW_MINUTES.usual),
  isWritable: z.boolean().default(false),
});
export const endPreviewShape = z.object({
  variant: variantShape.default('production'),
  preview: z.string().min(1).max(100),
});
