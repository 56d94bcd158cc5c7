import { describe, expect, it } from 'vitest';
import { createChance } from './chance.ts';
import { LARGEST_CLASS, SMALLEST_CLASS, seatedElectives, seatedOrders } from './seats.ts';

describe('seats of a grade', () => {
  it('gives every student each subject once and every section a believable size', () => {
    const orders = seatedOrders(122, 5, createChance('orders'));
    const sizes = new Map<string, number>();
    for (const order of orders) {
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
      order.forEach((subject, period) => {
        sizes.set(`${period}/${subject}`, (sizes.get(`${period}/${subject}`) ?? 0) + 1);
      });
    }
    expect(orders).toHaveLength(122);
    expect(sizes.size).toBe(25);
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(SMALLEST_CLASS);
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(LARGEST_CLASS);
  });

  it('refuses numbers that no believable sizes fit', () => {
    expect(() => seatedOrders(60, 5, createChance('few'))).toThrow(RangeError);
    expect(() => seatedOrders(200, 5, createChance('many'))).toThrow(RangeError);
  });

  it('gives nobody the same elective in both periods', () => {
    const isSame = (one: number, other: number) => one === other;
    for (const [one, other] of seatedElectives(120, 5, isSame, createChance('electives'))) {
      expect(one).not.toBe(other);
    }
  });
});
