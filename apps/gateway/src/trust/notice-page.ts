/** A page with one sentence and the way back, for a browser that the portal does not yet serve. */
export function noticePage(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Quad</title>
<style>
:root { color-scheme: light dark; }
body { background: light-dark(#ffffff, #14181d); color: light-dark(#14181d, #e8ebef); font: 1rem/1.5 system-ui, sans-serif; margin: 4rem auto; max-width: 32rem; padding: 0 1rem; }
a { color: light-dark(#1d4ed8, #8ab4ff); display: inline-block; padding: .5rem 0; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p><a href="/auth/sign-in">Sign in</a> · <a href="/">Start page</a></p>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
