interface AnyColumn {
  readonly name: string;
  readonly kind: string;
  readonly isRequired: boolean;
  readonly values?: readonly string[];
  readonly isOpen?: boolean;
  readonly isSecret?: boolean;
}

type ValueOf<C extends AnyColumn> = C['kind'] extends 'boolean'
  ? boolean
  : C['kind'] extends 'int' | 'float' | 'year'
    ? number
    : C['kind'] extends 'list' | 'guidList' | 'enumList'
      ? readonly string[]
      : C extends { readonly values: readonly (infer V)[]; readonly isOpen: infer O }
        ? V | (O extends true ? `ext:${string}` : never)
        : string;

type Kept<C> = C extends { readonly isSecret: true } ? never : C;
type RequiredOf<C> = C extends { readonly isRequired: true } ? C : never;
type OptionalOf<C> = C extends { readonly isRequired: true } ? never : C;

/**
 * The plain value of one row, worked out from a table of columns. Dates stay `YYYY-MM-DD` text, date-times
 * ISO 8601 UTC text, a year is a number, lists are arrays; a blank field is an absent key. Columns named
 * `metadata.*` are gathered, as text and without the prefix, in `metadata`.
 */
export type RowOf<C extends readonly AnyColumn[]> = {
  readonly [K in RequiredOf<Kept<C[number]>> as K['name']]: ValueOf<K>;
} & { readonly [K in OptionalOf<Kept<C[number]>> as K['name']]?: ValueOf<K> } & {
  readonly metadata?: Readonly<Record<string, string>>;
};
