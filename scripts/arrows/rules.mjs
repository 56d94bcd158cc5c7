/**
 * The arrows of the house: which folder may import which. One entry per row; each must be found
 * by the planted violation of its name in `planted.mjs`.
 */
const sides = '(directory|cohorts|scheduling|pathways|budgets)';
const generated = '/__generated__/';

/** The registry is also a small subgraph, with a subgraph's folders. */
const sided = '(subgraphs/[^/]+|apps/registry)';

/** What a folder of a subgraph may never reach, as [name, from, to]; what is not a test and not generated. */
const rows = [
  [
    'domain-stays-pure',
    `${sided}/src/domain/`,
    `^(?!${sided}/src/domain/|packages/(kernel|schedule-engine|oneroster)/)`,
  ],
  [
    'use-cases-know-no-outside',
    `${sided}/src/use-cases/`,
    `^(?!${sided}/src/(domain|use-cases)/|packages/(kernel|schedule-engine|oneroster)/)`,
  ],
  [
    'data-and-out-know-no-transport',
    `${sided}/src/(data|out)/`,
    `${sided}/src/(resolvers|http|use-cases|jobs)/|node_modules/(@apollo/(server|subgraph)|graphql)/`,
  ],
  ['jobs-reach-memory-by-ports', `${sided}/src/jobs/`, `${sided}/src/(resolvers|http|data)/`],
  [
    'resolvers-and-http-know-no-data',
    `${sided}/src/(resolvers|http)/`,
    `${sided}/src/(data|out|jobs)/|node_modules/mongoose/`,
  ],
  ['packages-are-lower', '^packages/', '^(apps|subgraphs|e2e|bench)/'],
  ['apps-know-packages-only', '^apps/', '^(subgraphs|e2e|bench)/'],
  ['kernel-is-pure', '^packages/kernel/', '^(?!packages/kernel/)'],
  [
    'schedule-engine-is-pure',
    '^packages/schedule-engine/src/',
    '^(?!packages/(schedule-engine|kernel)/|.*node_modules/(csv-parse|saxes|xmlchars|zod)/)',
  ],
  ['demo-district-is-pure', '^packages/demo-district/', '^(?!packages/(demo-district|kernel)/)'],
  [
    'portal-components-are-plain',
    '^apps/portal/src/components/',
    '^apps/portal/src/(features|routes|__generated__)/|node_modules/@apollo/client/',
  ],
  ['portal-features-import-downwards', '^apps/portal/src/features/', '^apps/portal/src/routes/'],
];

/**
 * A query language refers to itself: the argument of an operator is parsed by the parser that lists the
 * operators. These two folders hold such grammars; elsewhere a cycle is a mistake.
 */
const grammars = '^packages/embedded-mongo/src/(query|aggregation)/';

const tests = '\\.test\\.tsx?$|/test/|vitest\\.config|/codegen\\.ts$';

export const forbidden = [
  ...rows.map(([name, from, to]) => ({
    name,
    severity: 'error',
    from: { path: from, pathNot: `${tests}|${generated}` },
    to: { path: to },
  })),
  {
    name: 'subgraphs-know-no-other-subgraph',
    severity: 'error',
    from: { path: `^subgraphs/${sides}/` },
    to: { path: '^(subgraphs/|apps/|e2e/|bench/)', pathNot: '^subgraphs/$1/' },
  },
  {
    name: 'apps-know-no-other-app',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'portal-features-know-no-other-feature',
    severity: 'error',
    from: { path: '^apps/portal/src/features/([^/]+)/' },
    to: { path: '^apps/portal/src/features/', pathNot: '^apps/portal/src/features/$1/' },
  },
  {
    name: 'no-cycles',
    severity: 'error',
    from: { pathNot: `${grammars}|${generated}` },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-unresolvable',
    severity: 'error',
    from: { pathNot: generated },
    to: { couldNotResolve: true, pathNot: generated },
  },
];
