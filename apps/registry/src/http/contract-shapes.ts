import { z } from 'zod';
import { authorship } from './shapes.ts';

const contractName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be a name of lower-case letters, digits and hyphens');
const tags = z
  .array(z.string().regex(/^[A-Za-z][\w/-]{0,127}$/, 'must be a tag as @tag(name:) has it'))
  .max(50)
  .default([])
  .transform((list) => [...new Set(list)].sort());

export const setContractShape = z.object({
  ...authorship,
  name: contractName,
  include: tags,
  exclude: tags,
  client: z
    .string()
    .regex(/^ven_[\w-]{1,80}$/, "must be a vendor's id, which begins with ven_")
    .nullable()
    .default(null),
});

export const removeContractShape = z.object({ ...authorship, name: contractName });
