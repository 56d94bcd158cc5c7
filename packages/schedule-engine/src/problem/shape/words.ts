import { z } from 'zod';

/** The school's own id of a thing; compared letter for letter. */
export const id = z.string().min(1);
export const ids = z.array(id);
export const text = z.string().exactOptional();
export const flag = z.boolean().exactOptional();
/** A whole number of things, from 0. */
export const count = z.int().nonnegative();
/** An amount that may be broken, from 0. */
export const amount = z.number().nonnegative();
