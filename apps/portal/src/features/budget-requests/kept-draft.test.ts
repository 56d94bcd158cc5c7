import { expect, it } from 'vitest';
import { readDraft } from './kept-draft.ts';
import { firstLines } from './line-values.ts';

it('reads back a kept draft, and takes nothing else for one', () => {
  const draft = { title: 'Coaching', departmentId: 'org_1', fiscalYear: 2027, lines: firstLines() };
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  expect(readDraft(null)).toBeNull();
  expect(readDraft('{"title":')).toBeNull();
  expect(readDraft('{"title":"x","lines":[{}],"fiscalYear":2027}')).toBeNull();
});
