import { comparison } from './comparison.ts';

export const lte = comparison((order) => order <= 0);
