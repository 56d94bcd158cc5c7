import type { GraphQLError } from 'graphql';

/** Values of an operation's variables, its defaults included. */
export type Values = Readonly<Record<string, unknown>>;

/** A number that is known when the document is, or that depends on variables. */
export type Amount = number | ((values: Values) => number);

/** One `@skip` or `@include` whose condition is a variable. */
export interface Condition {
  readonly variable: string;
  /** What the variable has to be for the field to be asked. */
  readonly wanted: boolean;
}

/** A selected field that costs something; free ones are left out. */
export interface FieldCost {
  /** The name in the answer. */
  readonly key: string;
  readonly conditions: readonly Condition[];
  /** Points of one value of it, without what is selected in it. */
  readonly weight: number;
  /** How many values it has at most. */
  readonly size: Amount;
  /** Points of its arguments, once. */
  readonly given: Amount;
  readonly below: Scope | null;
}

/** What is selected on one type, with the fields of fragments on it merged by their names in the answer. */
export interface Scope {
  readonly fields: readonly FieldCost[];
  /** Fragments on types that not every value of it has. */
  readonly narrower: readonly Narrower[];
  /** The types that a value of it may have; told apart only where there are fragments on some of them. */
  readonly possible: readonly string[];
  /** The sum, when no variable matters. */
  readonly constant: number | null;
}

export interface Narrower {
  readonly types: ReadonlySet<string>;
  readonly scope: Scope;
}

/** One operation of a document, ready to be weighed with variables. */
export interface CostProgram {
  readonly base: number;
  readonly scope: Scope;
  readonly defaults: Values;
  /** Why its cost cannot be told: no slicing argument where one is needed. */
  readonly fault: GraphQLError | null;
}

/** Lists within lists multiply; past this the exact number says nothing more. */
export const COST_CAP = 1_000_000_000;

export const amountOf = (amount: Amount, values: Values) =>
  typeof amount === 'number' ? amount : amount(values);

export const isAsked = (conditions: readonly Condition[], values: Values) =>
  conditions.every(({ variable, wanted }) => (values[variable] === true) === wanted);
