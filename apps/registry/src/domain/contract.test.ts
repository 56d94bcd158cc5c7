import { describe, expect, it } from 'vitest';
import { contractOf, isSameRule, standardContracts, withContract } from './contract.ts';

const [partner, portal] = standardContracts.map((contract) => ({ ...contract, sdlHash: contract.name }));
const own = { name: 'bus', include: ['bus'], exclude: [], client: 'ven_1', sdlHash: 'bus' };
const all = [own, partner, portal].filter((contract) => contract !== undefined);

describe('the contract of a vendor', () => {
  it('is its own, else the one of all vendors', () => {
    expect(contractOf('ven_1', all)?.name).toBe('bus');
    expect(contractOf('ven_2', all)?.name).toBe('partner');
    expect(contractOf(null, all)?.name).toBe('partner');
  });

  it('is none while nothing is served for it', () => {
    expect(contractOf('ven_2', standardContracts)).toBeUndefined();
    expect(contractOf('ven_1', [{ ...own, sdlHash: null }])).toBeUndefined();
  });
});

it('contracts stand by name, each once', () => {
  const changed = withContract(all, { ...own, include: ['rail'] });
  expect(changed.map(({ name }) => name)).toEqual(['bus', 'partner', 'portal']);
  expect(changed[0]?.include).toEqual(['rail']);
});

it('rules are the same whatever the order of their tags', () => {
  const rule = { name: 'a', include: ['x', 'y'], exclude: [], client: null };
  expect(isSameRule(rule, { ...rule, include: ['y', 'x'] })).toBe(true);
  expect(isSameRule(rule, { ...rule, exclude: ['x'] })).toBe(false);
  expect(isSameRule(rule, { ...rule, client: 'ven_1' })).toBe(false);
});
