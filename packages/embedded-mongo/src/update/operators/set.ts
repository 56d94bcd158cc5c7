import { cloneValue } from '../../bson/value.ts';
import { KEEP, type MakeModifier, REMOVE } from '../modifier.ts';

export const set: MakeModifier = (argument) => ({ creates: true, apply: () => cloneValue(argument) });

export const setOnInsert: MakeModifier = (argument) => ({
  creates: true,
  apply: (_, context) => (context.isInsert ? cloneValue(argument) : KEEP),
});

export const unset: MakeModifier = () => ({
  creates: false,
  apply: (current) => (current === undefined ? KEEP : REMOVE),
});
