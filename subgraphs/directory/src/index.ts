import { runSubgraph } from '@quad/subgraph-kit';
import { env } from './env.ts';
import { createServer } from './server.ts';
import { startJobs } from './start-jobs.ts';
import type { FileSetting } from './wiring.ts';

const MEBIBYTE = 1024 * 1024;
const files: FileSetting = {
  url: env.QUAD_FILES_URL,
  quotaBytes: env.QUAD_FILES_QUOTA_MB * MEBIBYTE,
  keyFile: env.QUAD_FILES_KEY,
  jwks: env.QUAD_FILES_JWKS,
};

await runSubgraph({
  name: 'directory',
  env,
  createServer: (deps) => createServer(deps, files),
  startJobs: (deps) => startJobs(deps, files),
});
