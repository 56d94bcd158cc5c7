import type { SignUpResolvers } from '../__generated__/resolvers.ts';

export const SignUp: SignUpResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.signUp.load(id),
  edition: ({ editionId }, _args, { loaders }) => loaders.edition.load(editionId),
  person: ({ personId }) => ({ id: personId }),
  signedUpAt: ({ signedUpAt }) => signedUpAt.toString(),
};
