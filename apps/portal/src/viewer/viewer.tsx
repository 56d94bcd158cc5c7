import { type Action, type OrganizationKind, type Role, roleFacts, roleIds } from '@quad/kernel';
import { createContext, type ReactNode, useContext } from 'react';

export interface ViewerGrant {
  readonly role: Role;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
}

/** Who looks at the page, and what the graph lets them do. */
export interface ViewerFacts {
  readonly personId: string | null;
  readonly displayName: string | null;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  /** The kind of organization for which the viewer acts. */
  readonly organizationKind: OrganizationKind | null;
  readonly isDemo: boolean;
  readonly grants: readonly ViewerGrant[];
  /** The ids of permitted acts; null while directory does not answer: then pages ask, and the sides decide. */
  readonly permissions: ReadonlySet<string> | null;
}

const ViewerContext = createContext<ViewerFacts | null>(null);

export function ViewerProvider({
  viewer,
  children,
}: {
  readonly viewer: ViewerFacts;
  readonly children: ReactNode;
}) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

export function useViewer(): ViewerFacts & { readonly can: (action: Action) => boolean } {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error('useViewer stands outside ViewerProvider; render it in the shell.');
  return { ...viewer, can: (action) => viewer.permissions === null || viewer.permissions.has(action) };
}

export function isRole(text: string): text is Role {
  return roleIds.some((role) => role === text);
}

/** The role whose home page has this last path segment, e.g. `budget` of `/home/budget`. */
export function roleOfSlug(slug: string | undefined): Role | null {
  return roleIds.find((role) => roleFacts(role).homePath === `/home/${slug}`) ?? null;
}

/** The viewer's roles, each once, in the order of the grants. */
export function rolesOf(viewer: ViewerFacts): readonly Role[] {
  return [...new Set(viewer.grants.map((grant) => grant.role))];
}
