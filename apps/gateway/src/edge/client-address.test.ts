import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const socket = '10.0.0.9';

it.each([
  ['believes nobody without a proxy of its own', '203.0.113.7', 0, socket],
  ['takes what its one proxy added', '203.0.113.7', 1, '203.0.113.7'],
  ['takes what the first of two added', '203.0.113.7, 10.0.0.1', 2, '203.0.113.7'],
  ['takes nothing that a client put before', '198.51.100.1, 127.0.0.1, 203.0.113.7', 1, '203.0.113.7'],
  ['takes nothing that a client put before two', '198.51.100.1, 203.0.113.7, 10.0.0.1', 2, '203.0.113.7'],
  ['knows who goes around its proxies by the connection', '198.51.100.1', 2, socket],
  ['knows who sends no header by the connection', undefined, 1, socket],
  ['takes no word for an address', 'unknown', 1, socket],
  ['takes no text for an address', '203.0.113.7; drop', 1, socket],
  ['takes an address without its port', '203.0.113.7:4711', 1, '203.0.113.7'],
  ['takes an IPv6 address without its port', '[2001:db8::1]:443', 1, '2001:db8::1'],
  ['takes a plain IPv6 address', '2001:db8::1', 1, '2001:db8::1'],
] as const)('%s', (_what, header, proxies, address) => {
  expect(clientAddress(header, socket, proxies)).toBe(address);
});

it('reads several headers as one list', () => {
  expect(clientAddress(['198.51.100.1', '203.0.113.7'], socket, 1)).toBe('203.0.113.7');
});
