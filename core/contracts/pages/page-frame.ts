import { type Html, html } from "./html.ts";

/** Where pages point to: on the platform by path, among files by name. */
export interface PageLinks {
  readonly index: string;
  readonly record: string;
  readonly contract: (id: string) => string;
}

/** Pages load nothing and run nothing: their style stands in them. */
export const PAGE_CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#d5d9e0,#3a4150);--soft:light-dark(#f4f6f9,#1d222c);--text:light-dark(#1a2030,#e8ebf2);--dim:light-dark(#525c70,#a3adc2);--link:light-dark(#0b57b0,#8ab8ff);--page:light-dark(#fff,#12161e)}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 system-ui,sans-serif}
header,main{max-width:72rem;margin:0 auto;padding:1rem 1.25rem}header{border-bottom:1px solid var(--line);display:flex;gap:1.25rem;flex-wrap:wrap}
a{color:var(--link)}h1{font-size:1.7rem;line-height:1.2;margin:.4em 0}h2{font-size:1.2rem;margin:2em 0 .6em}.dim{color:var(--dim)}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.35rem 1.25rem;margin:0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line)}tr:last-child td,tr:last-child th{border-bottom:0}thead th{background:var(--soft);white-space:nowrap}
code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}.tag{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:.05rem .6rem;font-size:.85rem;background:var(--soft)}
ul{margin:0;padding-left:1.1rem}a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media(max-width:40rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6rem}td,th{padding:.4rem .5rem}}td code,th code{overflow-wrap:normal}td:last-child:not(:nth-child(2)){min-width:12rem}`;

const STYLE_ELEMENT: Html = { markup: `<style>${STYLE}</style>` };

/** A whole page as text. */
export const pageFrame = (title: string, links: PageLinks, content: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${STYLE_ELEMENT}
</head>
<body>
<header><nav aria-label="Contracts"><a href="${links.index}">Data contracts</a></nav><nav aria-label="Record"><a href="${links.record}">Record of processing</a></nav></header>
<main>
${content}
</main>
</body>
</html>
`.markup;

/** A table that scrolls by itself where the page is narrow, and by keyboard. */
export const table = (label: string, heads: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html =>
  html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([
      first = "",
      ...cells
    ]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table></div>`;

export const facts = (pairs: readonly (readonly [string, string | Html])[]): Html =>
  html`<dl>${pairs.map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>
`,
  )}</dl>`;
