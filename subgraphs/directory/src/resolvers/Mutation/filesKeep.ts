import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { keepFiles } from '../../use-cases/keep-files.ts';

export const filesKeep: NonNullable<MutationResolvers['filesKeep']> = async (_root, { input }, context) => {
  const result = await keepFiles(context.ports, context, input);
  return result.ok
    ? { __typename: 'FilesKept', fileIds: [...result.value.fileIds] }
    : toUserError(result.error);
};
