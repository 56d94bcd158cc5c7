import { cloneValue } from '../../bson/value.ts';
import type { MakeModifier } from '../modifier.ts';

export const set: MakeModifier = (argument) => ({ creates: true, apply: () => cloneValue(argument) });
