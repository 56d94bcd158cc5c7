import { runSubgraph } from '@quad/subgraph-kit';
import { env } from './env.ts';
import { createServer } from './server.ts';
import { startJobs } from './start-jobs.ts';

await runSubgraph({ name: 'directory', env, createServer, startJobs });
