import { edgeError } from '../../plan/masking.ts';
import type { Check } from './asked.ts';

/** What is previewed is the code, not the data: a change through it would be everybody's. */
export const refusePreviewWrites: Check = ({ known }) =>
  known.measures.hasMutation
    ? {
        status: 403,
        fault: edgeError(
          'PREVIEW_READ_ONLY',
          'This preview answers queries only, since a mutation would change what everybody has; make it with --writes if that is meant.',
        ),
      }
    : null;
