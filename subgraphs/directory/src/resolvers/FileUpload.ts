import type { FileUploadResolvers } from '../__generated__/resolvers.ts';

export const FileUpload: FileUploadResolvers = {
  uploadPath: ({ id }) => `/files/${id}`,
  receivedBytes: ({ id }, _args, { files }) => files.receivedBytes(id),
};
