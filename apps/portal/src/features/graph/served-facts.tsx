import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const ServedFacts_version = graphql(`
  fragment ServedFacts_version on GraphVersion { id sequence version at }
`);

/** Which version is served, and since when. */
export function ServedFacts({ version }: { readonly version: FragmentType<typeof ServedFacts_version> }) {
  const say = useSay();
  const formats = useFormats();
  const served = readFragment(ServedFacts_version, version);
  return (
    <span className="dim">
      {say('graph.served', { at: formats.instant(served.at) })}{' '}
      <Link to={`/graph/versions/${served.id}`}>{served.version?.slice(0, 8) ?? `#${served.sequence}`}</Link>
    </span>
  );
}
