import { addNumbers, toDecimal } from './arithmetic.ts';
import { exactDecimal, type Numeric, nearestDouble } from './exact.ts';
import { Decimal, Int32 } from './value.ts';

/**
 * Sums as `$sum` and `$avg` do: integers exactly, doubles with what rounding loses carried along (so ten times 0.1 is
 * 1), decimals as decimals. Source: MongoDB's DoubleDoubleSummation, after Knuth's two-sum.
 */
export class Summation {
  private integers = 0n;
  private sum = 0;
  private carried = 0;
  /** Infinities and NaN, which would spoil what is carried. */
  private special = 0;
  private decimals: Decimal | undefined;
  private widest: 'int' | 'long' | 'double' = 'int';

  add(value: Numeric): void {
    if (value instanceof Decimal) {
      this.decimals = decimalOf(this.decimals === undefined ? value : addNumbers(this.decimals, value));
    } else if (value instanceof Int32) this.integers += BigInt(value.value);
    else if (typeof value === 'bigint') {
      this.integers += value;
      if (this.widest === 'int') this.widest = 'long';
    } else {
      this.widest = 'double';
      if (Number.isFinite(value)) this.carry(value);
      else this.special += value;
    }
  }

  private carry(value: number): void {
    const sum = this.sum + value;
    const part = sum - this.sum;
    this.carried += this.sum - (sum - part) + (value - part);
    this.sum = sum;
  }

  /** The sum without its decimals, as a double. */
  private double(): number {
    if (this.special !== 0) return this.special;
    const whole = nearestDouble(this.integers);
    const sum = this.sum + whole;
    const part = sum - this.sum;
    const lost = this.sum - (sum - part) + (whole - part);
    return sum + (this.carried + lost + Number(this.integers - BigInt(whole)));
  }

  /** An int32 while all were and it fits, a long while it fits, else a double; a decimal as soon as one was. */
  total(): Numeric {
    if (this.decimals !== undefined) {
      if (this.special !== 0) return decimalOf(addNumbers(this.decimals, this.special));
      const doubles = decimalOf(addNumbers(exactDecimal(this.sum), exactDecimal(this.carried)));
      const others =
        this.widest === 'double' ? decimalOf(addNumbers(doubles, this.integers)) : toDecimal(this.integers);
      return decimalOf(addNumbers(this.decimals, others));
    }
    if (this.widest === 'double' || BigInt.asIntN(64, this.integers) !== this.integers) return this.double();
    if (this.widest === 'int' && BigInt.asIntN(32, this.integers) === this.integers)
      return new Int32(Number(this.integers));
    return this.integers;
  }
}

function decimalOf(value: Numeric | undefined): Decimal {
  return toDecimal(value ?? Number.NaN);
}
