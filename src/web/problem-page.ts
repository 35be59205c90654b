import type { ProblemPage } from '../nest/problem-page.js';
import { drawPage, langOfRequest } from './page/page-request.js';
import type { Frame } from './page/page-view.js';
import { problemView } from './page/problem-view.js';
import type { PageRenderer } from './page/render.js';

/** Draws problems for people. A fault's own sentence is for whoever calls the interface: people get the page's. */
export function problemPage(renderer: PageRenderer, frame: Frame): ProblemPage {
  return ({ status, code, detail, reference }, request) => {
    const said = status < 500 ? { status, code, sentence: detail } : { status, code };
    const view = problemView(reference === undefined ? said : { ...said, reference }, langOfRequest(request));
    return drawPage(renderer, { ...frame, ...view }, request);
  };
}
