import { colourOf, escaped, page } from './layout.ts';
import type { Span } from './spans.ts';
import { nested, rootOf, type Trace } from './traces.ts';

/** What Quad does by itself (polls of feeds, deliveries): many, and seldom what one looks for. */
const isBackground = (root: Span | undefined) =>
  root?.facts['quad.client'] === undefined || root.facts['quad.client'] === 'SERVICE';

const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const processesOf = ({ spans }: Trace) => [...new Set(spans.map(({ process }) => process))].sort();

function tookMs({ spans }: Trace): number {
  const begins = Math.min(...spans.map(({ startsAtMs }) => startsAtMs));
  return Math.max(...spans.map(({ startsAtMs, tookMs: took }) => startsAtMs + took)) - begins;
}

/** The requests that were told of, newest first. */
export function listPage(traces: readonly Trace[], isAll: boolean): string {
  const shown = traces.filter((trace) => isAll || !isBackground(rootOf(trace)));
  const rows = shown.map((trace) => {
    const root = rootOf(trace);
    const hasFailed = trace.spans.some((span) => span.hasFailed);
    const at = new Date(root?.startsAtMs ?? 0).toISOString().slice(11, 23);
    return `<tr><th scope="row"><a href="/traces/${trace.id}">${escaped(root?.name ?? trace.id)}</a></th>
      <td>${at}</td><td>${escaped(root?.facts['quad.client'] ?? '')}</td>
      <td>${escaped(root?.facts['quad.code'] ?? '')}${hasFailed ? ' <strong class="failed">failed</strong>' : ''}</td>
      <td>${escaped(processesOf(trace).join(', '))}</td><td class="number">${trace.spans.length}</td>
      <td class="number">${ms(tookMs(trace))}</td></tr>`;
  });
  const other = isAll
    ? '<a href="/">Hide what Quad does by itself</a>'
    : '<a href="/?all=1">Show also what Quad does by itself</a>';
  const table =
    rows.length === 0
      ? '<p>No request was told of yet. Open a page of Quad, then load this one again.</p>'
      : `<div class="wide" tabindex="0" role="region" aria-label="Requests"><table>
        <caption class="dim">The last ${rows.length} requests, newest first; times in UTC</caption>
        <thead><tr><th scope="col">Request</th><th scope="col">At</th><th scope="col">Client</th><th scope="col">Came to</th>
        <th scope="col">Processes</th><th scope="col" class="number">Parts</th><th scope="col" class="number">ms</th></tr></thead>
        <tbody>${rows.join('')}</tbody></table></div>`;
  return page('Requests', `<h1>Requests</h1><p>${other} · <a href="">Load again</a></p>${table}`);
}

/** One request across all processes: a picture, and the table behind it. */
export function tracePage(trace: Trace): string {
  const processes = processesOf(trace);
  const begins = Math.min(...trace.spans.map(({ startsAtMs }) => startsAtMs));
  const whole = Math.max(tookMs(trace), 0.001);
  const rows = nested(trace);
  const root = rootOf(trace);
  const bars = rows.map(({ span, depth }) => {
    const left = ((span.startsAtMs - begins) / whole) * 100;
    const width = (span.tookMs / whole) * 100;
    const at = `left:${left.toFixed(2)}%;width:${Math.min(width, 100 - left).toFixed(2)}%`;
    return `<div class="row"><span style="padding-left:${Math.min(depth, 12) * 0.75}rem">${escaped(span.name)}</span>
      <div class="lane"><i style="${at};background:${colourOf(span.process, processes)}"></i></div></div>`;
  });
  const key = processes.map(
    (process) => `<i style="background:${colourOf(process, processes)}"></i>${escaped(process)}`,
  );
  const cells = rows.map(({ span, depth }) => {
    const facts = Object.entries(span.facts).map(([name, value]) => `${name}=${value}`);
    return `<tr><th scope="row" style="padding-left:${0.5 + Math.min(depth, 12) * 0.75}rem">${escaped(span.name)}
      ${span.hasFailed ? '<strong class="failed">failed</strong>' : ''}</th><td>${escaped(span.process)}</td>
      <td class="number">${ms(span.startsAtMs - begins)}</td><td class="number">${ms(span.tookMs)}</td>
      <td class="dim">${escaped(facts.join(' · '))}</td></tr>`;
  });
  const title = root?.name ?? trace.id;
  const summary = `${ms(whole)} ms, ${rows.length} parts in ${processes.length} processes: ${processes.join(', ')}`;
  return page(
    title,
    `<p><a href="/">All requests</a></p><h1>${escaped(title)}</h1>
    <p>${escaped(summary)}. Trace <code>${trace.id}</code>. <a href="">Load again</a></p>
    <figure style="margin:0" role="img" aria-label="When each part began and how long it took; the table below says the same">
      <div class="key">${key.join('')}</div>${bars.join('')}</figure>
    <h2>The same as a table</h2>
    <div class="wide" tabindex="0" role="region" aria-label="Parts of the request"><table>
      <thead><tr><th scope="col">Part</th><th scope="col">Process</th><th scope="col" class="number">Begins at ms</th>
      <th scope="col" class="number">Takes ms</th><th scope="col">Facts</th></tr></thead>
      <tbody>${cells.join('')}</tbody></table></div>`,
  );
}
