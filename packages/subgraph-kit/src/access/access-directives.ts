import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';

/** The directives that say who may read a field, by their names in the specifications. */
export type AccessDirective = 'authenticated' | 'requiresScopes' | 'policy';

/** Rules that cannot be read, or stand where none can stand: nothing may be served by them. */
export class AccessUnreadable extends Error {
  override readonly name = 'AccessUnreadable';
}

const SPECS = 'https://specs.apollo.dev/';
const known: readonly string[] = ['authenticated', 'requiresScopes', 'policy'] satisfies AccessDirective[];

export interface AccessDirectives {
  /** What a directive of this document is, whatever it is called here; null when it is none of the three. */
  of(local: string): AccessDirective | null;
  /** Whether a `@link` brings in nothing but one of the three. */
  isLink(directive: ConstDirectiveNode): boolean;
}

/**
 * Finds the three in a subgraph, where the federation's `@link` imports them, and in a supergraph, where each has a
 * `@link` of its own. A name that no `@link` gives to anything is taken for what it says: a rule that is not meant is
 * better than one that is lost.
 * @throws AccessUnreadable for a version of a specification that is not known here.
 */
export function accessDirectives(document: DocumentNode): AccessDirectives {
  const names = new Map<string, AccessDirective | null>();
  for (const link of linksOf(document)) {
    const [spec = '', version = ''] = urlOf(link).slice(SPECS.length).split('/');
    const isSpec = urlOf(link).startsWith(SPECS);
    const own = isSpec && known.includes(spec) ? (spec as AccessDirective) : null;
    if (own !== null && version !== 'v0.1') {
      throw new AccessUnreadable(
        `@link to ${urlOf(link)} is a version of ${spec} that is not known here; use v0.1.`,
      );
    }
    const as = textOf(argumentOf(link, 'as')) ?? spec;
    const isFederation = isSpec && spec === 'federation';
    if (own !== null) names.set(as, own);
    for (const name of isFederation ? known : []) names.set(`${as}__${name}`, name as AccessDirective);
    for (const { name, local } of importsOf(link)) {
      const isOne = (isFederation || own === name) && known.includes(name);
      names.set(local, isOne ? (name as AccessDirective) : null);
    }
  }
  for (const name of known) if (!names.has(name)) names.set(name, name as AccessDirective);
  return {
    of: (local) => names.get(local) ?? null,
    isLink: (directive) => {
      const url = urlOf(directive);
      return url.startsWith(SPECS) && known.includes(url.slice(SPECS.length).split('/')[0] ?? '');
    },
  };
}

function linksOf(document: DocumentNode): readonly ConstDirectiveNode[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? []).filter(({ name }) => name.value === 'link')
      : [],
  );
}

/** What a `@link` imports: strings, or objects with another name for it. */
function importsOf(link: ConstDirectiveNode): readonly { readonly name: string; readonly local: string }[] {
  const value = argumentOf(link, 'import');
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((each) => {
    const field = (name: string) =>
      each.kind === Kind.OBJECT
        ? textOf(each.fields.find((one) => one.name.value === name)?.value)
        : undefined;
    const name = each.kind === Kind.OBJECT ? field('name') : textOf(each);
    if (name === undefined || !name.startsWith('@')) return [];
    return [{ name: name.slice(1), local: (field('as') ?? name).replace(/^@/, '') }];
  });
}

const urlOf = (link: ConstDirectiveNode): string => textOf(argumentOf(link, 'url')) ?? '';

const argumentOf = (directive: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  directive.arguments?.find((argument) => argument.name.value === name)?.value;

const textOf = (value: ConstValueNode | undefined): string | undefined =>
  value?.kind === Kind.STRING ? value.value : undefined;
