import { z } from 'zod';

/** An empty variable means "not set": `FOO=` in a file or a shell is nobody's wish for an empty string. */
export const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));
