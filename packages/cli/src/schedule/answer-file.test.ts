import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnswer, readSteps } from './answer-file.ts';

function answerOf(value: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'quad-answer-')), 'answer.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

describe('an answer file', () => {
  it('is read as a schedule', () => {
    const file = answerOf({
      sections: [{ id: 'S1', courses: ['ART'], block: 3, cap: 24 }],
      seats: [{ student: '1', section: 'S1', course: 'ART', as: 'alternate' }],
      report: {},
    });
    expect(readAnswer(file, 'bc-school-2024')).toEqual({
      sections: [{ id: 'S1', courses: ['ART'], cap: 24, pattern: '3', teacher: null, room: null }],
      seats: [{ student: '1', section: 'S1', course: 'ART', as: 'ALTERNATE' }],
    });
  });

  it('is refused with what is wrong and where', () => {
    const file = answerOf({ sections: [{ id: 'S1', courses: ['ART'], block: 'three', cap: 24 }], seats: [] });
    expect(() => readAnswer(file, 'bc-school-2024')).toThrow(/is no answer:[\s\S]*sections\[0\]\.block/);
    expect(() => readAnswer(answerOf('{ torn'), 'bc-school-2024')).toThrow(/cannot be read as JSON/);
  });

  it('of a Quad problem is read as it stands, and refused for another problem', () => {
    const seats = [{ student: '1', section: 'S1', course: 'ART', as: 'PRIMARY' }];
    const file = answerOf({ format: 'quad-schedule-answer/1', problem: 'small', sections: [], seats });
    expect(readAnswer(file, 'small')).toEqual({ sections: [], seats });
    expect(() => readAnswer(file, 'large')).toThrow(/answers the problem small.*at hand is large/);
  });

  it('tells its steps if a build wrote it', () => {
    expect(
      readSteps(
        answerOf({
          run: {
            stepsByWorker: [
              [5, 6],
              [7, 8],
            ],
          },
        }),
      ),
    ).toEqual([
      [5, 6],
      [7, 8],
    ]);
    expect(() => readSteps(answerOf({ sections: [], seats: [] }))).toThrow(/does not say its steps/);
  });
});
