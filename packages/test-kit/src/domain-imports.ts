import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Pure packages whose types a domain may name; their code it may not run, since it reads files or computes long. */
const typesOnly = /^@quad\/(oneroster|schedule-engine)$/;

/** Clock, chance and environment come in by ports; the domain may not reach for them even without an import. */
const ambient = [/\bMath\.random\b/, /\bDate\.now\b/, /\bnew Date\(/, /\bprocess\.\w/, /\bTemporal\.Now\b/];

const kernel = fileURLToPath(new URL('../../kernel/src/index.ts', import.meta.url));

export interface DomainWalk {
  /** Each chain of imports that leads from a file of the domain to something it must not reach, or use. */
  readonly faults: readonly string[];
  readonly filesSeen: readonly string[];
}

/**
 * Walks every import from a subgraph's `domain/`, through the kernel, and says what it must not
 * reach. Type imports count: a type of the graph is knowledge of the graph.
 */
export function walkDomain(domain: URL): DomainWalk {
  const folder = fileURLToPath(domain);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const seen = new Set<string>();
  const faults = files.flatMap((file) => faultsFrom(join(folder, file), [file], seen));
  return { faults, filesSeen: [...seen] };
}

function faultsFrom(file: string, chain: readonly string[], seen: Set<string>): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const faults = ambient
    .filter((use) => use.test(text))
    .map((use) => `${chain.join(' → ')} uses ${use.source}`);
  for (const [, isType, from = ''] of text.matchAll(
    /(?:import|export)\s+(type\s)?[^;'"]*?\bfrom\s+'([^']+)'/g,
  )) {
    const here = [...chain, from];
    if (from.startsWith('.')) faults.push(...faultsFrom(join(dirname(file), from), here, seen));
    else if (from === '@quad/kernel') faults.push(...faultsFrom(kernel, here, seen));
    else if (!(typesOnly.test(from) && isType !== undefined)) faults.push(here.join(' → '));
  }
  for (const [, from = ''] of text.matchAll(/import\s*\(?\s*'([^']+)'/g))
    faults.push([...chain, from].join(' → '));
  return faults;
}
