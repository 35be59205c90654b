import type { ProblemPage } from '../nest/problem-page.js';
import { langOfRequest } from './page-request.js';
import type { Frame } from './page/page-view.js';
import { problemView } from './page/problem-view.js';
import type { PageRenderer } from './page/render.js';

/** Draws problems for people. */
export function problemPage(renderer: PageRenderer, frame: Frame): ProblemPage {
  return (problem, request) => {
    const { status, code, detail, reference } = problem;
    const said = status < 500 ? { status, code, sentence: detail } : { status, code };
    const lang = langOfRequest(request);
    return renderer.renderPage({ ...frame, ...problemView(reference === undefined ? said : { ...said, reference }, lang) }, lang);
  };
}
