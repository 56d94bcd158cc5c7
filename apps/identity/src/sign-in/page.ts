import type { SignInChoice } from '../directory.ts';
import type { Texts } from './texts.ts';

const style = `
:root { color-scheme: light dark; --line: light-dark(#d3d8de, #3b424b); --quiet: light-dark(#4b5563, #aeb6c0); --accent: light-dark(#1d4ed8, #8ab4ff); }
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
.search button { padding: 0 1rem; color: inherit; background: transparent; border: 1px solid var(--quiet); border-radius: .375rem; }
ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
li { border-bottom: 1px solid var(--line); }
li button { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 1rem; width: 100%; padding: .5rem .25rem; text-align: start; background: none; border: 0; color: inherit; }
li button:hover .name, li button:focus-visible .name { text-decoration: underline; }
.name { color: var(--accent); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** The page on which a demo person is picked; works without scripts, at any width. */
export function signInPage(
  texts: Texts,
  options: {
    readonly uid: string;
    readonly text: string;
    readonly choices: readonly SignInChoice[];
    readonly hasMore: boolean;
  },
): string {
  const { uid, text, choices, hasMore } = options;
  const action = `/auth/issuer/interaction/${encodeURIComponent(uid)}`;
  const nobody = text === '' ? texts.nobodyAtAll : texts.nobody;
  const list = choices.length === 0 ? `<p>${escapeHtml(nobody)}</p>` : byDistrict(texts, action, choices);
  return page(
    texts,
    texts.title,
    `<h1>${escapeHtml(texts.title)}</h1>
<p>${escapeHtml(texts.lead)}</p>
<form class="search" method="get" action="${action}" role="search">
<label>${escapeHtml(texts.searchLabel)}<input type="search" name="text" value="${escapeHtml(text)}" autocomplete="off" maxlength="100"></label>
<button type="submit">${escapeHtml(texts.searchButton)}</button>
</form>
<p class="quiet" role="status">${escapeHtml(texts.count(choices.length))}${hasMore ? `. ${escapeHtml(texts.more)}` : ''}${
      text === '' ? '' : ` <a href="${action}">${escapeHtml(texts.showAll)}</a>`
    }</p>
${list}`,
  );
}

function byDistrict(texts: Texts, action: string, choices: readonly SignInChoice[]): string {
  const districts = Map.groupBy(choices, (choice) => choice.districtId);
  return [...districts.values()]
    .map((people) => {
      const name = people[0]?.districtName ?? '';
      return `<section><h2>${escapeHtml(name)}</h2>
<form method="post" action="${action}"><ul>
${people.map((person) => choice(texts, person)).join('\n')}
</ul></form></section>`;
    })
    .join('\n');
}

function choice(texts: Texts, person: SignInChoice): string {
  const roles = (person.roles.length === 0 ? [person.role] : person.roles).map(texts.role).join(', ');
  return `<li><button type="submit" name="subject" value="${escapeHtml(person.subject)}">
<span class="name">${escapeHtml(texts.signInAs(person.displayName))}</span>
<span class="quiet">${escapeHtml(roles)} · ${escapeHtml(person.organizationName)}</span></button></li>`;
}

/** A page with one message and the way to begin again. */
export function noticePage(texts: Texts, title: string, text: string): string {
  return page(
    texts,
    title,
    `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p><a href="/auth/sign-in">${escapeHtml(texts.beginAgain)}</a></p>`,
  );
}

function page(texts: Texts, title: string, body: string): string {
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

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
