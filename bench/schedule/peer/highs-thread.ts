import { parentPort, workerData } from 'node:worker_threads';
import highsModule from 'highs';

// The package's types speak of its CommonJS face, where the loader is `default`; Node takes its ES module, where it is the import itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
const { lp, limitSeconds } = workerData as { lp: string; limitSeconds: number };

const highs = await loadHighs();
const solved = highs.solve(lp, { output_flag: false, threads: 1, random_seed: 0, time_limit: limitSeconds });
const ones = Object.values(solved.Columns).flatMap((column) =>
  'Primal' in column && column.Primal > 0.5 ? [Number(column.Name.slice(1))] : [],
);
parentPort?.postMessage({ status: solved.Status, ones });
