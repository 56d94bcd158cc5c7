import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Axis } from '../picture/axis.ts';
import { type Line, type LineChart, lineChart } from '../picture/line-chart.ts';
import { beginOf, type Curve, type Grown, timeToQuality } from './timed-run.ts';

/** Seconds below which nothing is drawn: the first progress is told later. */
const firstSecond = 0.5;

/** `schedule-met.svg` and `schedule-score.svg`: how good the schedules were when. */
export function curvePictures(folder: string, curves: readonly Curve[]): void {
  const last = Math.max(...curves.map(({ build }) => build.seconds));
  const x: Axis = {
    label: 'seconds since the build began',
    from: firstSecond,
    to: last,
    isLogarithmic: true,
  };
  const lines = (value: (build: Curve['build'], met: number, score: number) => number): Line[] =>
    curves.map(({ name, build }) => ({
      name,
      points: build.points
        .filter(([seconds]) => seconds >= firstSecond)
        .map(([seconds, met, score]) => [seconds, value(build, met, score)] as const),
    }));
  write(folder, 'schedule-met.svg', {
    title: 'Requests met over time, of the proven bound',
    description: `Lines that rise. At the end: ${curves.map(({ name, build }) => `${name} ${((100 * (build.points.at(-1)?.[1] ?? 0)) / build.bound).toFixed(1)} % after ${Math.round(build.seconds)} s`).join('; ')}.`,
    x,
    y: { label: 'requests met, % of the bound', from: 80, to: 100, isLogarithmic: false },
    lines: lines(({ bound }, met) => (100 * met) / bound),
  });
  const scores = lines(({ offered }, _, score) => score / offered);
  const all = scores.flatMap(({ points }) => points.map(([, score]) => score)).filter((score) => score > 0);
  write(folder, 'schedule-score.svg', {
    title: 'Score over time, less is better',
    description: `Lines that fall. At the end: ${scores.map(({ name, points }) => `${name} ${(points.at(-1)?.[1] ?? 0).toFixed(2)}`).join('; ')} points for each request.`,
    x,
    y: {
      label: 'points per request (100 is one unmet)',
      from: Math.min(...all) * 0.9,
      to: Math.max(...all),
      isLogarithmic: true,
    },
    lines: scores,
  });
}

/** `schedule-growth-time.svg` and `schedule-growth-memory.svg`: what more students cost. */
export function growthPictures(folder: string, grown: readonly Grown[]): void {
  const students = grown.map((one) => one.students);
  const x: Axis = {
    label: 'students',
    from: Math.min(...students),
    to: Math.max(...students),
    isLogarithmic: true,
  };
  const ofAll = (value: (one: Grown) => number) => grown.map((one) => [one.students, value(one)] as const);
  const words = (points: Line['points'], unit: string) =>
    points.map(([count, value]) => `${value.toFixed(1)} ${unit} at ${count}`).join(', ');
  const reached = ofAll(({ build }) => timeToQuality(build).seconds);
  const begin = ofAll(({ build }) => beginOf(build));
  const seconds = [...reached, ...begin].map(([, value]) => value);
  write(folder, 'schedule-growth-time.svg', {
    title: 'Time by students',
    description: `Until 99 % of the bound are met, or the best of the run: ${words(reached, 's')}. Before the search begins: ${words(begin, 's')}.`,
    x,
    y: {
      label: 'seconds',
      from: Math.min(...seconds) * 0.9,
      to: Math.max(...seconds) * 1.1,
      isLogarithmic: true,
    },
    lines: [
      { name: '99 % met, or best', points: reached },
      { name: 'before the search', points: begin },
    ],
  });
  const memory = ofAll(({ build }) => build.peakMib);
  write(folder, 'schedule-growth-memory.svg', {
    title: 'Peak memory by students',
    description: `Two search threads: ${words(memory, 'MiB')}.`,
    x,
    y: {
      label: 'MiB',
      from: 0,
      to: 1.1 * Math.max(...memory.map(([, value]) => value)),
      isLogarithmic: false,
    },
    lines: [{ name: 'one build', points: memory }],
  });
}

function write(folder: string, name: string, chart: LineChart): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), lineChart(chart));
  process.stdout.write(`The picture stands in ${join(folder, name)}.\n`);
}
