import { CommandFailed } from './client.ts';

interface Member {
  readonly __typename: string;
  readonly message?: string;
}

/**
 * The success member of a mutation's union.
 * @throws CommandFailed with the named error's own message when it is anything else.
 */
export function expectMember<Success extends Member>(
  answer: Member,
  typename: Success['__typename'],
): Success {
  if (answer.__typename === typename) return answer as Success;
  throw new CommandFailed(answer.message ?? `Quad answered ${answer.__typename} instead of ${typename}.`, 2);
}
