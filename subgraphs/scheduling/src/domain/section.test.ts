import { describe, expect, it } from 'vitest';
import { changeOf, sectionWith } from '../../test/sections.ts';
import { sectionAfter } from './class-change.ts';
import { searchWords, sectionIdOf, sectionSearchText } from './section.ts';

describe('a section', () => {
  it('has an id made from its class, so that it stays the same after a rebuild', () => {
    expect(sectionIdOf('cls_019a-7')).toBe('sec_019a-7');
  });

  it('is what the feed says of its class', () => {
    const section = sectionWith({ classId: 'cls_1', classCode: 'ALG-1' });
    expect(sectionAfter(changeOf(section, 7))).toEqual({ kept: section });
  });

  it('is dropped when its class is deleted, by either sign', () => {
    const section = sectionWith({ classId: 'cls_1' });
    const dropped = { dropped: { id: 'sec_1', tenantId: 'org_lake' } };
    expect(sectionAfter(changeOf(section, 8, 'DELETE'))).toEqual(dropped);
    expect(sectionAfter({ ...changeOf(section, 8, 'DELETE'), op: 'UPSERT' })).toEqual(dropped);
  });

  it('names its course after itself where the roster names none', () => {
    const after = sectionAfter(
      changeOf(sectionWith({ classId: 'cls_1', title: 'Choir', courseTitle: '' }), 1),
    );
    expect('kept' in after ? after.kept.courseTitle : null).toBe('Choir');
  });

  it('is found by title, course and code, by all words of two letters or more in sum', () => {
    const section = { title: 'Algebra I', courseTitle: 'Mathematics', classCode: 'ALG-1' };
    expect(sectionSearchText(section)).toBe('algebra i\nmathematics\nalg-1');
    expect(searchWords('  Algebra  ALG ')).toEqual(['algebra', 'alg']);
    expect(searchWords(' a ')).toEqual([]);
  });
});
