import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { useComputedColorScheme } from '@mantine/core';
import { GraphiQL } from 'graphiql';
import { useMemo } from 'react';
import { contractFetcher } from './contract-fetcher.ts';

interface Props {
  readonly contract: string;
  /** The preview that answers; null for what is served. */
  readonly preview: string | null;
  /** Shown to who opens the explorer for the first time. */
  readonly firstQuery: string;
}

/** GraphiQL on one contract, whose introspection gives its documentation and completion. */
export function Explorer({ contract, preview, firstQuery }: Props) {
  const scheme = useComputedColorScheme();
  const fetcher = useMemo(() => contractFetcher(contract, preview), [contract, preview]);
  return (
    <div className="explorer">
      <GraphiQL
        key={`${contract} ${preview}`}
        fetcher={fetcher}
        // What is typed may name people: it is gone with the tab, and no other reader of this browser finds it.
        storage={window.sessionStorage}
        defaultQuery={firstQuery}
        forcedTheme={scheme}
        isHeadersEditorEnabled={false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>{contract}</GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}
