import { describe, expect, it } from 'vitest';
import { placeOn, ticksOf } from './axis.ts';
import { lineChart } from './line-chart.ts';

const seconds = { label: 'seconds', from: 1, to: 100, isLogarithmic: true };
const percent = { label: 'requests met, %', from: 80, to: 100, isLogarithmic: false };
const chart = (points: readonly (readonly [number, number])[]) =>
  lineChart({
    title: 'Met & more',
    description: 'It rises.',
    x: seconds,
    y: percent,
    lines: [
      { name: 'a < b', points },
      { name: 'other', points: [[1, 90]] },
    ],
  });

describe('an axis', () => {
  it('has round values', () => {
    expect(ticksOf(percent)).toEqual([80, 85, 90, 95, 100]);
    expect(ticksOf(seconds)).toEqual([1, 2, 5, 10, 20, 50, 100]);
    expect(ticksOf({ ...seconds, from: 0.5, to: 100_000 })).toEqual([1, 10, 100, 1_000, 10_000, 100_000]);
    expect(ticksOf({ ...percent, from: 0, to: 0.3 })).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]);
  });

  it('places values by difference or by factor', () => {
    expect(placeOn(percent, 85)).toBe(0.25);
    expect(placeOn(seconds, 10)).toBeCloseTo(0.5, 12);
  });
});

describe('a picture of lines', () => {
  it('stands where its values are, from the lower left', () => {
    const svg = chart([
      [1, 80],
      [10, 90],
      [100, 100],
    ]);
    expect(svg).toContain('d="M74 362L332 203L590 44"');
  });

  it('says in words what it shows, with the units of its axes', () => {
    const svg = chart([[1, 80]]);
    expect(svg).toContain('<title id="title">Met &amp; more</title>');
    expect(svg).toContain('<desc id="about">It rises.</desc>');
    expect(svg).toContain('>requests met, %<');
    expect(svg).toContain('>a &lt; b<');
  });

  it('has colours for light and for dark ground, and dashes beside colours', () => {
    const svg = chart([[1, 80]]);
    expect(svg).toContain('@media(prefers-color-scheme:dark)');
    expect(svg).toContain('.line.l1{stroke-dasharray:9 4}');
  });

  it('keeps the last of many points', () => {
    const svg = chart(Array.from({ length: 5_000 }, (_, at) => [1 + at / 100, 80 + at / 250] as const));
    expect(svg.match(/L[\d.]+ [\d.]+/g)?.length).toBeLessThan(260);
    expect(svg).toContain(' 44.1"');
  });

  it('leaves out what a logarithm cannot show', () => {
    const svg = lineChart({
      title: '',
      description: '',
      x: seconds,
      y: seconds,
      lines: [
        {
          name: '',
          points: [
            [1, 1],
            [10, 0],
            [100, 100],
          ],
        },
      ],
    });
    expect(svg).toContain('d="M74 362L590 44"');
  });
});
