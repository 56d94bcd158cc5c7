import { logical } from './logical.ts';

export const or = logical('$or', 'or');
