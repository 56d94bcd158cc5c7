import { sizeFault } from '../../plan/limits.ts';
import { badRequest, type Check } from './asked.ts';

/** Refuses operations that are too large to be planned or to be weighed. */
export const checkSize: Check = ({ known }) => badRequest(sizeFault(known.measures));
