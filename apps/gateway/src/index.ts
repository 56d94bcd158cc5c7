import { readGatewayEnv, setTelemetryOff } from './env.ts';

setTelemetryOff();
// Loaded afterwards, because Apollo's gateway reads the variable while it loads.
const { startGateway } = await import('./start.ts');
await startGateway(readGatewayEnv());
