import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Note } from '../../components/note.tsx';
import { useSay } from '../../i18n/say.tsx';
import { BrokenUseTable } from './broken-use-table.tsx';

const FindingList_finding = graphql(`
  fragment FindingList_finding on SchemaFinding {
    code severity message path rule change
    uses { ...BrokenUseTable_use }
  }
`);

const tones = { ERROR: 'bad', WARNING: 'wait', INFO: 'calm' } as const;

/** What a check found, worst first; of what breaks clients, who they are and whom to write to. */
export function FindingList({
  findings,
}: {
  readonly findings: readonly FragmentType<typeof FindingList_finding>[];
}) {
  const say = useSay();
  return (
    <ul className="plain-list">
      {readFragment(FindingList_finding, findings).map(
        ({ code, severity, message, path, rule, change, uses }) => (
          <li key={`${code} ${path} ${message}`}>
            <Note tone={tones[severity]}>
              <strong>{say(`graph.severity.${severity}`)}</strong> <code>{rule ?? code}</code>{' '}
              {path !== null && <code>{path}</code>}
              <p lang="en">{message}</p>
              {change !== null && (
                <p className="small">
                  {say('graph.finding.change')} <code>{change}</code>
                </p>
              )}
            </Note>
            {uses.length > 0 && <BrokenUseTable uses={uses} />}
          </li>
        ),
      )}
    </ul>
  );
}
