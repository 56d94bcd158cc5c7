import type { UserFault } from '@quad/kernel';

/**
 * An expected failure as the union member of its code. The code of a fault is the name of its
 * GraphQL type and its facts are the type's fields, so that there is no second table to keep.
 */
export function toUserError<Fault extends UserFault>(
  fault: Fault,
): Omit<Fault, 'code' | 'path'> & { readonly __typename: Fault['code']; readonly path: string[] | null } {
  const { code, path, ...facts } = fault;
  return { ...facts, __typename: code, path: path === undefined ? null : [...path] };
}
