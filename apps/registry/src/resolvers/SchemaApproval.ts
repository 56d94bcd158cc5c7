import type { SchemaApprovalResolvers } from '../__generated__/resolvers.ts';

export const SchemaApproval: SchemaApprovalResolvers = {
  until: ({ until }) => until.toString(),
  at: ({ at }) => at.toString(),
};
