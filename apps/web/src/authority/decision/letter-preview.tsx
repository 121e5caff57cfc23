import type { JSX } from 'preact';
import type { Letter, LetterBlock } from '#notices';

interface TableBlock {
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly align: 'left' | 'right' }[];
  readonly hasHead: boolean;
  readonly rows: readonly (readonly Cell[])[];
  readonly totals?: readonly (readonly Cell[])[];
}
interface Cell {
  readonly text: string;
  readonly note?: string;
}

/** The letter as it would go out, in HTML; passages that come from this decision are highlighted. */
export function LetterPreview({ letter, phrases }: { letter: Letter; phrases: readonly string[] }): JSX.Element {
  const marked = (text: string): JSX.Element => <Marked text={text} phrases={phrases} />;
  return (
    <div class="sheet">
      {letter.bannerText !== null && <p class="meta">{letter.bannerText}</p>}
      <div class="row between letter-head">
        <p>
          <strong>{letter.authority.name}</strong>
          <br />
          {letter.authority.subline}
        </p>
        <dl class="letter-facts">
          {letter.facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}:</dt> <dd>{fact.text}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p class="letter-address">
        {letter.recipientLines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      {letter.opening.map((block, index) => (
        <Block key={index} block={block} level={4} marked={marked} />
      ))}
      <h3>{letter.heading}</h3>
      {letter.body.map((block, index) => (
        <Block key={index} block={block} level={4} marked={marked} />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly level: 4 | 5 | 6;
  readonly marked: (text: string) => JSX.Element;
}

function Block({ block, level, marked }: BlockProps & { block: LetterBlock }): JSX.Element {
  switch (block.type) {
    case 'section':
      return <SectionBlock heading={block.heading} blocks={block.blocks} level={level} marked={marked} />;
    case 'paragraph':
      return <p class={block.style === 'strong' ? 'strong' : undefined}>{marked(block.text)}</p>;
    case 'labelled':
      return (
        <p>
          {block.label} {marked(block.text)}
        </p>
      );
    case 'amount':
      return (
        <p class="letter-amount">
          <strong>{marked(block.amount)}</strong>
          <br />
          {block.words}
        </p>
      );
    case 'list':
      return <ListBlock isNumbered={block.numbering === 'decimal'} items={block.items} marked={marked} />;
    case 'table':
      return <LetterTable table={block} marked={marked} />;
    case 'signature':
      return (
        <p>
          {block.closing.join(', ')}
          <br />
          {block.name}
        </p>
      );
  }
}

function SectionBlock(
  props: BlockProps & { readonly heading: string; readonly blocks: readonly LetterBlock[] },
): JSX.Element {
  const Heading = props.level === 4 ? 'h4' : props.level === 5 ? 'h5' : 'h6';
  const below = props.level === 4 ? 5 : 6;
  return (
    <>
      <Heading>{props.heading}</Heading>
      {props.blocks.map((block, index) => (
        <Block key={index} block={block} level={below} marked={props.marked} />
      ))}
    </>
  );
}

function ListBlock(props: {
  isNumbered: boolean;
  items: readonly string[];
  marked: BlockProps['marked'];
}): JSX.Element {
  const items = props.items.map((item) => <li key={item}>{props.marked(item)}</li>);
  return props.isNumbered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function LetterTable({ table, marked }: { table: TableBlock; marked: BlockProps['marked'] }): JSX.Element {
  const row = (cells: readonly Cell[], key: string, isTotal: boolean): JSX.Element => (
    <tr key={key} class={isTotal ? 'total' : undefined}>
      {cells.map((cell, index) => {
        const look = table.columns[index]?.align === 'right' ? 'n' : undefined;
        const inside = (
          <>
            {marked(cell.text)}
            {cell.note !== undefined && <span class="sub">{marked(cell.note)}</span>}
          </>
        );
        return index === 0 ? (
          <th key={index} scope="row" class={look}>
            {inside}
          </th>
        ) : (
          <td key={index} class={look}>
            {inside}
          </td>
        );
      })}
    </tr>
  );
  return (
    <table>
      <caption class={table.hasHead ? undefined : 'kern-sr-only'}>{table.caption}</caption>
      {table.hasHead && (
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.heading} scope="col" class={column.align === 'right' ? 'n' : undefined}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {table.rows.map((cells, index) => row(cells, `r${index}`, false))}
        {(table.totals ?? []).map((cells, index) => row(cells, `t${index}`, true))}
      </tbody>
    </table>
  );
}

/** Wraps every phrase in <mark>; the longest match wins, so that an amount inside a sentence is not cut in two. */
function Marked({ text, phrases }: { text: string; phrases: readonly string[] }): JSX.Element {
  const found = [...phrases]
    .filter((phrase) => phrase !== '' && text.includes(phrase))
    .sort((a, b) => b.length - a.length);
  const [phrase] = found;
  if (phrase === undefined) return <>{text}</>;
  const pieces = text.split(phrase);
  const others = found.slice(1);
  return (
    <>
      {pieces.map((piece, index) => (
        <>
          {index > 0 && <mark>{phrase}</mark>}
          <Marked text={piece} phrases={others} />
        </>
      ))}
    </>
  );
}
