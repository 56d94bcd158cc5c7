import type { FileResolvers, FileUploadResolvers } from '../__generated__/resolvers.ts';

export const FileUpload: FileUploadResolvers = {
  uploadPath: ({ id }) => `/files/${id}`,
  receivedBytes: ({ id, isComplete, bytes }, _args, { files }) =>
    isComplete ? bytes : files.receivedBytes(id),
};

export const File: FileResolvers = {
  __resolveReference: ({ id }, { load }) => load.files.load(id),
  createdAt: ({ createdAtMs }) => new Date(createdAtMs),
  downloadPath: ({ id }) => `/files/${id}`,
};
