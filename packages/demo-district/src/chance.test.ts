import { describe, expect, it } from 'vitest';
import { createChance } from './chance.ts';

describe('chance that repeats', () => {
  it('draws the same from the same seed', () => {
    const draw = () => {
      const chance = createChance('seed');
      return [
        chance.next(),
        chance.between(1, 6),
        chance.pick(['a', 'b', 'c']),
        chance.shuffled([1, 2, 3, 4]),
      ];
    };
    expect(draw()).toEqual(draw());
  });

  it('gives a part its own draws, whatever was drawn before', () => {
    const fresh = createChance('seed').forPart('names').next();
    const used = createChance('seed');
    used.next();
    expect(used.forPart('names').next()).toBe(fresh);
    expect(used.forPart('rooms').next()).not.toBe(fresh);
  });

  it('reaches every value between its bounds and none outside', () => {
    const chance = createChance('dice');
    const seen = new Set(Array.from({ length: 200 }, () => chance.between(1, 6)));
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('refuses to pick from nothing', () => {
    expect(() => createChance('seed').pick([])).toThrow(RangeError);
  });
});
