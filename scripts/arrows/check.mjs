import { relative } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { forbidden } from './rules.mjs';

/** Fewer modules than this means that the reader went blind, not that the house is small. */
const FEWEST_MODULES = 50;

const folders = ['apps', 'subgraphs', 'packages', 'e2e', 'bench'];

/**
 * Reads every import below a root and returns the arrows that the rules forbid.
 * @throws Error when it sees fewer modules than the house has: a guard that sees nothing finds nothing.
 */
export async function forbiddenArrows(root, { fewest = FEWEST_MODULES } = {}) {
  const { output } = await cruise(folders, {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden },
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules'] },
    // Journeys are leaves that nothing imports, and use `await using`, which the swc reader does not know. What a bench
    // measures against is installed apart, by the bench.
    exclude: { path: ['/dist/', '/\\.turbo/', '/screens/', '^bench/gateway/peers/', '\\.journey\\.ts$'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  });
  const modules = output.modules.filter(
    ({ source }) => !source.includes('node_modules') && /\.tsx?$/.test(source),
  );
  if (modules.length < fewest)
    throw new Error(
      `The guard of the arrows saw ${modules.length} modules, fewer than ${fewest}: it reads nothing.`,
    );
  const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { modules: modules.length, violations };
}

if (import.meta.main) {
  const root = relative('', process.cwd()) || process.cwd();
  const { modules, violations } = await forbiddenArrows(root);
  for (const { rule, from, to } of violations) process.stderr.write(`${rule}: ${from} → ${to}\n`);
  process.stdout.write(`${modules} modules, ${violations.length} forbidden arrows\n`);
  process.exit(violations.length === 0 ? 0 : 1);
}
