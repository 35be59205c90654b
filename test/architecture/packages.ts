import type { Fault } from './source.js';

/** `package.json`, as far as its dependencies go. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** `package-lock.json` (lockfileVersion 3): packages by folder, `node_modules/jose`. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly resolved?: string;
}

/** What a package's own `package.json` says of its licence: an SPDX expression, or an older form. */
export interface Licensed {
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

const ALLOWED = new Set(['MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0', 'OFL-1.1', 'Zlib']);

/** Every dependency is one exact version. */
export function unpinned(manifest: Manifest): Fault[] {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$/.test(version))
    .map(([name, version]) => `package.json: ${name} ${version} is not one exact version`);
}

/** The lockfile locks what `package.json` names and no address of a registry. */
export function unlocked(manifest: Manifest, lockfile: Lockfile): Fault[] {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return [
    ...wanted
      .filter(([name, version]) => lockfile.packages[`node_modules/${name}`]?.version !== version)
      .map(([name, version]) => `package-lock.json: ${name} ${version} is not what is locked`),
    ...Object.entries(lockfile.packages)
      .filter(([, { resolved }]) => resolved?.includes('://'))
      .map(([folder]) => `package-lock.json: ${folder} names the host that it came from`),
  ];
}

/** Every package that goes into service has a licence of the list. `read` gives the `package.json` of a folder, undefined where it is not installed on this platform. */
export function forbiddenLicences(lockfile: Lockfile, read: (folder: string) => Licensed | undefined): Fault[] {
  return Object.entries(lockfile.packages)
    .filter(([folder, { dev }]) => folder !== '' && dev !== true)
    .flatMap(([folder]) => {
      const said = read(folder);
      if (said === undefined) return [];
      const licence = licenceOf(said);
      return isAllowed(licence) ? [] : [`${folder}: licence ${licence === '' ? 'unknown' : licence} is not in the list`];
    });
}

function licenceOf({ license, licenses }: Licensed): string {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type ?? '').join(' OR ') ?? '';
}

/** SPDX: one of several joined by OR suffices, all joined by AND are needed. */
function isAllowed(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((each) => ALLOWED.has(each.trim())));
}
