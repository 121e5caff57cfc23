import { checkContent } from './check-content.js';
import { composeNotice } from './compose-notice.js';
import type { NoticeContent } from './notice-content.js';

/**
 * The notice as a PDF that is PDF/A-3a and PDF/UA-1 at once, with the content embedded as notice.json. The same
 * content gives the same bytes. Throws for a content that checkContent refuses: it should never have been stored.
 */
export async function renderNotice(content: NoticeContent): Promise<Buffer> {
  const checked = checkContent(content);
  if (!checked.ok) {
    throw new Error(`notice ${content.fileNumber} cannot be rendered: ${JSON.stringify(checked.refusal)}`);
  }
  // The library that draws is read with the first notice: most processes never draw one.
  const { renderLetter } = await import('../letter/render-letter.js');
  return renderLetter(composeNotice(content));
}
