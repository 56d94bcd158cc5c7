import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  compile,
  cool,
  createState,
  defaultCooling,
  generateSchool,
  levelsOf,
  placementFet,
  readFetFile,
  type ScheduleProblem,
  schoolParameters,
  solutionOf,
  startSearch,
  step,
  tallyOf,
  weightsOf,
  withoutFaulty,
} from '@quad/schedule-engine';
import { type Bar, below, recorded } from '../../result.ts';
import { fetTimetable, type PlacedLesson, recountFet } from './fet-recount.ts';

/** Where the peer is; Debian's package `fet` has it. */
const fetCl = process.env.QUAD_FET_CL ?? 'fet-cl';
const mostSeconds = 60;

/**
 * Placement against FET's own solver in the same run, on one thread each: the placement part of generated schools, and the
 * FET files of the test data. Both answers are recounted by one recount, which is neither's.
 */
export function againstFet(folder: string, files: string, isQuick: boolean): Bar[] {
  const generated = (isQuick ? [300] : [300, 2400]).map((students) => {
    const file = join(folder, `generated-${students}.fet`);
    writeFileSync(file, placementFet(generateSchool(schoolParameters(students, 1))));
    return file;
  });
  const real = existsSync(files)
    ? readdirSync(files)
        .filter((file) => file.endsWith('.fet'))
        .map((file) => join(files, file))
    : [];
  const isThere = spawnSync(fetCl, ['--version']).error === undefined;
  if (!isThere)
    process.stdout.write(
      `The peer ${fetCl} is not installed (Debian: fet), its rows are left out; set QUAD_FET_CL.\n`,
    );
  return [...generated, ...real].flatMap((file) => rowsOf(file, folder, isThere));
}

function rowsOf(file: string, folder: string, isThere: boolean): Bar[] {
  const name = basename(file);
  const text = readFileSync(file, 'utf8');
  const read = readFetFile(text);
  if (!read.ok) {
    const refusal = read.error.map(({ sentence }) => sentence).join('\n');
    process.stdout.write(`${name} is refused:\n${refusal}\n`);
    const kinds = refusal.match(/Constraint\w+(?= \(\d+\))/g) ?? [];
    const rows = [recorded(`${name}: kinds of constraints it is refused for`, kinds.length, '')];
    // As its user is told to do: without them, for both.
    const rest = kinds.reduce(
      (left, kind) => left.replaceAll(new RegExp(`<${kind}>[\\s\\S]*?</${kind}>`, 'g'), ''),
      text,
    );
    if (rest === text) return rows;
    const without = join(folder, `without-${kinds.length}-kinds-${name}`);
    writeFileSync(without, rest);
    return [...rows, ...rowsOf(without, folder, isThere)];
  }
  const own = placeWithQuad(withoutFaulty(read.value.problem, read.value.warnings));
  const broken = recountFet(text, own.placed).length;
  if (!isThere) return [recorded(`${name}: broken`, broken, ''), recorded(`${name}: time`, own.seconds, 's')];
  const peer = placeWithFet(file, folder);
  const brokenByPeer = recountFet(text, peer.placed).length;
  const bars = [
    below(`${name}: broken (fet-cl: ${brokenByPeer})`, broken, '', brokenByPeer + 1),
    below(
      `${name}: time (fet-cl: ${peer.seconds.toFixed(2)} s)`,
      own.seconds,
      's',
      Math.round(100 * peer.seconds) / 100,
    ),
  ];
  // Of the file whose times are all given only the answer is judged.
  return name === 'Hopwood.fet' ? bars.slice(0, 1) : bars;
}

/** Searches until nothing is broken or the time is over. */
function placeWithQuad(problem: ScheduleProblem) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const state = createState(compile(problem), weightsOf(problem.goals), 1);
  const search = startSearch(state, defaultCooling);
  const levels = levelsOf(defaultCooling);
  const { requestIsMandatory } = state.model;
  // Wishes of the file, which are no rules, are requests that nobody needs.
  const isWhole = () =>
    tallyOf(state).sectionsUnplaced === 0 &&
    state.unmet.subarray(0, state.unmetCount).every((request) => requestIsMandatory[request] === 0);
  while (!isWhole() && seconds() < mostSeconds) {
    step(search, 1000);
    if (search.level < levels - 1 && seconds() > ((search.level + 1) * mostSeconds) / levels) cool(search);
  }
  const spent = seconds();
  const patterns = new Map(problem.bell.patterns.map(({ id, slots }) => [id, slots]));
  const slots = new Map(problem.bell.slots.map((slot) => [slot.id, slot]));
  const placed = solutionOf(problem, state).sections.flatMap(
    ({ id, pattern, room }): [string, PlacedLesson][] => {
      const first = slots.get(patterns.get(pattern ?? '')?.[0] ?? '');
      return first === undefined ? [] : [[id, { day: first.dayType, hour: first.period, room: room ?? '' }]];
    },
  );
  return { placed: new Map(placed), seconds: spent };
}

/** Seconds of the search, by the peer's own account; it tells whole ones. */
function placeWithFet(file: string, folder: string) {
  const out = join(folder, 'fet');
  const started = performance.now();
  const done = spawnSync(
    fetCl,
    [`--inputfile=${file}`, `--outputdir=${out}`, `--timelimitseconds=${mostSeconds}`],
    {
      encoding: 'utf8',
    },
  );
  const whole = (performance.now() - started) / 1000;
  const told = /Total searching time \(seconds\): (\d+)/.exec(done.stdout)?.[1];
  const name = basename(file, '.fet');
  const timetable = join(out, 'timetables', name, `${name}_activities.xml`);
  const isWhole = existsSync(timetable);
  return {
    placed: isWhole ? fetTimetable(readFileSync(timetable, 'utf8')) : new Map<string, PlacedLesson>(),
    // Below a second it tells nothing; the whole process is then the better figure, its start included.
    seconds: told === undefined || told === '0' ? whole : Number(told),
  };
}
