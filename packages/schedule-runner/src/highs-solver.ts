import type { ExactSolver, Program, ProgramAnswer } from '@quad/schedule-engine';
import highsModule from 'highs';

// The package's types speak of its CommonJS face, where the loader is `default`; Node takes its ES module, where it is the import itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** The exact solver HiGHS (WASM), as the engine asks for one. Solves in this thread: use it in a worker. */
export async function createHighsSolver(): Promise<ExactSolver> {
  const highs = await loadHighs();
  return (program, limits) => {
    const isMixed = program.isInteger.some(Boolean);
    const run = (presolve: 'on' | 'off') =>
      highs.solve(lpText(program), {
        output_flag: false,
        threads: 1,
        random_seed: 0,
        presolve,
        mip_max_nodes: limits.nodes,
        time_limit: limits.seconds,
      });
    const presolved = run('on');
    // Its presolve has called programs infeasible that have answers: only without it is that believed.
    const solved = presolved.Status === 'Infeasible' ? run('off') : presolved;
    const columns = solved.Columns;
    const primalOf = (name: string): number => {
      const column = columns[name];
      return column !== undefined && 'Primal' in column ? column.Primal : 0;
    };
    const variables = program.objective.map((_, index) => primalOf(`x${index}`));
    if (solved.Status === 'Optimal') {
      const value = solved.ObjectiveValue;
      return { status: 'OPTIMAL', value, bound: value, variables };
    }
    if (solved.Status === 'Infeasible')
      return { status: 'INFEASIBLE', value: undefined, bound: Number.NaN, variables: [] };
    if (limits.wants === 'ANSWER') return stoppedAnswer(program, solved.Status, variables);
    // Stopped by a limit: the relaxation without whole numbers is a bound that holds, and without that the plainest one.
    const relaxed = isMixed
      ? highs.solve(lpText({ ...program, isInteger: program.isInteger.map(() => false) }), {
          output_flag: false,
          time_limit: limits.seconds,
        })
      : solved;
    const bound = relaxed.Status === 'Optimal' ? relaxed.ObjectiveValue : plainBound(program);
    return { status: 'LIMIT', value: undefined, bound, variables: [] };
  };
}

/** The best that was found when nodes ran out; when time did, nothing: another run would have found something else. */
function stoppedAnswer(program: Program, status: string, variables: readonly number[]): ProgramAnswer {
  const isFound = status !== 'Time limit reached' && variables.some((value) => value > 0.5);
  return {
    status: 'LIMIT',
    value: isFound
      ? program.objective.reduce((sum, factor, index) => sum + factor * (variables[index] ?? 0), 0)
      : undefined,
    bound: plainBound(program),
    variables: isFound ? variables : [],
  };
}

/** What the objective cannot pass, whatever the rows say: every variable at the end that pays more. */
function plainBound({ sense, objective, upper }: Program): number {
  return objective.reduce((sum, value, index) => {
    const atUpper = value * (upper[index] ?? 0);
    return sum + (sense === 'MAXIMIZE' ? Math.max(0, atUpper) : Math.min(0, atUpper));
  }, 0);
}

/** A program in CPLEX's LP format, the one that HiGHS reads from text. */
function lpText(program: Program): string {
  const term = (value: number, index: number) => `${value < 0 ? '-' : '+'} ${Math.abs(value)} x${index}`;
  const wrapped = (terms: readonly string[]) => {
    const lines: string[] = [];
    for (let at = 0; at < terms.length; at += 20) lines.push(terms.slice(at, at + 20).join(' '));
    return lines.join('\n ');
  };
  const objective = program.objective.flatMap((value, index) => (value === 0 ? [] : [term(value, index)]));
  const rows = program.rows.flatMap(({ variables, values, low, high }, number) => {
    const sum = wrapped(variables.map((variable, at) => term(values[at] ?? 0, variable)));
    if (low === high) return [` e${number}: ${sum} = ${high}`];
    const lines: string[] = [];
    if (Number.isFinite(high)) lines.push(` h${number}: ${sum} <= ${high}`);
    if (Number.isFinite(low)) lines.push(` l${number}: ${sum} >= ${low}`);
    return lines;
  });
  const bounds = program.upper.map((limit, index) => ` 0 <= x${index} <= ${limit}`);
  const whole = program.isInteger.flatMap((isWhole, index) => (isWhole ? [`x${index}`] : []));
  return [
    program.sense === 'MAXIMIZE' ? 'Maximize' : 'Minimize',
    ` objective: ${objective.length === 0 ? '0 x0' : wrapped(objective)}`,
    'Subject To',
    ...rows,
    'Bounds',
    ...bounds,
    ...(whole.length === 0 ? [] : ['General', ` ${wrapped(whole)}`]),
    'End',
  ].join('\n');
}
