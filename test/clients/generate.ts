import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';
import { interfaceTypes } from './interface-types.js';

/* `npm run client`: writes the types of the TypeScript client anew. */
writeFileSync(join(repositoryRoot, 'clients/typescript/src/interface.ts'), await interfaceTypes());
