import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { DueList } from '../../components/due-list.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { type MySession, monthsOf, sessionsOf } from './my-months.ts';
import { ownZone } from './zones.ts';

const MySessions_signUp = graphql(`
  fragment MySessions_signUp on SignUp {
    id state
    edition { id label program { id name } sessions { id number title startsAt endsAt place } }
  }
`);

interface Props {
  readonly signUps: readonly FragmentType<typeof MySessions_signUp>[];
  /** Shows at most so many of the sessions that are still to come. */
  readonly next?: number;
}

/** The sessions of what one has signed up for: the next few, or all by month. */
export function MySessions({ signUps, next }: Props) {
  const sessions = sessionsOf(readFragment(MySessions_signUp, signUps));
  if (next !== undefined) {
    const now = new Date().toISOString();
    return <Lines sessions={sessions.filter(({ endsAt }) => endsAt >= now).slice(0, next)} />;
  }
  return <Months sessions={sessions} />;
}

function Months({ sessions }: { readonly sessions: readonly MySession[] }) {
  const formats = useFormats();
  return monthsOf(sessions, ownZone()).map(({ month, sessions: inMonth }) => (
    <section
      className="part"
      key={month}
      aria-label={formats.month(inMonth[0]?.startsAt ?? `${month}-01`, ownZone())}
    >
      <h2>{formats.month(inMonth[0]?.startsAt ?? `${month}-01`, ownZone())}</h2>
      <Lines sessions={inMonth} />
    </section>
  ));
}

function Lines({ sessions }: { readonly sessions: readonly MySession[] }) {
  const formats = useFormats();
  return (
    <DueList
      rows={sessions.map((session) => ({
        id: session.id,
        what: (
          <>
            <Link to={`/programs/${session.programId}/editions/${session.editionId}`}>{session.title}</Link>
            <div className="small dim">{session.programName}</div>
          </>
        ),
        where: (
          <>
            <time dateTime={session.startsAt}>{formats.meeting(session.startsAt, session.endsAt)}</time>
            {session.place && <div className="small dim">{session.place}</div>}
          </>
        ),
      }))}
    />
  );
}
