import type { Role } from '#kernel';
import {
  BadRequestPage,
  MessagePage,
  NotAllowedPage,
  NotFoundPage,
  renderPage,
  ServerErrorPage,
} from '../layout/index.js';
import { roleWord, type PageFrame } from './page-frame.js';
import { problemTitle, type Problem } from './problem.js';

/** The page for a request that failed: says what happened, that nothing was changed, and where to go on. */
export function failurePage(frame: PageFrame, problem: Problem, needed: readonly Role[], reference: string): string {
  const { status, kind, detail } = problem;
  if (status >= 500 && status !== 503) return renderPage(<ServerErrorPage {...frame} reference={reference} />);
  if (needed.length > 0) return renderPage(<NotAllowedPage {...frame} whoMay={needed.map(roleWord).join(', ')} />);
  if (kind === 'http-404') return renderPage(<NotFoundPage {...frame} />);
  if (status === 400) return renderPage(<BadRequestPage {...frame} detail={detail} />);
  return renderPage(<MessagePage {...frame} title={problemTitle(status)} text={<p>{detail}</p>} />);
}
