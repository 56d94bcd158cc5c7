import { expect, it } from 'vitest';
import { startRefusal } from './guards.ts';

const demo = {
  isProduction: false,
  host: '127.0.0.1',
  isAuthOff: false,
  isDemoIssuer: true,
  hasQuadSubgraphs: true,
};
const alone = { ...demo, isAuthOff: true, hasQuadSubgraphs: false };

it.each([
  ['the demo on loopback', demo],
  ['the demo on IPv6 loopback', { ...demo, host: '::1' }],
  ['a district’s issuer anywhere', { ...demo, isDemoIssuer: false, host: '0.0.0.0', isProduction: true }],
  ['any supergraph alone on loopback', alone],
])('lets %s start', (_what, facts) => {
  expect(startRefusal(facts)).toBeNull();
});

it.each([
  ['the demo in production', { ...demo, isProduction: true }],
  ['the demo on every address', { ...demo, host: '0.0.0.0' }],
  ['the demo on a name that only looks like loopback', { ...demo, host: '127.0.0.1.example.org' }],
  ['no trust in production', { ...alone, isProduction: true }],
  ['no trust on every address', { ...alone, host: '::' }],
  ['no trust over Quad’s own subgraphs', { ...alone, hasQuadSubgraphs: true }],
])('refuses %s with one sentence', (_what, facts) => {
  expect(startRefusal(facts)).toMatch(/^[A-Z][^\n]+\.$/);
});
