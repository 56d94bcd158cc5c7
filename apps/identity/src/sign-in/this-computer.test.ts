import { expect, it } from 'vitest';
import { isForThisComputerAlone } from './this-computer.ts';

const here = { HOST: '127.0.0.1', QUAD_PUBLIC_URL: 'http://localhost:4000' };

it('lets names be picked on this computer', () => {
  expect(isForThisComputerAlone(here)).toBe(true);
});

it.each([
  { ...here, NODE_ENV: 'production' },
  { ...here, HOST: '0.0.0.0' },
  { ...here, QUAD_PUBLIC_URL: 'https://quad.example.org' },
  { ...here, QUAD_PUBLIC_URL: 'http://localhost.example.org' },
])('lets none be picked at %j', (reach) => {
  expect(isForThisComputerAlone(reach)).toBe(false);
});
