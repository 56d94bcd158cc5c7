import type { FastifyReply } from 'fastify';
import type { Texts } from './texts.ts';

const style = `
:root { color-scheme: light dark; --line: light-dark(#d3d8de, #3b424b); --quiet: light-dark(#4b5563, #aeb6c0); --accent: light-dark(#1d4ed8, #8ab4ff); --fault: light-dark(#b42318, #ffb4a9); }
* { box-sizing: border-box; }
body { background: light-dark(#ffffff, #14181d); color: light-dark(#14181d, #e8ebef); font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); }
a { color: var(--accent); }
form.search { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 1rem 0; }
form.search label { flex: 1 1 14rem; font-weight: 600; }
input { display: block; width: 100%; margin-top: .25rem; font: inherit; padding: .5rem; border: 1px solid var(--quiet); border-radius: .375rem; color: inherit; background: transparent; }
button { font: inherit; cursor: pointer; min-height: 2.75rem; }
.search button, .again button { padding: 0 1rem; color: inherit; background: transparent; border: 1px solid var(--quiet); border-radius: .375rem; }
ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
li { border-bottom: 1px solid var(--line); }
li button { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 1rem; width: 100%; padding: .5rem .25rem; text-align: start; background: none; border: 0; color: inherit; }
li button:hover .name, li button:focus-visible .name { text-decoration: underline; }
.name { color: var(--accent); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
form.account { max-width: 26rem; margin: 1rem 0; display: grid; gap: 1rem; }
.account label { font-weight: 600; }
.account small { display: block; color: var(--quiet); font-size: .875rem; }
.account .fault { display: block; color: var(--fault); font-weight: 600; }
.account input[aria-invalid] { border: 2px solid var(--fault); }
.account > button { justify-self: start; padding: 0 1.25rem; border: 0; border-radius: .375rem; font-weight: 600; color: light-dark(#ffffff, #10203d); background: var(--accent); }
.alert { border: 1px solid var(--fault); border-inline-start-width: .375rem; border-radius: .375rem; color: var(--fault); padding: .75rem 1rem; margin: 1rem 0; }
ol { padding-inline-start: 1.5rem; }
ol li { border: 0; padding: .25rem 0; }
.picture { background: #ffffff; color: #000000; inline-size: min(14rem, 100%); padding: .5rem; border-radius: .375rem; }
.picture svg { display: block; width: 100%; height: auto; }
code { font: 1.0625rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
`;

const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A whole page; works without scripts, at any width, light and dark. */
export function page(texts: Pick<Texts, 'language'>, title: string, body: string): string {
  return `<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Quad</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** A page with one message and the way on: beginning again, when nothing else is named. */
export function noticePage(
  texts: Texts,
  title: string,
  text: string,
  way: string = texts.beginAgain,
): string {
  return page(
    texts,
    title,
    `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p><a href="/auth/sign-in">${escapeHtml(way)}</a></p>`,
  );
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-security-policy', contentPolicy)
    .header('vary', 'accept-language')
    .type('text/html; charset=utf-8')
    .send(html);
}
