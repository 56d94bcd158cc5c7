/** The kinds of field that OneRoster's CSV binding knows; lists are comma-joined inside one field. */
export type FieldKind =
  | 'guid'
  | 'guidList'
  | 'string'
  | 'list'
  | 'date'
  | 'datetime'
  | 'boolean'
  | 'int'
  | 'float'
  | 'year'
  | 'enum'
  | 'enumList';

/** One column of one CSV file, as reader and writer both understand it. */
export interface Column {
  readonly name: string;
  readonly kind: FieldKind;
  /** A blank value is a fault of the row; a missing header is a fault of the file. */
  readonly isRequired: boolean;
  /** `status` and `dateLastModified`: required on each delta row, forbidden in a bulk file. */
  readonly isLifecycle?: boolean;
  /** The terms of an `enum` or `enumList`. */
  readonly values?: readonly string[];
  /** An open vocabulary also takes proprietary terms that start with `ext:`. */
  readonly isOpen?: boolean;
  /** The file whose `sourcedId` this value names. */
  readonly refersTo?: string;
  /** Names of the same column in OneRoster 1.0 or in the wild. */
  readonly aliases?: readonly string[];
  /** Never kept, echoed or written. */
  readonly isSecret?: boolean;
  /** The header may lack this column without a word (1.2 and 1.2.1 differ on it). */
  readonly isHeaderOptional?: boolean;
}

/** One CSV file of the standard. */
export interface Table {
  readonly file: string;
  readonly columns: readonly Column[];
  /** Rows tell about persons: a fault never repeats a value of such a file. */
  readonly isPersonal: boolean;
}

type Extras = Pick<Column, 'refersTo' | 'aliases' | 'isSecret' | 'isHeaderOptional' | 'isLifecycle'>;

/** A column that must have a value on every row. */
export function required<const N extends string, const K extends FieldKind>(
  name: N,
  kind: K,
  extras: Extras = {},
) {
  return { name, kind, isRequired: true, ...extras } as const;
}

/** A column that may be blank. */
export function optional<const N extends string, const K extends FieldKind>(
  name: N,
  kind: K,
  extras: Extras = {},
) {
  return { name, kind, isRequired: false, ...extras } as const;
}

/** A column that the reader must see in the header, and whose value is dropped on the spot. */
export function secret<const N extends string>(name: N) {
  return { name, kind: 'string', isRequired: false, isSecret: true } as const;
}

/** A required term of a vocabulary; `OPEN` also takes `ext:` terms. */
export function requiredTerm<
  const N extends string,
  const V extends readonly string[],
  const O extends boolean,
>(name: N, values: V, isOpen: O) {
  return { name, kind: 'enum', isRequired: true, values, isOpen } as const;
}

/** A term of a vocabulary that may be blank. */
export function optionalTerm<
  const N extends string,
  const V extends readonly string[],
  const O extends boolean,
>(name: N, values: V, isOpen: O) {
  return { name, kind: 'enum', isRequired: false, values, isOpen } as const;
}

/** The three columns with which every file begins. */
export const head = [
  required('sourcedId', 'guid'),
  {
    name: 'status',
    kind: 'enum',
    isRequired: false,
    isLifecycle: true,
    values: ['active', 'tobedeleted'],
    isOpen: false,
  },
  optional('dateLastModified', 'datetime', { isLifecycle: true }),
] as const;
