import { describe, expect, it } from 'vitest';
import { compile } from '../model/compile.ts';
import { readBcSchool } from './bc-school.ts';

const texts = {
  tally: [
    'ART-10,ART 10,Visual Arts,Regular,3,1,4,24,1',
    'ART-11,ART 11,Visual Arts,Regular,2,0,2,20,1',
    'ART-12,ART 12,Visual Arts,Regular,1,0,1,22,0',
    'CHE-11,CHEMISTRY 11,Sciences,Regular,2,0,2,24,1',
    'CHE-12,CHEMISTRY 12,Sciences,Regular,2,0,2,24,1',
  ].join('\n'),
  blocking: [
    'ART-10,ART-11,Simultaneous',
    'ART-11,ART-12,GONE-1,Simultaneous',
    'CHE-11,CHE-12,NotSimultaneous',
  ].join('\n'),
  sequencing: 'CHE-11,CHE-12,\n',
  requests: [
    'ID,1000',
    'Course,Description,Recommended,Alternate,Alternate Courses,Credit',
    'CHE-11,"CHEMISTRY 11, with lab",N,N,4',
    'CHE-12,CHEMISTRY 12,N,N,4',
    'CHE-12,CHEMISTRY 12,N,N,4',
    'ID,1001',
    'Course,Description,Recommended,Alternate,Alternate Courses,Credit',
    'ART-12,ART 12,N,Y,4',
    'NEW-09,A COURSE WITHOUT A LINE,N,N,4',
  ].join('\n'),
};

describe('a school of eight blocks', () => {
  const problem = readBcSchool(texts);

  it('pools simultaneous courses whose rows share one, and leaves unknown codes out', () => {
    expect(problem.simultaneous).toEqual([
      { courses: ['ART-10', 'ART-11'] },
      { courses: ['ART-11', 'ART-12'] },
    ]);
    const model = compile(problem);
    const art = model.groupUnits.subarray(model.groupUnitStart[0], model.groupUnitStart[1]);
    expect(Array.from(art, (unit) => model.unitCap[unit])).toEqual([24, 24]);
  });

  it('reads what follows what, and only that as a sequence', () => {
    expect(problem.sequences).toEqual([{ first: 'CHE-11', next: 'CHE-12' }]);
  });

  it('tells primary from alternate requests', () => {
    expect(problem.students.map(({ id, requests }) => [id, requests.map(({ kind }) => kind)])).toEqual([
      ['1000', ['PRIMARY', 'PRIMARY', 'PRIMARY']],
      ['1001', ['ALTERNATE', 'PRIMARY']],
    ]);
  });

  it('counts a course that is asked for twice once, and one without sections as not offered', () => {
    const model = compile(problem);
    expect(model.requestCount).toBe(4);
    const optionsOf = (request: number) => model.optionStart[request + 1] - model.optionStart[request];
    expect(
      Array.from(model.requestCourse, (course, request) => [model.ids.courses[course], optionsOf(request)]),
    ).toEqual([
      ['CHE-11', 1],
      ['CHE-12', 1],
      ['NEW-09', 0],
      ['ART-12', 2],
    ]);
  });
});
