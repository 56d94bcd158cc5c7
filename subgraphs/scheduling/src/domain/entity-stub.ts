/** A noun of another side: its id alone. */
export interface EntityStub {
  readonly id: string;
}
