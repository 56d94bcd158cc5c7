import { optionalText, readEnv, subgraphEnvShape } from '@quad/subgraph-kit';
import { z } from 'zod';

/** What directory reads from its environment: what every subgraph reads, and where files go. */
export const directoryEnvShape = subgraphEnvShape.extend({
  QUAD_FILES_URL: optionalText.describe(
    'S3-compatible store of complete files, `https://KEY:SECRET@host/bucket?region=…`; without it they stay in the folder `files` of `QUAD_DATA`.',
  ),
  QUAD_FILES_QUOTA_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000_000)
    .default(20_480)
    .describe('How many MB of files each organization may have.'),
  QUAD_FILES_KEY: z
    .string()
    .min(1)
    .describe('File of the private key (JWK) with which links to files are signed.'),
  QUAD_FILES_JWKS: z.string().min(1).describe('File or URL of the public keys by which such links are read.'),
});

export const env = readEnv(directoryEnvShape, process.env);
