import { type Principal, scopeOfGrants } from '@quad/kernel';
import { limits as sizes } from '../../plan/limits.ts';
import { type Limits, operationLimit, quotaOf } from './limits.ts';

/** What one kind of client, or one vendor, may ask for. */
export interface ToldAllowance {
  /** `person`, `vendor`, `public`, or the id of a vendor with limits of its own. */
  readonly who: string;
  readonly pointsPerMinute: number;
  /** The most points of one operation. */
  readonly operationCost: number;
  /** Whether only documents that were registered are run. */
  readonly isRegisteredOnly: boolean;
}

/** The limits as their readers are told of them. */
export interface ToldLimits {
  /** How large an operation may be, whoever asks. */
  readonly sizes: typeof sizes;
  readonly allowances: readonly ToldAllowance[];
  /** Contracts with a cost of their own for one operation. */
  readonly contracts: readonly { readonly name: string; readonly operationCost: number }[];
}

/**
 * The limits that a principal may know: the platform team and the operator all, a vendor its own, who builds for
 * vendors what holds for each that has none of its own. Null for everybody else.
 */
export function toldLimits(principal: Principal, limits: Limits): ToldLimits | null {
  const may = (action: 'READ_GRAPH' | 'READ_CONTRACT') => scopeOfGrants(principal, action).reach !== 'NONE';
  const tell = (allowances: readonly ToldAllowance[], contracts: ToldLimits['contracts']) => ({
    sizes,
    allowances,
    contracts,
  });
  const contracts = Object.entries(limits.contracts ?? {}).flatMap(([name, { operationCost }]) =>
    operationCost === undefined ? [] : [{ name, operationCost }],
  );
  if (principal.kind === 'OPERATOR' || may('READ_GRAPH')) {
    const own = Object.keys(limits.vendors ?? {}).map((id) => ofVendor(id, limits));
    return tell(
      [ofKind('person', limits), ofVendor(null, limits), ofKind('public', limits), ...own],
      contracts,
    );
  }
  if (principal.kind === 'VENDOR') return tell([ofVendor(principal.vendorId, limits)], contracts);
  if (may('READ_CONTRACT')) return tell([ofVendor(null, limits), ofKind('public', limits)], contracts);
  return null;
}

function ofKind(kind: 'person' | 'public', limits: Limits): ToldAllowance {
  const quota = quotaOf(kind, limits[kind]?.pointsPerMinute);
  const operationCost = operationLimit({ kind: kind === 'person' ? 'PERSON' : 'PUBLIC' }, null, limits, {
    quota,
  });
  return { who: kind, pointsPerMinute: quota.points, operationCost, isRegisteredOnly: false };
}

function ofVendor(vendorId: string | null, limits: Limits): ToldAllowance {
  const own = vendorId === null ? undefined : limits.vendors?.[vendorId];
  const quota = quotaOf('vendor', own?.pointsPerMinute ?? limits.vendor?.pointsPerMinute);
  const asked = { kind: 'VENDOR', vendorId: vendorId ?? '' } as const;
  return {
    who: vendorId ?? 'vendor',
    pointsPerMinute: quota.points,
    operationCost: operationLimit(asked, null, limits, { quota }),
    isRegisteredOnly: own?.documents === 'registered',
  };
}
