/** An object that another side owns, by its key: the gateway asks the owner for the rest. */
export interface EntityStub {
  readonly id: string;
}
