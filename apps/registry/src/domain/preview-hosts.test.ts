import { describe, expect, it } from 'vitest';
import { isHostPattern, isLoopbackPattern, previewUrlFault } from './preview-hosts.ts';

const patterns = [
  'pr.example.org',
  '*.preview.example.org',
  'one.example.org:8443',
  'localhost',
  '127.0.0.1',
];

describe('a preview is asked', () => {
  it.each([
    'https://pr.example.org/graphql',
    'https://pr.example.org:8443/graphql',
    'https://pr-418.preview.example.org/graphql',
    'https://one.example.org:8443/graphql',
    'http://localhost:4900/graphql',
    'http://127.0.0.1:4900/graphql',
    // Another way to write the same address.
    'http://0x7f.1:4900/graphql',
  ])('at %s', (address) => {
    expect(previewUrlFault(address, patterns)).toBeNull();
  });
});

describe('a preview is not asked', () => {
  it.each([
    ['in clear', 'http://pr.example.org/graphql', 'https only'],
    ['at another host', 'https://evil.example.org/graphql', 'not asked at evil.example.org'],
    ['at a host that ends alike', 'https://xpr.example.org/graphql', 'not asked at'],
    ['at what a star stands before', 'https://preview.example.org/graphql', 'not asked at'],
    ['at another port', 'https://one.example.org/graphql', 'not asked at'],
    ['at a metadata service', 'http://169.254.169.254/latest', 'not asked at 169.254.169.254'],
    ['at the other loopback, which is not listed', 'http://[::1]:4900/graphql', 'not asked at'],
    ['with a password', 'https://pr.example.org@evil.example.org/', 'not asked at|no name, password'],
    ['by a file', 'file:///etc/passwd', 'is no address'],
    ['by nothing', 'graphql', 'is no address'],
  ])('%s', (_how, address, said) => {
    expect(previewUrlFault(address, patterns)).toMatch(new RegExp(said));
  });

  it('anywhere where no host is listed', () => {
    expect(previewUrlFault('http://localhost:4900/graphql', [])).toContain('it names none');
  });
});

it('a list holds hosts, and knows which are this machine', () => {
  expect(
    ['a.example.org', '*.example.org', 'localhost:4900', '[::1]', '[::1]:80'].map(isHostPattern),
  ).toEqual([true, true, true, true, true]);
  expect(['', '*', 'https://a.org', 'a.org/x', '-a', '*.'].map(isHostPattern)).toEqual(
    Array.from({ length: 6 }, () => false),
  );
  expect(['localhost:4900', '127.0.0.1', '[::1]:80', 'a.org'].map(isLoopbackPattern)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
