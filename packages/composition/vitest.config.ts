import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The libraries load graphql as CommonJS and vitest would load it a second time as ESM: two realms, whose types refuse each other.
  resolve: { alias: { graphql: fileURLToPath(import.meta.resolve('graphql')) } },
  test: { testTimeout: 20_000 },
});
