import { extremeOf } from './extreme.ts';

export const max = extremeOf(1);
