import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { studentPurposeFacts, studentPurposeIds } from '@quad/kernel';
import { markedCoordinates, readTypeDefs } from '@quad/subgraph-kit';
import { describe, expect, it } from 'vitest';
import { readInventory } from './inventory.ts';

const inventory = readInventory();
const subgraphs = new URL('../../../subgraphs/', import.meta.url);

/** `subgraph Type.field class` of every mark in the schemas. */
const marks = readdirSync(fileURLToPath(subgraphs)).flatMap((subgraph) =>
  markedCoordinates(readTypeDefs(new URL(`${subgraph}/schema`, subgraphs))).map(
    ({ coordinate, recordClass }) => `${subgraph} ${coordinate} ${recordClass}`,
  ),
);
const listed = inventory
  .filter(({ channel }) => channel === 'GRAPH')
  .flatMap(({ fields }) => fields.map((field) => `${field.subgraph} ${field.coordinate} ${field.class}`));

describe('the inventory of student data', () => {
  it('has every field that a schema marks, and none that no schema marks', () => {
    expect([...new Set(listed)].toSorted()).toEqual(marks.toSorted());
    expect(marks.length).toBeGreaterThan(30);
  });

  it('is what the kernel’s table of purposes says', () => {
    expect(inventory.map(({ purpose }) => purpose).toSorted()).toEqual(studentPurposeIds.toSorted());
    for (const { purpose, channel, roles, vendorScope, isOperators, fields } of inventory) {
      const classes = [...new Set(fields.map((field) => field.class))].toSorted();
      expect({ purpose, channel, roles, vendorScope, isOperators, classes }).toEqual({
        purpose,
        ...studentPurposeFacts(purpose),
        classes: studentPurposeFacts(purpose).classes.toSorted(),
      });
    }
  });

  it('gives race, ethnicity and sex to the audit and to no other purpose of the graph', () => {
    const others = inventory.filter(({ purpose, channel }) => purpose !== 'AUDIT' && channel === 'GRAPH');
    expect(others.flatMap(({ fields }) => fields.filter((field) => field.class === 'DEMOGRAPHIC'))).toEqual(
      [],
    );
    expect(marks.filter((mark) => / Demographics\./.test(mark))).toHaveLength(9);
  });
});
