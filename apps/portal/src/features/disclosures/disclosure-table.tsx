import { Link, useSearchParams } from 'react-router';
import type { DisclosureTable_DisclosureFragment } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const DisclosureTable_disclosure = graphql(`
  fragment DisclosureTable_disclosure on Disclosure {
    id at purpose fields classes isRequired evidence side requestId studentCount studentIds
    reader { kind id roles person { id displayName } vendor { id name } }
  }
`);

type Entry = DisclosureTable_DisclosureFragment;

interface Props {
  readonly disclosures: readonly FragmentType<typeof DisclosureTable_disclosure>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
  /** Reads the whole log as it is filtered, for the file; null when it did not all come. */
  readonly readAll: () => Promise<readonly FragmentType<typeof DisclosureTable_disclosure>[] | null>;
}

/** Who was answered with which students' records, when, and what for; the columns that 34 CFR 99.32 asks for. */
export function DisclosureTable({ disclosures, readAll, ...paging }: Props) {
  const say = useSay();
  const formats = useFormats();
  const [params] = useSearchParams();
  const who = ({ reader }: Entry) =>
    reader.person?.displayName ?? reader.vendor?.name ?? say(`disclosures.kind.${reader.kind}`);
  const rolesOf = ({ reader }: Entry) => formats.list(reader.roles.map((role) => say(`role.${role}`)));
  const classesOf = ({ classes }: Entry) =>
    formats.list(classes.map((one) => say(`disclosures.class.${one}`)));
  const basisOf = ({ isRequired }: Entry) => say(isRequired ? 'disclosures.required' : 'disclosures.beyond');
  const onlyBy = (readerId: string) => {
    const next = new URLSearchParams(params);
    next.set('reader', readerId);
    return `?${next}`;
  };
  return (
    <ListTable
      caption={say('disclosures.caption')}
      exportAs="disclosure-log"
      rows={readFragment(DisclosureTable_disclosure, disclosures)}
      rowKey={({ id }) => id}
      {...paging}
      readAll={async () => {
        const all = await readAll();
        return all === null ? null : readFragment(DisclosureTable_disclosure, all);
      }}
      exportedBeside={[
        { head: say('column.role'), value: rolesOf },
        { head: say('disclosures.classes'), value: classesOf },
        { head: say('column.interest'), value: ({ purpose }) => say(`disclosures.interest.${purpose}`) },
        { head: say('disclosures.studentIds'), value: ({ studentIds }) => studentIds.join('; ') },
        { head: say('column.request'), value: ({ requestId }) => requestId },
      ]}
      columns={[
        { key: 'at', head: say('column.when'), value: ({ at }) => at, cell: ({ at }) => formats.instant(at) },
        {
          key: 'who',
          head: say('column.who'),
          value: who,
          cell: (entry) => (
            <>
              {entry.reader.id === null ? who(entry) : <Link to={onlyBy(entry.reader.id)}>{who(entry)}</Link>}
              <span className="dim small"> {rolesOf(entry)}</span>
            </>
          ),
        },
        {
          key: 'purpose',
          head: say('column.purpose'),
          value: ({ purpose }) => say(`disclosures.purpose.${purpose}`),
          cell: ({ purpose }) => (
            <span title={say(`disclosures.interest.${purpose}`)}>
              {say(`disclosures.purpose.${purpose}`)}
            </span>
          ),
        },
        {
          key: 'what',
          head: say('column.what'),
          value: ({ fields }) => fields.join('; '),
          cell: (entry) => (
            <>
              {classesOf(entry)}
              <details className="dim small">
                <summary>{say('disclosures.fieldCount', { count: entry.fields.length })}</summary>
                {entry.fields.join(', ')}
              </details>
            </>
          ),
        },
        {
          key: 'students',
          head: say('column.students'),
          isNumber: true,
          value: ({ studentCount }) => studentCount,
          cell: ({ studentCount, studentIds: [only] }) =>
            studentCount === 1 && only !== undefined ? (
              <Link to={`/students/${only}`}>{formats.count(studentCount)}</Link>
            ) : (
              formats.count(studentCount)
            ),
        },
        { key: 'required', head: say('column.required'), value: basisOf, cell: basisOf },
      ]}
    />
  );
}
