import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge, refusesPackage } from './fault.ts';
import { faultCodes } from './fault-codes.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ');

describe('the codes of faults', () => {
  it.each(Object.entries(faultCodes))('stand in the README with severity and remedy: %s', (code, rule) => {
    const { scope, strict, tolerant, says, remedy } = rule;
    expect(readme).toContain(`| \`${code}\` | ${scope} | ${strict} | ${tolerant} | ${says} | ${remedy} |`);
  });

  it('refuse a package by mode and scope', () => {
    const row = { code: 'row.invalid_date', file: 'orgs', line: 2 } as const;
    expect(refusesPackage(judge(row, 'STRICT'), 'STRICT')).toBe(true);
    expect(refusesPackage(judge(row, 'TOLERANT'), 'TOLERANT')).toBe(false);
    const order = { code: 'schema.header_order_mismatch', file: 'orgs' } as const;
    expect(refusesPackage(judge(order, 'STRICT'), 'STRICT')).toBe(true);
    expect(refusesPackage(judge(order, 'TOLERANT'), 'TOLERANT')).toBe(false);
    expect(refusesPackage(judge({ code: 'manifest.file_missing' }, 'TOLERANT'), 'TOLERANT')).toBe(true);
  });
});
