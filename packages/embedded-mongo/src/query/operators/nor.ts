import { logical } from './logical.ts';

export const nor = logical('$nor', 'nor');
