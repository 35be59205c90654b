import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import { dateInChina } from '../primitives/calendar-date.js';
import { AppModule, type AppPlan } from '../app.module.js';
import { mountAccess } from '../access/access.module.js';
import { jsonSchemaOf } from '../nest/answers.js';
import { AdmissionLimit, limitInFlight } from '../nest/admission.js';
import { answerClientError } from '../nest/client-error.js';
import { limitBodies } from '../nest/body-limits.js';
import { PATIENCE } from '../nest/patience.js';
import { ProblemFilter } from '../nest/problem.filter.js';
import { PROBLEM_PAGE } from '../nest/problem-page.js';
import { schemaPipe } from '../nest/schema.pipe.js';
import { tokenOf } from '../nest/wire.js';
import { Database } from '../database/database.js';
import { KEY_VAULT } from '../pki/parts.js';
import { problemInEnvelope } from '../recognition/gb36906/answer/problem-in-envelope.js';
import { ApiDocument } from '../web/api-document.js';
import { completeDocument } from '../web/complete-document.js';
import type { OpenApiDocument } from '../web/page/reference-view.js';
import { apiExamples } from './api-examples.js';

/** Builds the whole service, ready to be listened with or asked in-process; nothing is listening yet. */
export async function openApp(plan: AppPlan): Promise<NestFastifyApplication> {
  // The page is asked for when there is a problem to draw: what fails before routing is answered by an option of the adapter, which is older than the app.
  const filter = new ProblemFilter(plan.log, plan.random, (problem, request) => app.get(tokenOf(PROBLEM_PAGE))(problem, request), problemInEnvelope);
  const adapter = new FastifyAdapter({
    bodyLimit: plan.config.BODY_LIMIT,
    requestTimeout: PATIENCE.requestTimeout,
    keepAliveTimeout: PATIENCE.keepAliveTimeout,
    http: PATIENCE,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => filter.answer(error, request, reply),
    clientErrorHandler: answerClientError,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(AppModule.on(plan), adapter, { bodyParser: false, abortOnError: false, logger: ['error', 'warn'] });
  const server = app.getHttpAdapter().getInstance();
  limitBodies(server);
  limitInFlight(server, new AdmissionLimit(plan.config.IN_FLIGHT_LIMIT), plan.clock);
  await mountAccess(app);
  app.useGlobalPipes(schemaPipe);
  app.useGlobalFilters(filter);
  app.get(ApiDocument).set(apiDocument(app, plan));
  await app.init();
  await server.ready();
  return app;
}

/** Nest lets requests under way finish before `close` returns; then nobody needs the database and the keys any more. */
export async function closeApp(app: INestApplicationContext): Promise<void> {
  const [database, vault] = [app.get(Database), app.get(tokenOf(KEY_VAULT))];
  await app.close();
  await database.close();
  await vault.close();
}

/** Opens the service without listening, for one task of the command line, and closes it whatever becomes of the task. */
export async function withApp<T>(plan: AppPlan, task: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const app = await openApp(plan);
  try {
    return await task(app);
  } finally {
    await closeApp(app);
  }
}

function apiDocument(app: NestFastifyApplication, { config: { publicUrl }, clock }: AppPlan): OpenApiDocument {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('证库 Zhengku')
    .setVersion('1')
    .setDescription('电子证照库接口。Departments issue licences, look them up for a purpose, and prove them true. Errors are RFC 9457 problems with a stable code.')
    .addServer(publicUrl)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const routes = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}-${method}`,
    standardSchemaConverter: (shape, { schemaType }) => ({ schema: jsonSchemaOf(shape as ZodType, schemaType) }),
  });
  return completeDocument(routes as unknown as OpenApiDocument, apiExamples(dateInChina(clock.now())));
}
