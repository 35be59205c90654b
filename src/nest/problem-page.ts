import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';
import { part } from './wire.js';

/** Draws a problem as a page for people; the web floor supplies it. */
export type ProblemPage = (problem: Problem, request: FastifyRequest) => string;

export const PROBLEM_PAGE = part<ProblemPage>('ProblemPage');
