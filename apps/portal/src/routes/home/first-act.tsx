import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import type { MessageId } from '../../i18n/messages.ts';
import { Say } from '../../i18n/say.tsx';

interface Props {
  readonly says: MessageId;
  readonly to?: string;
  readonly act?: MessageId;
}

/** What an empty part says, and the first act that fills it. */
export function FirstAct({ says, to, act }: Props) {
  if (to === undefined || act === undefined)
    return (
      <Empty>
        <Say id={says} />
      </Empty>
    );
  return (
    <Empty
      act={
        <Button to={to} variant="plain">
          <Say id={act} />
        </Button>
      }
    >
      <Say id={says} />
    </Empty>
  );
}
