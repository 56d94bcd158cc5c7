import { comparison } from './comparison.ts';

export const lt = comparison((order) => order < 0);
