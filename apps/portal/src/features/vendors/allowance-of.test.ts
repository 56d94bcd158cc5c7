import { expect, it } from 'vitest';
import { allowanceOf } from './allowance-of.ts';

const told = [{ who: 'person' }, { who: 'vendor' }, { who: 'ven_own' }];

it('is the vendor’s own where it has one, else that of all vendors', () => {
  expect(allowanceOf(told, 'ven_own')).toEqual({ who: 'ven_own' });
  expect(allowanceOf(told, 'ven_other')).toEqual({ who: 'vendor' });
  expect(allowanceOf([{ who: 'person' }], 'ven_other')).toBeUndefined();
});
