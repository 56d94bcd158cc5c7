import { comparison } from './comparison.ts';

export const eq = comparison((order) => order === 0);
