import { sharedTypeFacts } from '@quad/kernel';
import { expect, it } from 'vitest';
import { type FilePurpose, filePurposes, isAsNamed, mediaTypeOfName } from './file-purposes.ts';

it.each<[FilePurpose, string, string | null]>([
  ['ROSTER', 'roster.zip', 'application/zip'],
  ['ROSTER', ' Roster.ZIP ', 'application/zip'],
  ['ROSTER', 'roster.pdf', null],
  ['ROSTER', 'zip', null],
  ['OFFERING_SCHEDULES', 'bell.schedule.pdf', 'application/pdf'],
  ['OFFERING_SCHEDULES', 'bell.csv', 'text/csv'],
  ['OFFERING_SCHEDULES', 'photo.JPEG', 'image/jpeg'],
  ['OFFERING_SCHEDULES', 'bell.zip', null],
  ['OFFERING_SCHEDULES', 'bell.html', null],
  ['OFFERING_SCHEDULES', 'bell.svg', null],
  ['OFFERING_SCHEDULES', 'bell.pdf.exe', null],
  ['OFFERING_SCHEDULES', 'bell', null],
])('for %s a file named %s is %s', (purpose, name, type) => {
  expect(mediaTypeOfName(purpose, name)).toBe(type);
});

it.each<[string, string | null, boolean]>([
  ['application/pdf', 'application/pdf', true],
  ['application/pdf', 'application/zip', false],
  ['application/pdf', 'text/plain', false],
  ['application/pdf', null, false],
  ['text/csv', 'text/plain', true],
  ['text/csv', 'text/html', false],
  ['text/csv', null, false],
])('bytes named as %s that show %s are as named: %s', (named, shown, isSo) => {
  expect(isAsNamed(named, shown)).toBe(isSo);
});

it('files that are shared are given and read by the right that the kernel has for them', () => {
  const shareable = Object.values(filePurposes).filter(({ holdsStudents }) => !holdsStudents);
  const { sharedBy, readBy } = sharedTypeFacts('FILE');
  expect(shareable.map(({ read }) => [read, read])).toEqual(shareable.map(() => [sharedBy, readBy]));
});
