import { GraphQLError, Kind, parse } from 'graphql';

/** Why a text is not one operation with its fragments, in one sentence; null when it is. */
export function executableFault(text: string): string | null {
  try {
    const { definitions } = parse(text, { noLocation: true });
    const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    if (operations.length + fragments.length < definitions.length) {
      return 'It defines types; send operations and fragments.';
    }
    return operations.length === 1 ? null : `It has ${operations.length} operations; send one in each.`;
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) throw fault;
    return fault.message;
  }
}
