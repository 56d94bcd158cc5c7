import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };

const source = join(import.meta.dirname, '..');
const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter(
  (file) => !file.includes('__generated__') && !file.endsWith('.test.ts'),
);
const texts = files.map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));
const ids = Object.keys(en);

it('has the same keys in both languages', () => {
  expect(Object.keys(es)).toEqual(ids);
});

it('uses the same placeholders in both languages, in messages that can be read', () => {
  for (const [id, text] of Object.entries(en)) {
    const other = (es as Record<string, string>)[id] ?? '';
    expect(placeholders(other, 'es'), id).toEqual(placeholders(text, 'en'));
  }
});

it('holds every message that the portal asks for, and none that it never asks for', () => {
  const code = texts.map(({ text }) => text).join('\n');
  const asked = [
    ...code.matchAll(/(?:say\(|id[=:]|says=|act=|word:|does:)\s*\{?\s*['"]([a-z]\w*(?:\.\w+)+)['"]/g),
  ].map((m) => m[1] ?? '');
  expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
  const families = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((m) => m[1] ?? '');
  const unused = ids.filter(
    (id) =>
      !code.includes(`'${id}'`) &&
      !code.includes(`"${id}"`) &&
      !families.some((family) => id.startsWith(family)),
  );
  expect(unused).toEqual([]);
});

it('puts no text of its own into a component', () => {
  expect(texts.filter(({ file }) => file.endsWith('.tsx')).flatMap(literalsOf)).toEqual([]);
});

it('finds a literal text where one stands', () => {
  expect(literalsOf({ file: 'x.tsx', text: 'return <p>Hello there</p>;' })).toEqual(['x.tsx: Hello there']);
  expect(literalsOf({ file: 'x.tsx', text: 'return <a aria-label="Open it" />;' })).toEqual([
    'x.tsx: Open it',
  ]);
  expect(literalsOf({ file: 'x.tsx', text: '<p>{say("a.b")} · 4</p>' })).toEqual([]);
});

/** Words between tags, and words in attributes that people read or hear. */
function literalsOf({ file, text }: { file: string; text: string }): string[] {
  const between = [
    ...text.matchAll(/<(?:[a-zA-Z][\w.]*(?:\s[^<>]*)?|\/[\w.]+)>([^<>{}]*\p{L}{2,}[^<>{}]*)<\//gu),
  ];
  const attributes = [
    ...text.matchAll(/\s(?:aria-label|title|label|placeholder|alt|description)="([^"]*\p{L}[^"]*)"/gu),
  ];
  return [...between, ...attributes].map((match) => `${file}: ${(match[1] ?? '').trim()}`);
}

function placeholders(text: string, locale: string): string[] {
  const names = new Set<string>();
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const element of elements) {
      if ('value' in element && element.type !== 0) names.add(String(element.value));
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, locale).getAst());
  return [...names].sort();
}
