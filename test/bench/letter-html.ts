import type { Letter, LetterBlock } from '#notices';

/** The content of a letter as a plain page for the browser's print: the same words, tables and lists. */
export function letterHtml(letter: Letter): string {
  const facts = letter.facts
    .map(({ label, text }) => `<tr><th>${safe(label)}</th><td>${safe(text)}</td></tr>`)
    .join('');
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${safe(letter.documentTitle)}</title>
<style>@page{size:A4;margin:24mm 20mm 27mm 25mm}body{font:10pt sans-serif}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #999;text-align:left}</style></head><body>
<p>${safe(letter.authority.name)}<br>${safe(letter.authority.subline)}</p>
<p>${letter.recipientLines.map(safe).join('<br>')}</p><table>${facts}</table>
${letter.opening.map((block) => blockHtml(block, 2)).join('')}<h1>${safe(letter.heading)}</h1>
${letter.body.map((block) => blockHtml(block, 2)).join('')}<p>${safe(letter.footer)}</p></body></html>`;
}

function blockHtml(block: LetterBlock, level: number): string {
  switch (block.type) {
    case 'section':
      return `<h${level}>${safe(block.heading)}</h${level}>${block.blocks.map((each) => blockHtml(each, level + 1)).join('')}`;
    case 'paragraph':
      return `<p>${safe(block.text)}</p>`;
    case 'labelled':
      return `<p><b>${safe(block.label)}</b> ${safe(block.text)}</p>`;
    case 'amount':
      return `<p><b>${safe(block.amount)}</b><br>${safe(block.words)}</p>`;
    case 'list':
      return `<ol>${block.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ol>`;
    case 'table':
      return tableHtml(block);
    case 'signature':
      return `<p>${[...block.closing, block.name, block.role, ...block.smallPrint].map(safe).join('<br>')}</p>`;
  }
}

function tableHtml(table: Extract<LetterBlock, { type: 'table' }>): string {
  const head = table.columns.map(({ heading }) => `<th>${safe(heading)}</th>`).join('');
  const rows = [...table.rows, ...(table.totals ?? [])].map(
    (row) =>
      `<tr>${row.map(({ text, note }) => `<td>${safe(text)}${note ? `<br>${safe(note)}` : ''}</td>`).join('')}</tr>`,
  );
  return `<table><caption>${safe(table.caption)}</caption><tr>${head}</tr>${rows.join('')}</table>`;
}

const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
