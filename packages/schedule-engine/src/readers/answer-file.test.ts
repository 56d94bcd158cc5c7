import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerJsonSchema, isQuadAnswer, readQuadAnswer } from './answer-file.ts';
import { answerFormat } from './quad-answer.ts';

const sections = [{ id: 'ART-1', courses: ['ART'], cap: 2, pattern: 'A1', teacher: 'kim', room: null }];
const seats = [{ student: 's1', section: 'ART-1', course: 'ART', as: 'PRIMARY' }];
const answer = { format: answerFormat, problem: 'small', sections, seats };

describe('an answer', () => {
  it('needs no score and no report, and keeps what is said of each section', () => {
    expect(readQuadAnswer(answer, 'small')).toEqual({ ok: true, value: { sections, seats } });
  });

  it('for another problem is refused by both names', () => {
    expect(readQuadAnswer(answer, 'large')).toEqual({
      ok: false,
      error: 'It answers the problem small, and the problem at hand is large.',
    });
  });

  it('is told everything that is wrong in its form, with its place', () => {
    const wrong = { ...answer, sections: [{ ...sections[0], patern: 'A1', cap: -1 }], seats: [{}] };
    const read = readQuadAnswer(wrong, 'small');
    const told = read.ok ? '' : read.error;
    for (const place of ['sections[0]', 'patern', 'sections[0].cap', 'seats[0].student'])
      expect(told).toContain(place);
  });

  it('is known by its format, whatever its version', () => {
    expect(isQuadAnswer({ format: 'quad-schedule-answer/2' })).toBe(true);
    expect(isQuadAnswer({ problem: 'bc-school-2024' })).toBe(false);
    expect(isQuadAnswer(null)).toBe(false);
  });

  it('has a published schema that is the one of its shape', () => {
    const published: unknown = JSON.parse(
      readFileSync(new URL('../../answer.schema.json', import.meta.url), 'utf8'),
    );
    expect(published).toEqual(answerJsonSchema());
  });
});
