import { expect, it } from 'vitest';
import { concerns, eventFrom } from './graph-event.ts';

it('reads kind and id alone', () => {
  expect(eventFrom('{"kind":"directory.rosterImport","id":"imp_1","more":1}')).toEqual({
    kind: 'directory.rosterImport',
    id: 'imp_1',
  });
  expect([eventFrom('{"kind":"a"}'), eventFrom('null'), eventFrom('{"kind":1,"id":2}')]).toEqual([
    null,
    null,
    null,
  ]);
});

it('concerns the page of its object, the list of its kind, and after a gap everyone', () => {
  const event = { kind: 'directory.rosterImport', id: 'imp_1' };
  expect(concerns(event, 'directory.rosterImport', 'imp_1')).toBe(true);
  expect(concerns(event, 'directory.rosterImport', null)).toBe(true);
  expect(concerns(event, 'directory.rosterImport', 'imp_2')).toBe(false);
  expect(concerns(event, 'pathways.offeringRequest', null)).toBe(false);
  expect(concerns(null, 'pathways.offeringRequest', 'ofr_1')).toBe(true);
});
