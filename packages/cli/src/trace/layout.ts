/** Text as HTML shows it. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Colours that stand apart on light and dark grounds alike; a process keeps its own by the order of names. */
const colours = ['#1971c2', '#2f9e44', '#e8590c', '#9c36b5', '#0c8599', '#c2255c', '#5f3dc4', '#846358'];

export function colourOf(process: string, processes: readonly string[]): string {
  return colours[processes.indexOf(process) % colours.length] ?? '#868e96';
}

const style = `
  :root { color-scheme: light dark; --line: light-dark(#dee2e6, #495057); --dim: light-dark(#495057, #ced4da); }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem;
    background: light-dark(#fff, #1a1b1e); color: light-dark(#212529, #f1f3f5); }
  a { color: light-dark(#1864ab, #a5d8ff); }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  tbody th { font-weight: normal; }
  .dim { color: var(--dim); }
  .failed { color: light-dark(#c92a2a, #ffa8a8); }
  .wide { overflow-x: auto; }
  .row { display: grid; grid-template-columns: minmax(10rem, 18rem) 1fr; gap: .5rem; font-size: .875rem; }
  .row span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .lane { border-left: 1px solid var(--line); position: relative; }
  .lane i { position: absolute; top: .25rem; height: .9rem; min-width: 2px; border-radius: 2px; }
  .key i { display: inline-block; width: .9rem; height: .9rem; border-radius: 2px; margin: 0 .3rem 0 1rem; }
`;

export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)} – Quad traces</title>
<style>${style}</style></head><body><main>${body}</main></body></html>`;
}
