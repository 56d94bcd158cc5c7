/**
 * The codegen configuration of a subgraph: resolver types from its SDL and the shared file.
 * @param mappers GraphQL type → TypeScript type that resolvers of its parent return, as `../domain/x.ts#X`.
 */
export function subgraphCodegen(mappers: Readonly<Record<string, string>>) {
  return {
    schema: ['../../packages/subgraph-kit/schema/shared.graphql', './schema/*.graphql'],
    generates: {
      './src/__generated__/resolvers.ts': {
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          useTypeImports: true,
          enumsAsTypes: true,
          contextType: '../context.ts#Context',
          emitLegacyCommonJSImports: false,
          importExtension: '.ts',
          immutableTypes: true,
          avoidOptionals: { field: true, object: false, inputValue: false },
          maybeValue: 'T | null | undefined',
          defaultScalarType: 'unknown',
          scalars: { ID: 'string', DateTime: { input: 'string', output: 'string | Date' }, Date: 'string' },
          mappers,
        },
      },
    },
  };
}
