import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { documentChunks } from './codegen/document-chunks.ts';
import { readMessages } from './codegen/read-messages.ts';

const gateway = process.env.QUAD_GATEWAY ?? 'http://localhost:4000';
const prefixes = [
  '/graphql',
  '/auth',
  '/files',
  '/calendar/',
  '/events',
  '/limits',
  '/livez',
  '/readyz',
  '^/status$',
];

export default defineConfig({
  base: '/',
  plugins: [documentChunks(import.meta.dirname), readMessages(), react()],
  build: { outDir: 'dist', target: 'es2023', sourcemap: false },
  server: { proxy: Object.fromEntries(prefixes.map((prefix) => [prefix, { target: gateway }])) },
});
