import type { UserFault } from '@quad/kernel';

/** The union member of a fault; of a union of faults the union of their members, each with its own facts. */
export type UserErrorOf<Fault extends UserFault> = Fault extends UserFault
  ? Omit<Fault, 'code' | 'path'> & { readonly __typename: Fault['code']; readonly path: string[] | null }
  : never;

/**
 * An expected failure as the union member of its code. The code of a fault is the name of its
 * GraphQL type and its facts are the type's fields, so that there is no second table to keep.
 */
export function toUserError<Fault extends UserFault>(fault: Fault): UserErrorOf<Fault> {
  const { code, path, ...facts } = fault;
  // The compiler cannot see through a conditional type; the shape is the one that it names.
  return {
    ...facts,
    __typename: code,
    path: path === undefined ? null : [...path],
  } as unknown as UserErrorOf<Fault>;
}
