/** A program of zeros and ones that maximises, in CPLEX's LP format, which HiGHS reads. Variables are numbers from 0. */
export function createLpProgram() {
  const worths: number[] = [];
  const rows: string[] = [];
  const sumOf = (terms: readonly (readonly [variable: number, factor: number])[]) => {
    const words = terms.map(
      ([variable, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${variable}`,
    );
    // Readers of the format may refuse long lines.
    return words.map((word, at) => (at > 0 && at % 16 === 0 ? `\n ${word}` : word)).join(' ');
  };
  return {
    variable(worth: number): number {
      worths.push(worth);
      return worths.length - 1;
    },
    atMost(terms: readonly (readonly [variable: number, factor: number])[], limit: number): void {
      if (terms.length > 0) rows.push(` r${rows.length}: ${sumOf(terms)} <= ${limit}`);
    },
    exactly(variables: readonly number[], value: number): void {
      if (variables.length > 0)
        rows.push(
          ` r${rows.length}: ${sumOf(variables.map((variable) => [variable, 1] as const))} = ${value}`,
        );
    },
    text(): string {
      const paid = worths.flatMap((worth, variable) => (worth === 0 ? [] : [[variable, worth] as const]));
      const names = worths.map((_, variable) => `x${variable}${variable % 16 === 15 ? '\n' : ''}`);
      return [
        'Maximize',
        ` worth: ${paid.length === 0 ? '0 x0' : sumOf(paid)}`,
        'Subject To',
        ...rows,
        'Binary',
        ` ${names.join(' ')}`,
        'End',
      ].join('\n');
    },
  };
}

export type LpProgram = ReturnType<typeof createLpProgram>;
