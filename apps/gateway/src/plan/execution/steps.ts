import type { PlanTree } from './plan-tree.ts';
import type { Run, Step } from './run.ts';

type Fetch = Extract<PlanTree, { kind: 'fetch' }>;

/** Compiles a plan to what runs it: in sequence, at the same time, or where a variable says so. */
export function compileSteps(tree: PlanTree, compileFetch: (fetch: Fetch) => Step): Step {
  const compile = (part: PlanTree): Step => compileSteps(part, compileFetch);
  switch (tree.kind) {
    case 'fetch':
      return compileFetch(tree);
    case 'sequence':
      return inSequence(tree.parts.map(compile));
    case 'parallel':
      return atOnce(tree.parts.map(compile));
    case 'condition': {
      const { variable } = tree;
      const met = tree.met === null ? nothing : compile(tree.met);
      const unmet = tree.unmet === null ? nothing : compile(tree.unmet);
      return (run) => (run.variables[variable] === true ? met(run) : unmet(run));
    }
  }
}

async function nothing(): Promise<void> {}

function inSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function atOnce(steps: readonly Step[]): Step {
  return async (run: Run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}
