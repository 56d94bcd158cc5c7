import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Note } from '../components/note.tsx';
import { Page } from '../components/page.tsx';
import { PageSkeleton } from '../components/page-skeleton.tsx';
import { Say, useSay } from '../i18n/say.tsx';
import type { Side } from './faults.ts';
import { NothingHere } from './nothing-here.tsx';
import type { RouteQuery } from './use-route-query.ts';

interface Props<Data, Found> {
  readonly query: RouteQuery<Data, never>;
  /** The object of the page; null or undefined when it is not there. */
  readonly pick: (data: Data) => Found | null | undefined;
  readonly children: (found: NonNullable<Found>) => ReactNode;
}

/** The states of every route, written out once: loading, failed, not there, partial, and there. */
export function QueryStates<Data, Found>({ query, pick, children }: Props<Data, Found>) {
  const say = useSay();
  const found = query.data === undefined ? undefined : pick(query.data);
  if (found !== null && found !== undefined) {
    return (
      <>
        <MissingSides missing={query.missing} hasFailed={query.failure !== undefined} retry={query.retry} />
        {children(found)}
      </>
    );
  }
  if (query.isLoading) return <PageSkeleton label={say('state.loading')} />;
  if (query.missing.length > 0 || query.failure) {
    return <Failed missing={query.missing} retry={query.retry} />;
  }
  return <NothingHere />;
}

interface FaultProps {
  readonly missing: readonly Side[];
  readonly retry: () => void;
}

/** Nothing came: says what failed and offers to try again. */
export function Failed({ missing, retry }: FaultProps) {
  const say = useSay();
  return (
    <Page title={say('state.failed.title')}>
      <p>
        {missing.length > 0
          ? say('state.failed.side', { sides: missing.map((side) => say(`side.${side}`)).join(', ') })
          : say('state.failed.connection')}
      </p>
      <Button onClick={retry}>
        <Say id="act.tryAgain" />
      </Button>
    </Page>
  );
}

/** Part of the answer is missing: says which side, and keeps the rest. */
function MissingSides({ missing, hasFailed, retry }: FaultProps & { readonly hasFailed: boolean }) {
  const say = useSay();
  if (missing.length === 0 && !hasFailed) return null;
  const sides = missing.map((side) => say(`side.${side}`)).join(', ');
  return (
    <div className="page no-print" style={{ paddingBottom: 0 }}>
      <Note tone="wait" role="status">
        <div className="row" style={{ alignItems: 'center' }}>
          <span>{missing.length > 0 ? say('state.partial', { sides }) : say('state.partFailed')}</span>
          <Button variant="plain" isSmall onClick={retry}>
            <Say id="act.tryAgain" />
          </Button>
        </div>
      </Note>
    </div>
  );
}
