import { KEEP, type MakeModifier, REMOVE } from '../modifier.ts';

/** Removes a field, whatever the argument is; an array element becomes null. */
export const unset: MakeModifier = () => ({
  creates: false,
  apply: (current) => (current === undefined ? KEEP : REMOVE),
});
