import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Note } from '../../components/note.tsx';
import { useSay } from '../../i18n/say.tsx';

const Findings_edition = graphql(`
  fragment Findings_edition on ProgramEdition { id findings { code sessionNumber } }
`);

/** What must be mended in a syllabus; shown to those who manage it. */
export function Findings({ edition }: { readonly edition: FragmentType<typeof Findings_edition> }) {
  const say = useSay();
  const { findings } = readFragment(Findings_edition, edition);
  if (!findings || findings.length === 0) return null;
  return (
    <Note tone="wait">
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {findings.map(({ code, sessionNumber }) => (
          <li key={`${code} ${sessionNumber}`}>{say(`finding.${code}`, { number: sessionNumber })}</li>
        ))}
      </ul>
    </Note>
  );
}
