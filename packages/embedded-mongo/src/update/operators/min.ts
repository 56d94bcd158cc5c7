import { extremeOf } from './extreme.ts';

export const min = extremeOf(-1);
