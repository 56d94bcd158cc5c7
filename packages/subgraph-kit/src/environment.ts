/** The part of the kit's face that reads an environment, for a process that wants to know it before it loads the rest. */
export { readEnv, subgraphEnvShape } from './env.ts';
export { optionalText } from './optional-text.ts';
export { telemetryEnvShape } from './telemetry/env.ts';
