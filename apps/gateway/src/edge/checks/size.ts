import { askedRows } from '../../plan/asked-rows.ts';
import { rowsFault, sizeFault } from '../../plan/limits.ts';
import { badRequest, type Check } from './asked.ts';

/** Refuses operations that are too large to be planned or to be answered. */
export const checkSize: Check = ({ known, variables }) =>
  badRequest(sizeFault(known.measures) ?? rowsFault(askedRows(known.document, variables)));
