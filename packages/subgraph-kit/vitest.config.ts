import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One graphql for all: Apollo's packages require the CommonJS one, as Node itself does for an import.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: { isolate: false, testTimeout: 20_000, hookTimeout: 30_000 },
});
