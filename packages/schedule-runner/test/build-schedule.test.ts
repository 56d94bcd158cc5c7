import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bcAnswer, bcSchoolFiles, readBcSchool } from '@quad/schedule-engine';
import { describe, expect, it } from 'vitest';
import { buildSchedule, evenSteps } from '../src/index.ts';
import { twoTermSchool } from './two-term-school.ts';

describe('a build of steps', () => {
  it('gives the same bytes again, with one worker and with two', async () => {
    for (const workers of [1, 2]) {
      const build = () =>
        buildSchedule({
          problem: twoTermSchool,
          seed: 7,
          limit: { stepsByWorker: evenSteps(30_000, workers) },
        });
      const [one, other] = [await build(), await build()];
      expect(JSON.stringify(other.solution)).toBe(JSON.stringify(one.solution));
      expect(other.best).toBe(one.best);
    }
  });

  it('meets what the bound says can be met, and says the bounds of what is missing', async () => {
    const { tally, bounds, unmet } = await buildSchedule({
      problem: twoTermSchool,
      seed: 7,
      limit: { stepsByWorker: evenSteps(30_000, 1) },
    });
    expect(bounds).toEqual({ offered: 8, ceiling: 7, met: 7, studentsMissingTwoOrMore: 0, alternates: 1 });
    expect(tally).toMatchObject({ met: 7, studentsMissingTwoOrMore: 0, alternates: 1, sectionsUnplaced: 0 });
    expect(unmet).toEqual([
      expect.objectContaining({ course: 'PHYSICS', reason: 'NO_SEAT', seats: 2, asked: 3 }),
    ]);
  });
});

describe('a school without', () => {
  const build = (problem: typeof twoTermSchool) =>
    buildSchedule({ problem, seed: 1, limit: { stepsByWorker: evenSteps(10_000, 1) } });

  it('students gets its sections placed', async () => {
    const { tally } = await build({ ...twoTermSchool, students: [] });
    expect(tally).toMatchObject({ offered: 0, met: 0, sectionsUnplaced: 0 });
  });

  it('sections is told that nothing is offered', async () => {
    const courses = twoTermSchool.courses.map((course) => ({ ...course, sections: 0 }));
    const { tally, bounds, unmet } = await build({ ...twoTermSchool, courses });
    expect(tally).toMatchObject({ offered: 0, met: 0, notOffered: 8 });
    expect(bounds).toMatchObject({ ceiling: 0, met: 0, alternates: 0 });
    expect(unmet.every(({ reason }) => reason === 'NOT_OFFERED')).toBe(true);
  });
});

describe('a build of seconds', () => {
  it('tells how it goes, and what steps do the same again', async () => {
    const told: { met: number; score: number }[] = [];
    const timed = await buildSchedule({
      problem: twoTermSchool,
      seed: 3,
      limit: { seconds: 1 },
      workers: 2,
      onProgress: ({ met, score }) => told.push({ met, score }),
    });
    expect(told.length).toBeGreaterThan(0);
    for (const { met, score } of told) expect(met >= 0 && Number.isFinite(score)).toBe(true);
    const repeated = await buildSchedule({
      problem: twoTermSchool,
      seed: 3,
      limit: { stepsByWorker: timed.stepsByWorker },
    });
    expect(repeated.solution).toEqual(timed.solution);
  });

  it('ends with the best so far when it is stopped, which the steps until then give again', async () => {
    const stop = new AbortController();
    const built = await buildSchedule({
      problem: twoTermSchool,
      seed: 3,
      limit: { seconds: 600 },
      workers: 2,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(built.tally.sectionsUnplaced).toBe(0);
    const limit = { stepsByWorker: built.stepsByWorker };
    const repeated = await buildSchedule({ problem: twoTermSchool, seed: 3, limit });
    expect(repeated.solution).toEqual(built.solution);
  });
});

const school = resolve(
  import.meta.dirname,
  '../../..',
  process.env.QUAD_TEST_DATA ?? '../shared/data',
  'scheduling/bc-school-2024',
);
if (!existsSync(school))
  console.warn(`Skipped: no test data at ${school}; set QUAD_TEST_DATA to its folder.`);

describe.skipIf(!existsSync(school))('the school of the test data folder', () => {
  it('is counted as its page says, and built within every cap', async () => {
    const read = (file: string) => readFileSync(join(school, file), 'latin1');
    const problem = readBcSchool({
      tally: read(bcSchoolFiles.tally),
      blocking: read(bcSchoolFiles.blocking),
      sequencing: read(bcSchoolFiles.sequencing),
      requests: read(bcSchoolFiles.requests),
    });
    const built = await buildSchedule({
      problem,
      seed: 1,
      limit: { stepsByWorker: evenSteps(100_000, 1) },
    });
    expect(built.bounds).toEqual({
      offered: 6299,
      ceiling: 6075,
      met: 6075,
      studentsMissingTwoOrMore: 0,
      alternates: 170,
    });
    const answer = bcAnswer({ ...built, seed: 1, seconds: 0 });
    const seated = Map.groupBy(answer.seats, ({ section }) => section);
    for (const { id, cap } of answer.sections) expect(seated.get(id)?.length ?? 0).toBeLessThanOrEqual(cap);
    expect(answer.report.met).toBeGreaterThan(6000);
    expect(answer.report.unmet).toHaveLength(
      answer.report.offered - answer.report.met + answer.report.notOffered,
    );
  }, 120_000);
});
