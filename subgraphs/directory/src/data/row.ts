/** A domain value as a collection keeps it: its id is `_id`. */
export type Row<Value extends { readonly id: string }> = Omit<Value, 'id'> & { _id: string };

/** The domain value of a lean row. */
export function fromRow<Value extends { readonly id: string }>(row: Row<Value>): Value {
  const { _id, ...rest } = row;
  // A lean row has exactly the fields of the domain value beside `_id`; the compiler cannot follow the swap.
  return { id: _id, ...rest } as unknown as Value;
}

export function toRow<Value extends { readonly id: string }>(value: Value): Row<Value> {
  const { id, ...rest } = value;
  return { _id: id, ...rest };
}
