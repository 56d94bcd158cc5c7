import { logical } from './logical.ts';

export const and = logical('$and', 'and');
