import { defineConfig } from 'vitest/config';
import { isSlow } from './stage/slowness.ts';

/** Journeys on products that they start themselves, to break them, publish to them, or begin with an empty one. */
const withTheirOwn = [
  'act-crash',
  'backup',
  'breaks-clients',
  'events',
  'first-administrator',
  'import-crash',
  'preview',
  'publish-alone',
  'trace',
].map((name) => `${name}/*.journey.ts`);

export default defineConfig({
  test: {
    setupFiles: ['./stage/sightings.ts'],
    // One product on one public port: journeys come one after the other.
    fileParallelism: false,
    // Browsers on a shared machine stumble; a journey that fails twice is broken.
    retry: 1,
    // Every wait ends as soon as what it waits for is there; these are only when to give up, on the slowest machine.
    testTimeout: isSlow ? 600_000 : 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: isSlow ? 90_000 : 30_000 } },
    // More visitors at once than a small machine has processors only wait for each other.
    maxConcurrency: 3,
    // `npm test` runs the two beside each other: they share no product, no port, no folder and no browser.
    projects: [
      {
        extends: true,
        test: {
          name: 'stage',
          include: ['**/*.journey.ts'],
          exclude: ['**/node_modules/**', ...withTheirOwn],
          globalSetup: ['./stage/global-setup.ts'],
        },
      },
      { extends: true, test: { name: 'own', include: withTheirOwn } },
    ],
  },
});
