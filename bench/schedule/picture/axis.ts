/** One axis of a picture: what it shows with its unit, between which values, and whether equal ways are equal factors. */
export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly isLogarithmic: boolean;
}

/** The part of the axis that lies before a value: 0 at `from`, 1 at `to`. */
export function placeOn({ from, to, isLogarithmic }: Axis, value: number): number {
  return isLogarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
}

/** Round values along an axis, four to ten of them as a rule. */
export function ticksOf({ from, to, isLogarithmic }: Axis): number[] {
  return isLogarithmic ? logarithmicTicks(from, to) : linearTicks(from, to);
}

function linearTicks(from: number, to: number): number[] {
  const rough = (to - from) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

function logarithmicTicks(from: number, to: number): number[] {
  const factors = Math.log10(to / from) > 3 ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.log10(to); power += 1)
    for (const factor of factors) {
      const tick = Number((factor * 10 ** power).toPrecision(12));
      if (tick >= from && tick <= to) ticks.push(tick);
    }
  return ticks;
}
