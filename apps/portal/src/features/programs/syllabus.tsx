import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Empty } from '../../components/empty.tsx';
import { Say } from '../../i18n/say.tsx';
import { SyllabusSession } from './syllabus-session.tsx';

const Syllabus_edition = graphql(`
  fragment Syllabus_edition on ProgramEdition {
    id
    sessions { id ...SyllabusSession_session }
  }
`);

/** The whole year on one page, which prints. */
export function Syllabus({ edition }: { readonly edition: FragmentType<typeof Syllabus_edition> }) {
  const { sessions } = readFragment(Syllabus_edition, edition);
  const { hash } = useLocation();
  // The address may name a session, e.g. from a search; it can be shown only once it is here.
  useEffect(() => {
    if (hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  if (sessions.length === 0) {
    return (
      <Empty>
        <Say id="syllabus.empty" />
      </Empty>
    );
  }
  return sessions.map((session) => <SyllabusSession key={session.id} session={session} />);
}
