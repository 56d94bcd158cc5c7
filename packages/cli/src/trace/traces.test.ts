import { describe, expect, it } from 'vitest';
import { listPage, tracePage } from './pages.ts';
import { readSpans, type Span } from './spans.ts';
import { createTraces, nested, rootOf } from './traces.ts';

function span(id: string, options: Partial<Span> = {}): Span {
  return {
    traceId: 'a'.repeat(32),
    spanId: id,
    parentId: null,
    name: id,
    process: 'gateway',
    startsAtMs: 1_000,
    tookMs: 10,
    hasFailed: false,
    facts: {},
    ...options,
  };
}

describe('the traces in memory', () => {
  it('nests parts under their parents, whatever order they came in', () => {
    const traces = createTraces({ traceLimit: 10, spanLimit: 10 });
    traces.take([
      span('command', { parentId: 'operation', startsAtMs: 1_004, process: 'directory' }),
      span('operation', { parentId: 'ask', startsAtMs: 1_003, process: 'directory' }),
    ]);
    traces.take([span('ask', { parentId: 'request', startsAtMs: 1_002 }), span('request')]);
    const [trace] = traces.recent();
    expect(trace === undefined ? [] : nested(trace).map((row) => [row.span.name, row.depth])).toEqual([
      ['request', 0],
      ['ask', 1],
      ['operation', 2],
      ['command', 3],
    ]);
    expect(trace === undefined ? null : rootOf(trace)?.name).toBe('request');
  });

  it('keeps the last ones and no more, each no longer than may be', () => {
    const traces = createTraces({ traceLimit: 2, spanLimit: 2 });
    for (const id of ['1', '2', '3'])
      traces.take(['a', 'b', 'c'].map((name) => span(name, { traceId: id.repeat(32) })));
    expect(traces.recent().map(({ id, spans }) => [id[0], spans.length])).toEqual([
      ['3', 2],
      ['2', 2],
    ]);
    expect(traces.find('1'.repeat(32))).toBeNull();
  });
});

describe('a delivery by OTLP', () => {
  it('is read as it is written by the exporter', () => {
    const spans = readSpans({
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'quad-cohorts' } }] },
          scopeSpans: [
            {
              scope: { name: 'quad' },
              spans: [
                {
                  traceId: 'b'.repeat(32),
                  spanId: 'c'.repeat(16),
                  name: 'query Teams',
                  kind: 2,
                  startTimeUnixNano: '1700000000000000000',
                  endTimeUnixNano: '1700000000012500000',
                  attributes: [{ key: 'quad.errors', value: { intValue: 2 } }],
                  status: { code: 2 },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(spans).toEqual([
      expect.objectContaining({
        process: 'cohorts',
        parentId: null,
        hasFailed: true,
        facts: { 'quad.errors': '2' },
      }),
    ]);
    expect(spans?.[0]?.tookMs).toBeCloseTo(12.5, 1);
  });

  it.each([[{}], [{ resourceSpans: 'many' }], [[]], [null]])('is refused when it is %j', (body) => {
    expect(readSpans(body)).toBeNull();
  });
});

describe('the pages', () => {
  it('show what was told as text, whatever it says', () => {
    const trace = {
      id: 'a'.repeat(32),
      spans: [span('<script>alert(1)</script>', { facts: { 'quad.client': 'PERSON' } })],
    };
    for (const html of [listPage([trace], false), tracePage(trace)]) {
      expect(html).not.toContain('<script');
      expect(html).toContain('&#60;script&#62;');
    }
  });

  it('leave out what Quad does by itself until that is asked for', () => {
    const polled = {
      id: 'a'.repeat(32),
      spans: [span('query Feed', { facts: { 'quad.client': 'SERVICE' } })],
    };
    expect(listPage([polled], false)).not.toContain('query Feed');
    expect(listPage([polled], true)).toContain('query Feed');
  });
});
