/** An object that another side owns, by its key: the gateway asks the owner for the rest. */
export interface EntityStub {
  readonly id: string;
}

/** A person as the gateway hands it over: with the schools and departments that directory knows. */
export interface PersonStub extends EntityStub {
  readonly organizations?: readonly EntityStub[];
}
