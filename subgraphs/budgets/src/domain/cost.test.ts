import { describe, expect, it } from 'vitest';
import {
  type CostLineDraft,
  costStages,
  inCycleOrder,
  lineTotalCents,
  stageTotals,
  totalCents,
} from './cost.ts';
import { faultOfLines, LARGEST_CENTS } from './cost-lines.ts';

function line(stage: CostLineDraft['stage'], quantity: number, unitCostCents: number): CostLineDraft {
  return {
    stage,
    season: 'FALL',
    category: 'STAFF',
    description: 'A cost',
    quantity,
    unitCostCents,
    fund: null,
  };
}

describe('the sums of a request', () => {
  it.each<[string, CostLineDraft[], number, readonly [number, number, number, number]]>([
    ['no line', [], 0, [0, 0, 0, 0]],
    ['one line of one cent', [line('DELIVERY', 1, 1)], 1, [0, 1, 0, 0]],
    ['a line of zero cents', [line('COACHING', 9, 0)], 0, [0, 0, 0, 0]],
    ['three times a third of a dollar', [line('DELIVERY', 3, 33)], 99, [0, 99, 0, 0]],
    ['amounts that floats cannot add', [line('PLANNING', 1, 10), line('PLANNING', 1, 20)], 30, [30, 0, 0, 0]],
    [
      'one line in each stage',
      costStages.map((stage, index) => line(stage, 1, 10 ** index)),
      1111,
      [1, 10, 100, 1000],
    ],
    [
      'many lines in one stage',
      Array.from({ length: 200 }, () => line('EVALUATION', 7, 101)),
      141_400,
      [0, 0, 0, 141_400],
    ],
    ['the largest amount', [line('DELIVERY', 1, LARGEST_CENTS)], LARGEST_CENTS, [0, LARGEST_CENTS, 0, 0]],
    [
      'primes',
      [line('PLANNING', 7, 11), line('COACHING', 13, 17), line('COACHING', 19, 23)],
      735,
      [77, 0, 658, 0],
    ],
  ])('of %s are exact to the cent', (_what, lines, total, stages) => {
    expect(totalCents(lines)).toBe(total);
    expect(stageTotals(lines).map((stage) => stage.totalCents)).toEqual(stages);
  });

  it('are the same by line, by stage and in any order, for a grid of 2,401 requests', () => {
    const amounts = [0, 1, 7, 99, 10_001, 999_999, 214_748_364] as const;
    for (const a of amounts)
      for (const b of amounts)
        for (const c of amounts)
          for (const d of amounts) {
            const lines = [
              line('PLANNING', 3, a),
              line('DELIVERY', 1, b),
              line('COACHING', 2, c),
              line('DELIVERY', 5, d),
            ];
            const byHand = 3 * a + b + 2 * c + 5 * d;
            const byStage = stageTotals(lines).reduce((sum, stage) => sum + stage.totalCents, 0);
            if (
              totalCents(lines) !== byHand ||
              byStage !== byHand ||
              totalCents(lines.toReversed()) !== byHand
            ) {
              expect.fail(`${a}, ${b}, ${c}, ${d} cents do not sum to ${byHand}`);
            }
          }
  });

  it('refuse what they cannot add exactly', () => {
    expect(() => totalCents([line('DELIVERY', 1, 0.5)])).toThrow(RangeError);
    expect(lineTotalCents({ quantity: 3, unitCostCents: 14_500 })).toBe(43_500);
  });
});

describe('faultOfLines', () => {
  it('takes the largest sum that the graph carries, and not one cent more', () => {
    const rest = LARGEST_CENTS - 5;
    expect(faultOfLines([line('DELIVERY', 1, rest), line('COACHING', 5, 1)])).toBeNull();
    expect(faultOfLines([line('DELIVERY', 1, rest), line('COACHING', 6, 1)])?.code).toBe('InvalidInput');
  });

  it('takes 200 lines and not 201', () => {
    const lines = Array.from({ length: 200 }, () => line('DELIVERY', 1, 1));
    expect(faultOfLines(lines)).toBeNull();
    expect(faultOfLines([...lines, line('DELIVERY', 1, 1)])?.path).toEqual(['input', 'lines']);
  });
});

describe('inCycleOrder', () => {
  it('puts stages in the order of the cycle and keeps the order within one', () => {
    const lines = [
      line('EVALUATION', 1, 1),
      line('DELIVERY', 1, 2),
      line('PLANNING', 1, 3),
      line('DELIVERY', 1, 4),
    ];
    expect(inCycleOrder(lines).map(({ unitCostCents }) => unitCostCents)).toEqual([3, 2, 4, 1]);
  });
});
