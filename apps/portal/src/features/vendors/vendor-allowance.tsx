import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Facts } from '../../components/facts.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { allowanceOf } from './allowance-of.ts';

interface Allowance {
  readonly who: string;
  readonly pointsPerMinute: number;
  readonly operationCost: number;
  readonly isRegisteredOnly: boolean;
}

interface Props {
  /** Asks the gateway for the limits that the reader may know. */
  readonly readLimits: () => Promise<{ readonly allowances: readonly Allowance[] }>;
  readonly vendorId: string;
  /** The contract that is its own; null when it has what all vendors have. */
  readonly contract: string | null;
}

/** How much a vendor may ask, and of what: limits are the gateway's, contracts the registry's. */
export function VendorAllowance({ vendorId, contract, readLimits }: Props) {
  const say = useSay();
  const formats = useFormats();
  const [told, setTold] = useState<Allowance | 'failed' | null>(null);
  useEffect(() => {
    readLimits().then(
      ({ allowances }) => setTold(allowanceOf(allowances, vendorId) ?? 'failed'),
      () => setTold('failed'),
    );
  }, [vendorId, readLimits]);
  const name = contract ?? 'partner';
  return (
    <>
      {told === 'failed' && <p role="alert">{say('state.failed.connection')}</p>}
      <Facts
        facts={[
          {
            name: say('graph.column.contract'),
            value: <Link to={`/graph/contracts/${encodeURIComponent(name)}`}>{name}</Link>,
          },
          ...(told === null || told === 'failed'
            ? []
            : [
                { name: say('graph.column.pointsPerMinute'), value: formats.count(told.pointsPerMinute) },
                { name: say('graph.column.operationCost'), value: formats.count(told.operationCost) },
                {
                  name: say('graph.column.documents'),
                  value: say(told.isRegisteredOnly ? 'graph.documents.registered' : 'graph.documents.any'),
                },
              ]),
        ]}
      />
    </>
  );
}
