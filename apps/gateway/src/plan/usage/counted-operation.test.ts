import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { countedOperation } from './counted-operation.ts';

const textOf = (text: string, name?: string) => countedOperation(parse(text), name)?.text;

describe('an operation as it is counted', () => {
  it('holds no value of the request, whatever form it has', () => {
    const text = `query Find($first: Int = 50) {
      students(first: $first, name: "Ada Lovelace", ids: ["stu_1", "stu_2"], gpa: 3.9, grade: 11,
        filter: { school: "Cedar", from: 2020, kinds: [{ a: 1 }, { a: 2 }, { b: """x""" }] }, sort: BY_NAME, isOld: true) { id }
    }`;
    expect(textOf(text)).toBe(
      'query Find($first:Int=0){students(first:$first name:"" ids:[""]gpa:0 grade:0 filter:{school:"" from:0 kinds:[{a:0}{b:""}]}sort:BY_NAME isOld:true){id}}',
    );
  });

  it('holds no alias, since clients make them of ids', () => {
    expect(textOf('{ ada_lovelace: student(id: "1") { id } grace: student(id: "2") { n: name } }')).toBe(
      '{alias_1:student(id:""){id}alias_2:student(id:""){alias_3:name}}',
    );
    expect(textOf('{ a: x { b } ...F } fragment F on Query { a: x { c } }')).toBe(
      '{alias_1:x{b}...F}fragment F on Query{alias_1:x{c}}',
    );
  });

  it('is one of its document, with its own fragments alone', () => {
    const text =
      'query A { ...F } query B { ...G } fragment F on Query { f } fragment G on Query { g ...F } # Ada';
    expect(countedOperation(parse(text), 'A')).toMatchObject({
      name: 'A',
      text: 'query A{...F}fragment F on Query{f}',
    });
    expect(textOf(text, 'B')).toBe('query B{...G}fragment F on Query{f}fragment G on Query{g ...F}');
    expect(countedOperation(parse(text), undefined)).toBeNull();
    expect(countedOperation(parse(text), 'C')).toBeNull();
  });

  it('is the same for the same operation with other values, spaces and comments', () => {
    const one = countedOperation(parse('{ room(id: "a") { id } }'), undefined);
    const other = countedOperation(parse('query { room(id: "b")\n { id # c\n } }'), undefined);
    expect(one).toEqual(other);
    expect(one?.name).toBeNull();
  });
});
