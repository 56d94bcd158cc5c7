import { describe, expect, it } from 'vitest';
import { smallSchool } from '../../test/small-school.ts';
import { jsonFaultPosition } from './json-position.ts';
import { readProblemFile } from './problem-file.ts';

const sentencesOf = (text: string): string[] => {
  const result = readProblemFile(text);
  return result.ok ? [] : result.error.map(({ sentence }) => sentence);
};

describe('a problem file', () => {
  it('is read, with a byte order mark and with a $schema for editors too', () => {
    const file = { $schema: './problem.schema.json', ...smallSchool() };
    expect(readProblemFile(`\uFEFF${JSON.stringify(file, null, 2)}`)).toEqual({
      ok: true,
      value: { problem: file, warnings: [] },
    });
  });

  it('that is not JSON is told the line and the column', () => {
    expect(sentencesOf('{\n  "format": "x",\n  "id": 01\n}')).toEqual([
      'The problem file is not JSON from line 3, column 9; correct it there.',
    ]);
    expect(sentencesOf('')).toEqual([
      'The problem file is not JSON from line 1, column 1; correct it there.',
    ]);
  });

  it('of another form is refused by its name', () => {
    expect(sentencesOf('{"format":"quad-schedule-problem/2","pupils":[]}')).toEqual([
      'The file has the form "quad-schedule-problem/2", and Quad reads "quad-schedule-problem/1"; give it that "format" if it is a problem file, or choose another file.',
    ]);
    expect(sentencesOf('[]')[0]).toMatch(/^The file does not say its form/);
  });

  it('is told what is wrong with the problem in it', () => {
    const { bell: _, ...rest } = smallSchool();
    expect(sentencesOf(JSON.stringify(rest))).toEqual(['bell is missing; give it as an object.']);
  });
});

describe('where JSON stops', () => {
  it.each([
    ['{"a":1,}', 1, 8],
    ['[1 2]', 1, 4],
    ['{"a" 1}', 1, 6],
    ['{"a":1', 1, 7],
    ['["x\ny"]', 1, 2],
    ["{\n\t'a': 1}", 2, 2],
    ['[1,\n2,\n]', 3, 1],
    ['[] x', 1, 4],
    ['[truer]', 1, 2],
    ['{"a":[1,{"b":null}}', 1, 19],
  ])('in %j is line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(jsonFaultPosition(text)).toEqual({ line, column });
  });

  it('is the end in what is JSON', () => {
    const text = JSON.stringify(smallSchool(), null, 2);
    const lines = text.split('\n');
    expect(jsonFaultPosition(text)).toEqual({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
  });
});
