/**
 * A linear or mixed-integer program, as the exact solver takes it. Variables are 0 … `objective.length - 1`, each
 * between 0 and `upper`; a row says `low ≤ Σ value × variable ≤ high` (either may be infinite).
 */
export type Program = {
  readonly sense: 'MAXIMIZE' | 'MINIMIZE';
  readonly objective: readonly number[];
  readonly upper: readonly number[];
  readonly isInteger: readonly boolean[];
  readonly rows: readonly ProgramRow[];
};

export type ProgramRow = {
  readonly variables: readonly number[];
  readonly values: readonly number[];
  readonly low: number;
  readonly high: number;
};

/** What a solver says: the proven bound counts even where no best answer was found within its limits. */
export type ProgramAnswer = {
  readonly status: 'OPTIMAL' | 'LIMIT' | 'INFEASIBLE';
  /** Value of the best answer found; undefined where none was. */
  readonly value: number | undefined;
  /** No answer is better than this. */
  readonly bound: number;
  readonly variables: readonly number[];
};

export type SolverLimits = {
  readonly nodes: number;
  readonly seconds: number;
  /** `BOUND`, unless said: where a limit ends it, a proven bound is looked for. `ANSWER`: the best answer so far, if nodes ended it. */
  readonly wants?: 'BOUND' | 'ANSWER';
};

/** An exact solver, handed in from outside: the engine itself is pure. Limited by nodes, so that an answer repeats. */
export type ExactSolver = (program: Program, limits: SolverLimits) => ProgramAnswer;

/** Collects variables and rows of a program. */
export function createProgram(sense: Program['sense']) {
  const objective: number[] = [];
  const upper: number[] = [];
  const isInteger: boolean[] = [];
  const rows: ProgramRow[] = [];
  return {
    /** Adds a variable between 0 and `limit`; returns its number. */
    variable(weight: number, limit: number, isWhole: boolean): number {
      objective.push(weight);
      upper.push(limit);
      isInteger.push(isWhole);
      return objective.length - 1;
    },
    row(terms: readonly (readonly [number, number])[], low: number, high: number): void {
      if (terms.length === 0) return;
      rows.push({
        variables: terms.map(([variable]) => variable),
        values: terms.map(([, value]) => value),
        low,
        high,
      });
    },
    program(): Program {
      return { sense, objective, upper, isInteger, rows };
    },
  };
}
