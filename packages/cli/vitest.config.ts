import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const composition = createRequire(import.meta.resolve('@quad/composition'));

export default defineConfig({
  // The libraries load graphql as CommonJS and vitest would load it a second time as ESM: two realms, whose types refuse each other.
  resolve: { alias: { graphql: composition.resolve('graphql') } },
  test: { isolate: false, testTimeout: 20_000 },
});
