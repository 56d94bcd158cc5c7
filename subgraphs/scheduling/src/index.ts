import { runSubgraph } from '@quad/subgraph-kit';
import { env } from './env.ts';
import { createServer, startJobs } from './server.ts';

await runSubgraph({ name: 'scheduling', env, createServer, startJobs });
