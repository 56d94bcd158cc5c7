import { cloneValue } from '../../bson/value.ts';
import { KEEP, type MakeModifier } from '../modifier.ts';

/** Sets when an upsert makes the document; does nothing to one that was there. */
export const setOnInsert: MakeModifier = (argument) => ({
  creates: true,
  apply: (_, context) => (context.isInsert ? cloneValue(argument) : KEEP),
});
