import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';

const folder = new URL('../../../docs/privacy/inventory/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const purposes = readdirSync(fileURLToPath(folder)).filter((file) => !file.endsWith('.schema.json'));
const form = z.fromJSONSchema(read('purpose.schema.json') as Parameters<typeof z.fromJSONSchema>[0]);

it.each(purposes)('%s of the inventory has the form that its schema says', (file) => {
  expect(form.safeParse(read(file)).error?.issues).toBeUndefined();
});

it('the form refuses what is left out or unknown', () => {
  const whole = read('audit.json') as Readonly<Record<string, unknown>>;
  expect(form.safeParse({ ...whole, fields: [] }).success).toBe(false);
  expect(form.safeParse({ ...whole, note: 'x' }).success).toBe(false);
  const { retention: _left, ...without } = whole;
  expect(form.safeParse(without).success).toBe(false);
});
