import { runSubgraph } from '@quad/subgraph-kit';
import { env } from './env.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { createPorts, createServer } from './server.ts';

await runSubgraph({
  name: 'cohorts',
  env,
  createServer,
  startJobs: (deps) => startJobs(deps, createPorts(deps)),
});
