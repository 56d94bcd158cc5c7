import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { twoPeriods } from '../schedule/test-school.ts';
import { addExplain } from './schedule-explain.ts';
import { eachInItsPlace } from './test-place.ts';

const place = eachInItsPlace();

const problem = twoPeriods({
  courses: ['ART', 'BIO'].map((id) => ({ id, cap: 1, sections: 1 })),
  students: ['Kim', 'Lee'].map((id) => ({
    id,
    requests: ['ART', 'BIO'].map((course) => ({ course, kind: 'PRIMARY' as const })),
  })),
});
const section = (course: string, pattern: string) => ({
  id: `${course}-1`,
  courses: [course],
  cap: 1,
  pattern,
  teacher: null,
  room: null,
});
const answer = {
  format: 'quad-schedule-answer/1',
  problem: problem.id,
  sections: [section('ART', 'P1'), section('BIO', 'P1')],
  seats: [{ student: 'Kim', section: 'ART-1', course: 'ART', as: 'PRIMARY' }],
};

async function explain(...args: readonly string[]): Promise<void> {
  const files = ['problem', 'answer'].map((name) => join(place.folder, `${name}.json`));
  writeFileSync(files[0] ?? '', JSON.stringify(problem));
  writeFileSync(files[1] ?? '', JSON.stringify(answer));
  const program = new Command('quad').exitOverride();
  addExplain(program);
  await program.parseAsync(['node', 'quad', 'explain', files[1] ?? '', '--problem', files[0] ?? '', ...args]);
}

it('says why requests are unmet and what would help', async () => {
  await explain();
  expect(place.told).toContain('BIO: 2 requests are unmet\n');
  expect(place.told).toContain('  BIO has a seat, but at times that are taken: BIO-1 in P1 (ART). [Kim]\n');
  expect(place.told).toContain('  → Move BIO-1 from P1 to P2: +1 met. [Kim]\n');
  expect(place.told).toContain('  → Lee takes a seat in BIO-1. [Lee]\n');
});

it('says it of one student or one course alone, as data if asked', async () => {
  await explain('--student', 'Lee', '--course', 'ART', '--json');
  expect(JSON.parse(place.told)).toMatchObject({
    unmet: [
      {
        student: 'Lee',
        course: 'ART',
        reason: 'NO_SEAT',
        fixes: [{ kind: 'ADDED_SEAT' }, { kind: 'ADDED_SECTION', gains: 2 }],
      },
    ],
  });
});

it('refuses a student or a course that the problem does not have', async () => {
  await expect(explain('--student', 'Nobody')).rejects.toThrow('The problem has no student Nobody.');
  await expect(explain('--course', 'XXX')).rejects.toThrow('The problem has no course XXX.');
});
