import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Typed documents with fragment masking for the portal's routes and features.
 * @param schema the API schema as SDL.
 */
export function portalCodegen(schema: string): CodegenConfig {
  return {
    schema,
    documents: ['src/**/*.{ts,tsx}', '!src/__generated__/**', '!src/**/*.test.{ts,tsx}'],
    // Before the first document exists there is nothing to generate, and that is no fault.
    ignoreNoDocuments: true,
    generates: {
      './src/__generated__/': {
        preset: 'client',
        presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
        config: {
          useTypeImports: true,
          enumsAsTypes: true,
          dedupeFragments: true,
          defaultScalarType: 'string',
          importExtension: '.ts',
          emitLegacyCommonJSImports: false,
          scalars: { ID: 'string', DateTime: 'string', Date: 'string' },
        },
      },
      './src/__generated__/possible-types.ts': {
        plugins: ['fragment-matcher'],
        config: { useExplicitTyping: true, emitLegacyCommonJSImports: false },
      },
    },
  };
}
