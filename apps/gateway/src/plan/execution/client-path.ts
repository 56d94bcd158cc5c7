import { clientName } from '../requires/client-aliases.ts';
import { LIFTED_PREFIX } from '../requires/lifted-names.ts';

/**
 * A path in the client's names. It ends where something begins that the client did not ask for: a field
 * that a `@requires` was fetched by.
 */
export function clientPath<Part extends string | number>(path: readonly Part[]): (Part | string)[] {
  const own = path.map((part): Part | string => (typeof part === 'string' ? clientName(part) : part));
  const end = own.findIndex((part) => typeof part === 'string' && part.startsWith(LIFTED_PREFIX));
  return end === -1 ? own : own.slice(0, end);
}
