import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { Outlet, useNavigate } from 'react-router';
import type { ShellRouteQueryQuery } from '../__generated__/graphql.ts';
import { graphql } from '../__generated__/index.ts';
import { PageSkeleton } from '../components/page-skeleton.tsx';
import { Failed } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';
import { useEarlyTyping } from '../shell/early-typing.ts';
import { Frame } from '../shell/frame.tsx';
import { KeysProvider, type PageKey, useAddKeys } from '../shell/keys.tsx';
import { openPlaces } from '../shell/places.ts';
import { useScrollToTop } from '../shell/scroll-to-top.ts';
import { SessionWatch } from '../shell/session-watch.tsx';
import { isRole, useViewer, type ViewerFacts, ViewerProvider } from '../viewer/viewer.tsx';

const KeyHelp = lazy(async () => ({ default: (await import('../shell/key-help.tsx')).KeyHelp }));
const SearchEverywhere = lazy(async () => ({
  default: (await import('../features/search/search-everywhere.tsx')).SearchEverywhere,
}));

const ShellRouteQuery = graphql(`
  query ShellRouteQuery {
    viewer {
      kind
      person { id displayName }
      organization { id name type isDemo }
      roles { id role organization { id name } }
      permissions
    }
  }
`);

/** Everything around the pages: who is there, the frame, search everywhere, the keys. */
export function ShellRoute() {
  const query = useRouteQuery(ShellRouteQuery, {});
  const say = useSay();
  const viewer = useMemo(() => viewerFacts(query.data), [query.data]);
  if (query.isLoading && !query.data) return <PageSkeleton label={say('state.loading')} />;
  // Without directory nobody is known by name, yet the other sides can still show what they have.
  if (!query.data && query.missing.length === 0)
    return <Failed missing={query.missing} retry={query.retry} />;
  return (
    <ViewerProvider viewer={viewer}>
      <KeysProvider>
        <Rooms />
      </KeysProvider>
    </ViewerProvider>
  );
}

function Rooms() {
  const say = useSay();
  const navigate = useNavigate();
  const { permissions, organizationKind } = useViewer();
  useScrollToTop();
  const [open, setOpen] = useState<'search' | 'keys' | null>(null);
  const [hasSearched, setHasSearched] = useState(false);
  const [text, setText] = useState('');
  useEarlyTyping(
    open === 'search',
    useCallback((letter: string) => setText((before) => before + letter), []),
  );
  const search = () => {
    setHasSearched(true);
    setOpen('search');
  };
  useAddKeys(
    useMemo<readonly PageKey[]>(
      () => [
        { keys: '?', does: 'keys.help', act: () => setOpen('keys') },
        ...openPlaces({ can: (act) => permissions?.has(act) ?? true, organizationKind }).map(
          ({ to, word, key }) => ({ keys: key, does: word, act: () => void navigate(to) }),
        ),
      ],
      [navigate, permissions, organizationKind],
    ),
  );
  return (
    <Frame onSearch={search}>
      <Suspense fallback={<PageSkeleton label={say('state.loading')} />}>
        <Outlet />
      </Suspense>
      <Suspense>
        {hasSearched && (
          <SearchEverywhere
            isOpen={open === 'search'}
            text={text}
            onText={setText}
            onClose={() => setOpen(null)}
          />
        )}
        {open === 'keys' && <KeyHelp onClose={() => setOpen(null)} />}
      </Suspense>
      <SearchKey onPress={search} />
      <SessionWatch />
    </Frame>
  );
}

function SearchKey({ onPress }: { readonly onPress: () => void }) {
  useHotkeys([['mod+K', onPress]], []);
  return null;
}

function viewerFacts(data: ShellRouteQueryQuery | undefined): ViewerFacts {
  const viewer = data?.viewer;
  return {
    personId: viewer?.person?.id ?? null,
    displayName: viewer?.person?.displayName ?? null,
    organizationId: viewer?.organization?.id ?? null,
    organizationName: viewer?.organization?.name ?? null,
    organizationKind: viewer?.organization?.type ?? null,
    isDemo: viewer?.organization?.isDemo ?? false,
    grants: (viewer?.roles ?? []).flatMap(({ role, organization }) =>
      isRole(role)
        ? [{ role, organizationId: organization?.id ?? null, organizationName: organization?.name ?? null }]
        : [],
    ),
    permissions: viewer ? new Set(viewer.permissions) : null,
  };
}
