import type { FileResolvers, FileUploadResolvers } from '../__generated__/resolvers.ts';

export const FileUpload: FileUploadResolvers = {
  uploadPath: ({ id }) => `/files/${id}`,
  receivedBytes: ({ id, isComplete, bytes }, _args, { files }) =>
    isComplete ? bytes : files.receivedBytes(id),
};

export const File: FileResolvers = {
  async __resolveReference({ id }, { jobs, principal }) {
    const file = await jobs.fileOf(principal, id);
    return file?.isComplete === true ? file : null;
  },
  createdAt: ({ createdAtMs }) => new Date(createdAtMs),
  downloadPath: ({ id }) => `/files/${id}`,
};
