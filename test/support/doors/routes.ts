import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { WholeService } from '../service.js';

/** Every door of the running house as its own router has it, pages and interface alike, spelt as in the document: `GET /v1/licences/{identifier}`. */
export function routesOf({ app }: WholeService): string[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype as Type));
  return [...new Set(controllers.flatMap(routesIn))].sort();
}

function routesIn(controller: Type): string[] {
  const root = Reflect.getMetadata(PATH_METADATA, controller) as string;
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = (controller.prototype as Record<string, object>)[name] ?? {};
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    return method === undefined ? [] : [`${RequestMethod[method]} ${documented(root, Reflect.getMetadata(PATH_METADATA, handler) as string)}`];
  });
}

function documented(...parts: readonly string[]): string {
  const path = parts.flatMap((part) => part.split('/')).filter((part) => part !== '');
  return `/${path.map((part) => part.replace(/^:(\w+)$/, '{$1}').replace(/^\*.*$/, '{path}')).join('/')}`;
}
