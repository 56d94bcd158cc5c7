import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compile,
  createState,
  defaultCooling,
  generateSchool,
  type ScheduleProblem,
  schoolParameters,
  solutionOf,
  startSearch,
  weightsOf,
} from '@quad/schedule-engine';
import { atLeast, type Bar, recorded } from '../../result.ts';
import { recountSchool } from '../recount/recount.ts';
import type { Schedule, School } from '../recount/school.ts';
import { quad } from '../run-command.ts';
import { buildByHighs } from './highs-joint.ts';
import { loadByHighs } from './highs-loading.ts';
import { loadingOf, scheduleOf } from './loading.ts';
import { loadByPrices } from './price-loader.ts';

interface Row {
  readonly students: number;
  /** Whose sections, and who seated the students in them. */
  readonly sections: 'Quad' | 'construction' | 'HiGHS';
  readonly seats: 'Quad' | 'prices' | 'HiGHS';
  readonly met: number;
  readonly requests: number;
  readonly broken: number;
  readonly seconds: number;
  readonly said: string;
}

const sizes = [
  { students: 300, seconds: 20 },
  { students: 800, seconds: 30 },
  { students: 2400, seconds: 55 },
] as const;
/** Times and seats as one program are tried on the smallest alone. */
const jointStudents = 300;

/**
 * Quad beside a plain price loader and HiGHS alone, on the same generated schools in the same run. The peers seat students
 * in sections that stand: where the engine's construction puts them (which is what a loader without a search has), and
 * where Quad has left them (which judges Quad's seats alone). Every answer is recounted by code that is nobody's.
 */
export async function baselines(folder: string, isQuick: boolean): Promise<{ bars: Bar[]; rows: Row[] }> {
  const bars: Bar[] = [];
  const rows: Row[] = [];
  for (const { students, seconds } of isQuick ? sizes.slice(0, 1) : sizes) {
    const own = await rowsOf(folder, students, isQuick ? 10 : seconds, isQuick ? 10 : 60);
    rows.push(...own);
    bars.push(...barsOf(students, own));
    for (const sections of ['construction', 'Quad'] as const)
      process.stdout.write(`${ratioLine(own, sections)}\n`);
  }
  return { bars, rows };
}

async function rowsOf(folder: string, students: number, quadSeconds: number, highsSeconds: number) {
  const problem = generateSchool(schoolParameters(students, 1));
  const problemFile = join(folder, `baseline-${students}.json`);
  const answerFile = join(folder, `baseline-answer-${students}.json`);
  writeFileSync(problemFile, JSON.stringify(problem));
  const school = JSON.parse(readFileSync(problemFile, 'utf8')) as School;
  const rows: Row[] = [];
  const add = (of: Pick<Row, 'sections' | 'seats' | 'seconds' | 'said'>) => {
    const { met, requests, broken } = recountSchool(problemFile, answerFile);
    const row = { students, ...of, met, requests, broken: broken.length };
    rows.push(row);
    process.stdout.write(
      `${students} students: sections ${of.sections}, seats ${of.seats}: ${met} of ${requests} met, ${broken.length} rules broken, ${of.seconds.toFixed(1)} s ${of.said}\n`,
    );
  };
  const build = ['schedule', 'build', '--problem', problemFile, '--out', answerFile];
  const run = await quad([...build, '--seconds', String(quadSeconds)], 3 * quadSeconds + 60);
  add({ sections: 'Quad', seats: 'Quad', seconds: run.seconds, said: '' });
  const { sections: built } = JSON.parse(readFileSync(answerFile, 'utf8')) as Schedule;
  const write = (schedule: Schedule) => writeFileSync(answerFile, JSON.stringify(schedule));

  const constructed = constructedSections(problem);
  const lists: readonly [Row['sections'], Schedule['sections']][] = [
    ['construction', constructed],
    ['Quad', built],
  ];
  for (const [whose, sections] of lists) {
    const loading = loadingOf(school, sections);
    const started = performance.now();
    const seats = loadByPrices(loading);
    const seconds = (performance.now() - started) / 1000;
    write(scheduleOf(loading, seats, sections));
    add({ sections: whose, seats: 'prices', seconds, said: '' });
    const byHighs = await loadByHighs(loading, highsSeconds);
    write(scheduleOf(loading, byHighs.seats, sections));
    add({
      sections: whose,
      seats: 'HiGHS',
      seconds: byHighs.answer.seconds,
      said: `(${byHighs.answer.status})`,
    });
  }
  if (students === jointStudents) {
    const { seats, sections, answer } = await buildByHighs(school, constructed, highsSeconds);
    write(scheduleOf(loadingOf(school, sections), seats, sections));
    add({ sections: 'HiGHS', seats: 'HiGHS', seconds: answer.seconds, said: `(${answer.status})` });
  }
  return rows;
}

/** Sections where the engine's construction puts them, before any search. */
function constructedSections(problem: ScheduleProblem): Schedule['sections'] {
  const state = createState(compile(problem), weightsOf(problem.goals), 1);
  startSearch(state, defaultCooling);
  return JSON.parse(JSON.stringify(solutionOf(problem, state).sections)) as Schedule['sections'];
}

/** Quad's own build beside both peers in the same sections: requests met, and seconds. */
function ratioLine(rows: readonly Row[], sections: Row['sections']): string {
  const three = [
    rows.find((row) => row.sections === 'Quad' && row.seats === 'Quad'),
    rows.find((row) => row.sections === sections && row.seats === 'prices'),
    rows.find((row) => row.sections === sections && row.seats === 'HiGHS'),
  ].flatMap((row) => row ?? []);
  const [first] = three;
  return [
    `${first?.students} students, Quad : price loader : HiGHS, sections of ${sections}: met`,
    three.map(({ met }) => met).join(' : '),
    `= ${three.map(({ met }) => (met / Math.max(1, first?.met ?? 0)).toFixed(4)).join(' : ')},`,
    `${three.map(({ seconds }) => seconds.toFixed(1)).join(' : ')} s`,
  ].join(' ');
}

function barsOf(students: number, rows: readonly Row[]): Bar[] {
  const quads = rows.find(({ sections, seats }) => sections === 'Quad' && seats === 'Quad');
  if (quads === undefined) return [];
  return rows.flatMap((row) => {
    if (row === quads) return [];
    const id = `${students} students: met by Quad : by ${row.seats}, sections of ${row.sections}`;
    // No answer is no ratio, and no bar that would hold by it.
    if (row.met === 0) return [recorded(`${id}: no answer ${row.said}; its time`, row.seconds, 's')];
    const ratio = quads.met / row.met;
    // In Quad's own sections a peer has had Quad's work; there it may be better, and that is worth knowing.
    const met = row.sections === 'Quad' ? recorded(id, ratio, '') : atLeast(id, ratio, '', 1);
    return [met, recorded(`… rules broken by it, and its time ${row.seconds.toFixed(1)} s`, row.broken, '')];
  });
}
