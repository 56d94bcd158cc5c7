import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { SchoolRouteQueryQuery } from '../__generated__/graphql.ts';
import { PeriodGrid } from '../features/teaching/period-grid.tsx';
import type { Side } from '../graph/faults.ts';
import { OrMissing } from '../graph/or-missing.tsx';
import { useSay } from '../i18n/say.tsx';

type School = NonNullable<SchoolRouteQueryQuery['organization']>;

interface Props {
  readonly rooms: School['roomNames'] | undefined;
  readonly grid: School['roomGrid'] | undefined;
  readonly room: string;
  readonly missing: readonly Side[];
}

/** A room's week by period; the room stands in the address. */
export function RoomPart({ rooms, grid, room, missing }: Props) {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const choose = (wanted: string) => {
    const next = new URLSearchParams(params);
    next.set('room', wanted);
    setParams(next, { replace: true });
  };
  return (
    <OrMissing value={rooms} side="scheduling" missing={missing}>
      {(names) => (
        <>
          <div className="filters no-print">
            <NativeSelect
              label={say('column.room')}
              value={room}
              onChange={(event) => choose(event.currentTarget.value)}
              data={[
                { value: '', label: say('room.choose') },
                ...names.map((name) => ({ value: name, label: name })),
              ]}
            />
          </div>
          {grid && <PeriodGrid grid={grid} of="room" />}
        </>
      )}
    </OrMissing>
  );
}
