import { defineConfig } from 'vitest/config';

// Tests that try many moves and recount each take a second, and many on a busy machine.
export default defineConfig({ test: { isolate: false, testTimeout: 60_000 } });
