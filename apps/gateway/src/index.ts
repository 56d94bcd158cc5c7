import { readGatewayEnv } from './env.ts';
import { startGateway } from './start.ts';

await startGateway(readGatewayEnv());
